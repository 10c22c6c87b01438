/**
 * Kills a process in the middle of one service call, for tests of what is left behind.
 *
 * The moments are drawn, with a seed, from the time the same call takes undisturbed, so that they
 * fall before, into and after its transaction on machines of any speed. `CRASH_RUNS` says how many
 * processes are to be killed, for a long run on demand, which then says how the kills fell.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { seededRandom } from '#rules/kernel/random.ts';

export interface ServiceCall {
  /** Database the process connects to. */
  readonly url: string;
  /** Module and name of the service, such as `#app/services/orders/place-order.server.ts`. */
  readonly module: string;
  readonly service: string;
  /** What it is given, as JSON; a property `now` is a date. */
  readonly args: readonly unknown[];
}

/** Where a process was when it was killed; `done` if it was too late. */
export type Fell = 'before the transaction' | 'in a transaction' | 'after a transaction' | 'done';

/** When to kill a process: so long after the call or its first transaction began, or `from` came. */
export interface Moment {
  readonly afterMs: number;
  readonly from: 'call' | 'transaction' | Promise<unknown>;
}

export interface Ending {
  readonly killed: boolean;
  readonly fell: Fell;
  /** From where its moment was counted from to the end of the process, in milliseconds. */
  readonly took: number;
}

const scripts = new Map<string, Promise<string>>();

/**
 * The module as one file that calls a service of it: hundreds of processes are to start quickly.
 * Beside the packages, which it loads; under the same name every time, so that none are left over.
 */
async function bundle(module: string): Promise<string> {
  const folder = resolve('.cache/crash');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `${basename(module, '.ts')}.mjs`);
  const contents = `
    import * as services from '${module}';
    import { call } from '#test/setup/crash-process.ts';
    await call(services);`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve('.'), loader: 'ts' },
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
  // At once: another run may be starting from it.
  const draft = `${outfile}.${process.pid}`;
  writeFileSync(draft, outputFiles[0]?.contents ?? '');
  renameSync(draft, outfile);
  return outfile;
}

function scriptOf(module: string): Promise<string> {
  const made = scripts.get(module) ?? bundle(module);
  scripts.set(module, made);
  return made;
}

/** Runs the call in a process of its own, and kills it; with no `afterMs`, only times it. */
export async function runAndKill(
  call: ServiceCall,
  { afterMs, from = 'call' }: Partial<Moment> = {},
): Promise<Ending> {
  const script = await scriptOf(call.module);
  return new Promise((settle, reject) => {
    const args = [script, JSON.stringify(call)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let faults = '';
    let begun = false;
    let began = 0;
    let ended = 0;
    const count = (): void => {
      began = performance.now();
      if (afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
    };
    child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!begun && output.includes(from === 'transaction' ? 'open' : 'begin')) {
        begun = true;
        if (typeof from === 'string') count();
        else void from.then(count);
      }
      if (output.includes('done')) ended = performance.now();
    });
    child.on('error', reject);
    // What it has said is read to its end: then its output is closed.
    child.on('close', (code) => {
      const took = (ended || performance.now()) - began;
      const fell = fellAt(output);
      if (fell === 'done') settle({ killed: false, fell, took });
      else if (code === null) settle({ killed: true, fell, took });
      else reject(new Error(`the process failed:\n${faults}`));
    });
  });
}

function fellAt(output: string): Fell {
  const count = (word: string): number => output.split(word).length - 1;
  if (count('done') > 0) return 'done';
  if (count('open') === 0) return 'before the transaction';
  return count('open') > count('closed') ? 'in a transaction' : 'after a transaction';
}

interface Kill<T> {
  /** Made anew for each process: what its call works on, and what it is given. */
  readonly prepare: () => Promise<T & { readonly args: readonly unknown[] }>;
  readonly call: Omit<ServiceCall, 'args'>;
  readonly seed: number;
  /** How many are to be killed where `CRASH_RUNS` does not say. */
  readonly few: number;
  /** Looks at what was left, `where` telling which kill it was; whether all was there. */
  readonly look: (made: T, ending: Ending, where: string) => Promise<boolean>;
}

/**
 * Kills processes at moments by turns of the whole call and of its transaction, and looks at what
 * each has left; how many were killed, and how the kills fell.
 */
export async function killEach<T>({ prepare, call, seed, few, look }: Kill<T>): Promise<Falls> {
  const ready = async (): Promise<ServiceCall> => ({ ...call, args: (await prepare()).args });
  const momentsInTurn = await momentsOf(ready, seed);
  const falls: string[] = [];
  const runs = crashRuns(few);
  let killed = 0;
  while (killed < runs) {
    const moments = momentsInTurn();
    const moment = moments.next();
    const where = `killed ${moment.afterMs} ms after the ${String(moment.from)} began, seed ${seed}`;
    const made = await prepare();
    const ending = await runAndKill({ ...call, args: made.args }, moment);
    moments.learn(ending);
    if (ending.killed) killed += 1;
    const isWhole = await look(made, ending, where);
    falls.push(`${ending.fell}, ${isWhole ? 'all' : 'nothing'} left`);
  }
  return { killed, falls };
}

export interface Falls {
  readonly killed: number;
  readonly falls: readonly string[];
}

/** How many processes to kill: `few`, or what `CRASH_RUNS` says. */
export const crashRuns = (few: number): number => Number(process.env['CRASH_RUNS'] ?? few);

export interface Moments {
  next(): Moment;
  /** How that went: on a machine that others use, calls do not always take the same. */
  learn(ending: Ending): void;
}

/** Spread over a little more than the call takes `from` there on: at first `took`. */
export function crashMoments(
  { took }: Ending,
  seed: number,
  from: 'call' | 'transaction' = 'call',
): Moments {
  const random = seededRandom(seed);
  let expected = took;
  return {
    next: () => ({ afterMs: Math.round(random() * expected * 1.2), from }),
    learn(ending) {
      if (!ending.killed) expected = (expected + ending.took) / 2;
      else if (ending.took > expected) expected = ending.took * 1.1;
    },
  };
}

/** By turns over the whole call and over its transaction, which is the smaller part of most. */
async function momentsOf(
  prepare: () => Promise<ServiceCall>,
  seed: number,
): Promise<() => Moments> {
  const whole = crashMoments(await runAndKill(await prepare()), seed);
  const timed = await runAndKill(await prepare(), { from: 'transaction' });
  const inside = crashMoments(timed, seed, 'transaction');
  let turn = 0;
  return () => {
    turn += 1;
    return turn % 2 === 1 ? inside : whole;
  };
}

/** After a long run, how often each thing was seen: how the kills fell, and what they left. */
export function tellCounts(title: string, seen: readonly string[]): void {
  if (process.env['CRASH_RUNS'] === undefined) return;
  const counts = new Map<string, number>();
  for (const one of seen) counts.set(one, (counts.get(one) ?? 0) + 1);
  const lines = [...counts].sort().map(([what, count]) => `  ${count} ${what}\n`);
  process.stdout.write(`${title}: ${seen.length}\n${lines.join('')}`);
}
