/**
 * A peer given the network of value classes instead of the whole one: for catalogues, which none of
 * them could take otherwise. Finding the classes counts as starting; putting their answers back
 * into single values is not timed.
 */
import { valueOffsets } from '#rules/engine/network/network.ts';
import { expandValid, valueClasses } from './value-classes.ts';
import type { Click, Peer, Trace } from './peer.ts';

export const onClasses = (peer: Peer): Peer => ({
  name: `${peer.name}, on classes`,
  async run(task) {
    const before = performance.now();
    const classes = valueClasses(task.network, task.named);
    const grouped = performance.now() - before;
    const { network, classOf } = classes;
    const onClass = (trace: Trace): Trace =>
      trace.map(({ variable, value }) => ({ variable, value: classOf[variable]?.[value] ?? 0 }));
    const run = await peer.run({
      ...task,
      network,
      values: valueOffsets(network.domains)[task.named] ?? 0,
      warm: task.warm.map(onClass),
      traces: task.traces.map(onClass),
    });
    if (typeof run === 'string') return run;
    const picks = task.traces.flatMap((trace) =>
      trace.map((_, index) => new Map(trace.slice(0, index + 1).map((p) => [p.variable, p.value]))),
    );
    const clicks = run.clicks.map(({ milliseconds, valid = new Uint8Array(0) }, index): Click => {
      const picked = picks[index] ?? new Map<number, number>();
      return { milliseconds, valid: expandValid(valid, classes, task.named, picked) };
    });
    return { startMs: grouped + run.startMs, clicks };
  },
});
