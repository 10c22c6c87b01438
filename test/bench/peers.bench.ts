/**
 * The engine beside other tools on the traces of the benchmark, in one run: the time from a click
 * to the valid values of every variable, all of them compared with the truth.
 *
 * Each model has a process of its own; in it the tools take turns, ours before and after each peer,
 * and a ratio is of the same clicks.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSet, type SetEntry } from './conform/set.ts';
import { readTruth } from './conform/truth.ts';
import { loadModel } from './formats/load-model.ts';
import { clingo } from './peers/clingo.ts';
import { clingoWasm } from './peers/clingo-wasm.ts';
import { onClasses } from './peers/on-classes.ts';
import { differingClicks, headLines, ownLine, peerLine, expectedOf } from './peers/compare.ts';
import { logicSolver } from './peers/logic-solver.ts';
import { minisatPeers } from './peers/minisat-peer.ts';
import { openOwn } from './peers/own.ts';
import type { Click, Peer, Task } from './peers/peer.ts';

const SET = path.resolve('../shared/bench');
const MODEL = 'PEERS_MODEL';
const WARM_TRACES = 2;
const WARM_SECONDS = 1;
const SECONDS = 4;
/** Feature models have long traces. */
const FEATURE_TRACES = 4;
const WASM_CLICKS = 8;

const MULTI_VALUED: readonly Peer[] = [
  logicSolver('any'),
  logicSolver('one'),
  clingo,
  {
    ...clingoWasm,
    run: (task) => clingoWasm.run({ ...task, warm: [], mostClicks: WASM_CLICKS }),
  },
];
const FEATURES: readonly Peer[] = [logicSolver('any'), logicSolver('one'), ...minisatPeers()];

const MODELS: Readonly<Record<string, readonly Peer[]>> = {
  'renault-medium': MULTI_VALUED,
  'renault-megane': MULTI_VALUED,
  'pc-buildcores-a': MULTI_VALUED.map(onClasses),
  gcc: MULTI_VALUED,
  healthcare4: MULTI_VALUED,
  storage5: MULTI_VALUED,
  e_shop: FEATURES,
  'toybox-0.7.5': FEATURES,
  'windows-8': FEATURES,
  'financialservices-2018-05-09': FEATURES,
  'busybox-1.28.0': FEATURES,
};

async function compareModel(entry: SetEntry): Promise<void> {
  const model = loadModel(SET, entry);
  const truth = readTruth(SET, entry, model);
  const traces = truth.traces.map(({ steps }) => steps);
  const most = entry.format === 'dimacs' ? FEATURE_TRACES : Infinity;
  const task: Task = {
    network: model.network,
    named: model.variables.length,
    values: truth.valid.length,
    dimacs: entry.format === 'dimacs' ? path.join(SET, entry.model) : undefined,
    warm: traces.slice(-WARM_TRACES),
    warmSeconds: WARM_SECONDS,
    traces: traces.slice(0, Math.min(traces.length - WARM_TRACES, most)),
    seconds: SECONDS,
    mostClicks: Infinity,
  };
  const expected = expectedOf(truth, task);
  const check = (name: string, clicks: readonly Click[]): void => {
    const differing = differingClicks(clicks, expected);
    if (differing === 0) return;
    console.log(`MISMATCH: ${name} differs from the truth after ${differing} clicks`);
    process.exitCode = 1;
  };
  const own = openOwn(model.network);
  const ours = async (): Promise<Click[]> => {
    const clicks = await own.replay(task);
    check('Kitwright', clicks);
    return clicks;
  };
  const runs: Click[][] = [];
  runs.push(await ours());
  const lines: string[] = [];
  for (const peer of MODELS[entry.id] ?? []) {
    const run = await peer.run(task);
    runs.push(await ours());
    if (typeof run !== 'string') check(peer.name, run.clicks);
    lines.push(peerLine(peer.name, run, runs.slice(-2)));
  }
  const { opened, startMs } = own;
  console.log(`\n### ${entry.id}\n\n${headLines()}`);
  console.log(ownLine(`Kitwright, ${opened.backend}`, startMs, runs));
  for (const line of lines) console.log(line);
}

async function main(): Promise<void> {
  if (!existsSync(SET)) return console.log(`not measured: no ${SET}`);
  const asked = process.env[MODEL];
  const entries = readSet(SET);
  for (const id of asked === undefined ? Object.keys(MODELS) : [asked]) {
    const entry = entries.find((one) => one.id === id);
    if (!entry) {
      console.log(`\n### ${id}\n\nnot measured: not in ${SET}`);
      continue;
    }
    if (asked !== undefined) return compareModel(entry);
    const env = { ...process.env, [MODEL]: id };
    const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
      env,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
  if (asked === undefined) console.log(`\nLoad at the end: ${loadavg()[1]?.toFixed(1)}.`);
}

await main();
