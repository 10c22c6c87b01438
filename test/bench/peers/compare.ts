/** What the tools answered and how long it took: against the truth, and as lines of a table. */
import type { Truth } from '../conform/truth.ts';
import { quantile } from '../figures.ts';
import type { Click, Run, Task } from './peer.ts';

/** The valid values after each click of the task's traces, in their order. */
export function expectedOf(truth: Truth, task: Task): readonly Uint8Array[] {
  return truth.traces.slice(0, task.traces.length).flatMap(({ steps }) => {
    const state = truth.valid.slice();
    return steps.map(({ removed }) => {
      for (const at of removed) state[at] = 0;
      return state.slice();
    });
  });
}

export function differingClicks(clicks: readonly Click[], expected: readonly Uint8Array[]): number {
  return clicks.filter(({ valid, open }, index) => {
    const right = expected[index] ?? new Uint8Array(0);
    if (valid) return Buffer.compare(valid, right) !== 0;
    let free = 0;
    for (let at = 0; at < right.length; at += 2) if (right[at] === 1 && right[at + 1] === 1) free++;
    return open !== free;
  }).length;
}

const times = (clicks: readonly Click[]): number[] =>
  clicks.map(({ milliseconds }) => milliseconds);

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const cells = (samples: readonly number[]): string =>
  [0.5, 0.95, 0.99, 1].map((q) => shown(quantile(samples, q))).join(' | ');

export const headLines = (): string =>
  [
    '| tool | clicks | median | p95 | p99 | max | start, ms | their median / ours | their p99 / ours |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ].join('\n');

export function ownLine(
  name: string,
  startMs: number,
  runs: readonly (readonly Click[])[],
): string {
  const samples = runs.flatMap(times);
  return `| ${name} | ${runs[0]?.length ?? 0} × ${runs.length} | ${cells(samples)} | ${shown(startMs)} | | |`;
}

/** `around` are our runs before and after the peer's. */
export function peerLine(
  name: string,
  run: Run | string,
  around: readonly (readonly Click[])[],
): string {
  if (typeof run === 'string') return `| ${name} | ${run} | | | | | | | |`;
  const { clicks, startMs, note = 'none in time' } = run;
  if (clicks.length === 0) return `| ${name} | ${note} | | | | | | | |`;
  const theirs = times(clicks);
  const ours = around.flatMap((own) => times(own.slice(0, clicks.length)));
  const ratio = (q: number): string => shown(quantile(theirs, q) / quantile(ours, q));
  const start = Number.isNaN(startMs) ? '' : shown(startMs);
  return `| ${name}${run.note === undefined ? '' : ` (${run.note})`} | ${clicks.length} | ${cells(theirs)} | ${start} | ${ratio(0.5)} | ${ratio(0.99)} |`;
}
