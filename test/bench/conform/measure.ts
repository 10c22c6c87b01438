/** One model of a set, from its file to its figures; run in a process of its own. */
import { openNetwork, type OpenOptions } from '#rules/engine/network/open-network.ts';
import { quantile } from '../figures.ts';
import { loadModel } from '../formats/load-model.ts';
import { replay } from './replay.ts';
import type { Measured, Times } from './report.ts';
import type { SetEntry } from './set.ts';
import { readTruth } from './truth.ts';

export function measureModel(folder: string, entry: SetEntry, options: OpenOptions): Measured {
  const start = performance.now();
  const model = loadModel(folder, entry);
  const loaded = performance.now();
  const { backend, artifactBytes, session } = openNetwork(model.network, options);
  const opened = performance.now();
  const truth = readTruth(folder, entry, model);
  const { clickMs, domainsMs, resetMs, ...counted } = replay(model, session, truth);
  if (clickMs.length === 0) throw new Error('the truth has no click to check');
  const { domains, constraints } = model.network;
  return {
    ...counted,
    backend,
    artifactBytes,
    variables: model.variables.length,
    values: truth.valid.length,
    helpers: domains.length - model.variables.length,
    constraints: constraints.length,
    traces: truth.traces.length,
    loadMs: loaded - start,
    compileMs: opened - loaded,
    clickMs: timesOf(clickMs),
    domainsMs: timesOf(domainsMs),
    resetMs: timesOf(resetMs),
    // Node gives kilobytes.
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
}

const timesOf = (samples: readonly number[]): Times => ({
  min: quantile(samples, 0),
  median: quantile(samples, 0.5),
  p99: quantile(samples, 0.99),
  max: quantile(samples, 1),
});
