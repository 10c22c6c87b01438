/** Native MiniSat, as built for the feature models, as one of the peers. */
import { buildMinisat } from './minisat.ts';
import type { Peer, Trace } from './peer.ts';

const signed = (trace: Trace): number[] =>
  trace.map(({ variable, value }) => (variable + 1) * (value === 1 ? 1 : -1));

/** One check for each open feature, and with the solutions found remembered. */
export function minisatPeers(): readonly Peer[] {
  let built: ReturnType<typeof buildMinisat> | undefined;
  return [false, true].map((remember) => ({
    name: `MiniSat, native, ${remember ? 'solutions remembered' : 'each open feature'}`,
    run(task) {
      const minisat = (built ??= buildMinisat());
      if ('missing' in minisat) return `not installed: ${minisat.missing}`;
      if (task.dimacs === undefined) return 'takes feature models only';
      const traces = [...task.warm, ...task.traces].map(signed);
      const warm = task.warm.reduce((sum, trace) => sum + trace.length, 0);
      const clicks = minisat.replay(task.dimacs, traces, remember).slice(warm);
      return { startMs: NaN, clicks: clicks.slice(0, Math.min(clicks.length, task.mostClicks)) };
    },
  }));
}
