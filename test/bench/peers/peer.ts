/**
 * What the engine and its peers have in common in a benchmark: a task, and what comes out of it.
 *
 * A click is one assignment and then the valid values of every variable. Every tool first replays
 * the `warm` traces unmeasured, then the measured ones until they end or the time is up.
 */
import type { Network } from '#rules/engine/network/network.ts';

export interface Pick {
  readonly variable: number;
  readonly value: number;
}

export type Trace = readonly Pick[];

export interface Task {
  readonly network: Network;
  /** The number of variables of the file; those after them are helpers of its reader. */
  readonly named: number;
  /** The number of values, numbered through, that a click must answer: the file's variables. */
  readonly values: number;
  /** The file, where a tool reads it itself. */
  readonly dimacs?: string | undefined;
  readonly warm: readonly Trace[];
  readonly warmSeconds: number;
  readonly traces: readonly Trace[];
  /** No further click is begun after this time. */
  readonly seconds: number;
  readonly mostClicks: number;
}

export interface Click {
  readonly milliseconds: number;
  /** 1 for a valid value, numbered through. */
  readonly valid?: Uint8Array;
  /** Where a tool says only this: the two-valued variables of which both values are valid. */
  readonly open?: number;
}

export interface Run {
  /** From the network in memory (or its file) to the first question. */
  readonly startMs: number;
  /** In the order of the traces; fewer where time ran out. */
  readonly clicks: readonly Click[];
  /** Why there are no more of them, where it wasn't the time. */
  readonly note?: string;
}

export interface Peer {
  readonly name: string;
  /** A run, or why there is none. */
  run(task: Task): Run | string | Promise<Run | string>;
}

/** Something that takes clicks one by one in this process. */
export interface ClickSession {
  reset(): void;
  click(pick: Pick): Uint8Array | Promise<Uint8Array>;
}

/** Clicks are added to the list one by one: what was measured before a fault is there. */
export async function replayClicks(
  session: ClickSession,
  task: Task,
  clicks: Click[] = [],
): Promise<Click[]> {
  const warmEnd = performance.now() + 1_000 * task.warmSeconds;
  for (const trace of task.warm) {
    session.reset();
    for (const pick of trace) if (performance.now() < warmEnd) await session.click(pick);
  }
  const end = performance.now() + 1_000 * task.seconds;
  for (const trace of task.traces) {
    session.reset();
    for (const pick of trace) {
      const before = performance.now();
      if (before > end || clicks.length === task.mostClicks) return clicks;
      const answer = session.click(pick);
      const valid = answer instanceof Promise ? await answer : answer;
      clicks.push({ milliseconds: performance.now() - before, valid: valid.slice(0, task.values) });
    }
  }
  return clicks;
}
