/**
 * The solver on the feature models of the benchmark, side by side with MiniSat: the time from a
 * pick to all valid values, on the same traces in the same run. Both must leave the same features
 * open.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Network } from '#rules/engine/network/network.ts';
import { openSolverSession } from '#rules/engine/network/solver-session.ts';
import { readSet } from './conform/set.ts';
import { readTruth } from './conform/truth.ts';
import { quantile } from './figures.ts';
import { loadModel } from './formats/load-model.ts';
import { buildMinisat, type PeerClick } from './peers/minisat.ts';

const SET = path.resolve('../shared/bench');
const TRACES = 3;

type Traces = readonly (readonly number[])[];

function replay(network: Network, traces: Traces): { opened: number; clicks: PeerClick[] } {
  const start = performance.now();
  const session = openSolverSession(network);
  const opened = performance.now() - start;
  const clicks: PeerClick[] = [];
  for (const trace of traces) {
    for (const variable of network.domains.keys()) session.retract(variable);
    session.domains();
    for (const pick of trace) {
      const before = performance.now();
      session.assign(Math.abs(pick) - 1, pick > 0 ? 1 : 0);
      const valid = session.domains();
      const milliseconds = performance.now() - before;
      let open = 0;
      for (let at = 0; at < valid.length; at += 2)
        if (valid[at] === 1 && valid[at + 1] === 1) open++;
      clicks.push({ milliseconds, open });
    }
  }
  return { opened, clicks };
}

const times = (clicks: readonly PeerClick[]): string =>
  clicks.length === 0
    ? 'not measured'
    : [0.5, 0.95, 0.99, 1]
        .map((q) =>
          quantile(
            clicks.map(({ milliseconds }) => milliseconds),
            q,
          ).toFixed(2),
        )
        .join(' / ');

function ratio(peer: readonly PeerClick[], own: readonly PeerClick[]): string {
  if (peer.length === 0) return '';
  const at = (clicks: readonly PeerClick[]): number =>
    quantile(
      clicks.slice(0, peer.length).map(({ milliseconds }) => milliseconds),
      0.99,
    );
  return (at(peer) / at(own)).toFixed(1);
}

function compare(id: string, own: readonly PeerClick[], peer: readonly PeerClick[]): void {
  const differing = peer.filter(({ open }, index) => own[index]?.open !== open).length;
  if (differing === 0) return;
  console.error(`${id}: ${differing} states differ from the peer's`);
  process.exitCode = 1;
}

if (!existsSync(SET)) console.log(`not measured: no ${SET}`);
else {
  const minisat = buildMinisat();
  if ('missing' in minisat) console.log(`MiniSat not measured: ${minisat.missing}\n`);
  console.log('Milliseconds: median / p95 / p99 / greatest; ratios of the p99.\n');
  console.log('| model | clicks | opened | Kitwright | MiniSat, each open feature | ratio | MiniSat, solutions remembered | ratio |'); // prettier-ignore
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const entry of readSet(SET).filter(({ kind }) => kind === 'feature-models')) {
    const model = loadModel(SET, entry);
    const truth = readTruth(SET, entry, model);
    const traces = truth.traces
      .slice(0, TRACES)
      .map(({ steps }) =>
        steps.map(({ variable, value }) => (variable + 1) * (value === 1 ? 1 : -1)),
      );
    const { opened, clicks } = replay(model.network, traces);
    const [plain = [], remembering = []] =
      'missing' in minisat
        ? []
        : [false, true].map((remember) =>
            minisat.replay(path.join(SET, entry.model), traces, remember),
          );
    compare(entry.id, clicks, plain);
    compare(entry.id, clicks, remembering);
    console.log(
      `| ${entry.id} | ${clicks.length} | ${opened.toFixed(0)} | ${times(clicks)} | ${times(plain)} | ${ratio(plain, clicks)} | ${times(remembering)} | ${ratio(remembering, clicks)} |`,
    );
  }
}
