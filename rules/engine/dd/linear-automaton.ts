/**
 * The automaton of a sum: a state is a layer and an interval of what may still be spent in which
 * the remaining constraint is the same.
 *
 * Method: reduced diagrams of pseudo-Boolean constraints by intervals (Abío et al., A new look at
 * BDDs for pseudo-Boolean constraints, JAIR 45, 2012), here over many-valued variables.
 */
import type { Linear } from '../network/network.ts';
import { BROKEN, SATISFIED, StateTable, type Automaton } from './automaton.ts';

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly state: number;
}

/** `linear` and `sizes` in preorder numbers; undefined when it takes more than `limit` states. */
export function linearAutomaton(
  linear: Linear,
  sizes: readonly number[],
  limit: number,
): Automaton | undefined {
  const terms = [...linear.terms].sort((a, b) => a.variable - b.variable);
  const least = terms.map(({ weights }) => Math.min(...weights));
  const most = terms.map(({ weights }) => Math.max(...weights));
  for (let i = terms.length - 2; i >= 0; i--) {
    least[i] = (least[i] ?? 0) + (least[i + 1] ?? 0);
    most[i] = (most[i] ?? 0) + (most[i + 1] ?? 0);
  }
  const known: Interval[][] = terms.map(() => []);
  const states = new StateTable();
  let exceeded = false;

  /** The state of `left` to spend from `layer` on, with all that would be the same state. */
  const build = (layer: number, left: number): Interval => {
    const need = least[layer] ?? 0;
    const can = most[layer] ?? 0;
    if (left < need) return { from: -Infinity, to: need - 1, state: BROKEN };
    if (left >= can) return { from: can, to: Infinity, state: SATISFIED };
    const found = lookUp(known[layer] ?? [], left);
    if (found) return found;
    let from = -Infinity;
    let to = Infinity;
    const weights = terms[layer]?.weights ?? [];
    const next = Int32Array.from(weights, (weight) => {
      if (exceeded) return BROKEN;
      const below = build(layer + 1, left - weight);
      from = Math.max(from, below.from + weight);
      to = Math.min(to, below.to + weight);
      return below.state;
    });
    const interval = { from, to, state: states.state(layer, next) };
    if (states.next.length > limit) exceeded = true;
    insert(known[layer] ?? [], interval);
    return interval;
  };

  const { state } = build(0, linear.bound);
  if (exceeded) return undefined;
  return states.finish(
    terms.map(({ variable }) => variable),
    sizes,
    state,
  );
}

/** Index of the first interval that ends at `left` or later; intervals are disjoint, ascending. */
function place(intervals: readonly Interval[], left: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle] as Interval).to < left) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lookUp(intervals: readonly Interval[], left: number): Interval | undefined {
  const found = intervals[place(intervals, left)];
  return found && found.from <= left ? found : undefined;
}

function insert(intervals: Interval[], interval: Interval): void {
  intervals.splice(place(intervals, interval.from), 0, interval);
}
