/**
 * Kills a process in the middle of one service call, for tests of what is left behind.
 *
 * The moments are drawn, with a seed, from the time the same call takes undisturbed, so that they
 * fall before, into and after its transaction on machines of any speed. `CRASH_RUNS` says how
 * often, for a long run on demand.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '#rules/kernel/random.ts';
import type { Actor } from '#app/utils/actor.ts';

const SCRIPT = fileURLToPath(new URL('./crash-process.ts', import.meta.url));

export interface ServiceCall {
  /** Database the process connects to. */
  readonly url: string;
  /** Module and name of the service, such as `#app/services/orders/place-order.server.ts`. */
  readonly module: string;
  readonly service: string;
  readonly actor: Actor;
  readonly input: unknown;
}

export interface Ending {
  readonly end: 'done' | 'killed';
  /** From the beginning of the call to the end of the process, in milliseconds. */
  readonly took: number;
}

/** Runs the call in a process of its own, killed `afterMs` after it began (never, if left out). */
export function runAndKill(call: ServiceCall, afterMs?: number): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', SCRIPT, JSON.stringify(call)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let faults = '';
    let began = 0;
    let ended = 0;
    child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (began === 0 && output.includes('begin')) {
        began = performance.now();
        if (afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), afterMs);
      }
      if (output.includes('done')) ended = performance.now();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      const took = (ended || performance.now()) - began;
      if (output.includes('done')) resolve({ end: 'done', took });
      else if (code === null) resolve({ end: 'killed', took });
      else reject(new Error(`the process failed:\n${faults}`));
    });
  });
}

/** How many processes to kill: `few`, or what `CRASH_RUNS` says. */
export const crashRuns = (few: number): number => Number(process.env['CRASH_RUNS'] ?? few);

/** Moments to kill at, spread over a little more than the call takes. */
export function crashMoments(count: number, took: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.round(random() * took * 1.2));
}
