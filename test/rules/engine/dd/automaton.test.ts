/** Automata accept exactly what their constraint allows, and know what each state supports. */
import { describe, expect, it } from 'vitest';
import { BROKEN, SATISFIED, type Automaton } from '#rules/engine/dd/automaton.ts';
import { linearAutomaton } from '#rules/engine/dd/linear-automaton.ts';
import { tableAutomaton } from '#rules/engine/dd/table-automaton.ts';
import type { Linear, Table } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { satisfies } from '../../../oracle/brute-force-network.ts';

function randomConstraint(seed: number): { sizes: number[]; constraint: Linear | Table } {
  const next = seededRandom(seed);
  const random = (bound: number): number => Math.floor(next() * bound);
  const sizes = Array.from({ length: 1 + random(4) }, () => 1 + random(3));
  const scope = [...sizes.keys()].sort(() => random(3) - 1);
  if (random(2) === 0) {
    // Few different weights, so that layers have states in common.
    const terms = scope.map((variable) => ({
      variable,
      weights: Array.from({ length: sizes[variable] ?? 0 }, () => random(3)),
    }));
    return { sizes, constraint: { kind: 'linear', terms, bound: random(2 * sizes.length) } };
  }
  const rows = Array.from({ length: 1 + random(8) }, () => scope.map((x) => random(sizes[x] ?? 1)));
  return { sizes, constraint: { kind: 'table', scope, rows: Uint16Array.from(rows.flat()) } };
}

/** Every way to go on from a layer: the values of it and all later ones. */
function continuations(sizes: readonly number[], from: number): readonly (readonly number[])[] {
  if (from >= sizes.length) return [[]];
  return continuations(sizes, from + 1).flatMap((rest) =>
    Array.from({ length: sizes[from] ?? 0 }, (_, value) => [value, ...rest]),
  );
}

/** Whether an automaton in a state accepts the values of its layer and all later ones. */
function accepts(automaton: Automaton, state: number, layer: number, values: readonly number[]) {
  let at = state;
  for (let i = 0; i < values.length; i++) {
    if (at === BROKEN || at === SATISFIED) break;
    expect(automaton.layers[at]).toBe(layer + i);
    at = automaton.next[at]?.[values[i] ?? -1] ?? BROKEN;
  }
  return at === SATISFIED;
}

describe('an automaton', () => {
  it('accepts what satisfies the constraint, and supports what some continuation has', () => {
    let states = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { sizes, constraint } = randomConstraint(seed);
      const automaton =
        constraint.kind === 'table'
          ? tableAutomaton(constraint, sizes)
          : linearAutomaton(constraint, sizes, 1_000);
      if (!automaton) throw new Error(`seed ${seed}: too many states`);
      const where = `seed ${seed}`;
      expect(automaton.scope, where).toEqual([...sizes.keys()]);
      for (const values of continuations(sizes, 0)) {
        expect(accepts(automaton, automaton.initial, 0, values), where).toBe(
          satisfies(constraint, values),
        );
      }
      for (let state = SATISFIED + 1; state < automaton.next.length; state++) {
        const layer = automaton.layers[state] ?? 0;
        const expected = sizes.slice(layer).map((size) => new Array<number>(size).fill(0));
        for (const values of continuations(sizes, layer)) {
          if (!accepts(automaton, state, layer, values)) continue;
          values.forEach((value, i) => expected[i]?.fill(1, value, value + 1));
        }
        expect([...(automaton.supports[state] ?? [])], where).toEqual(expected.flat());
        states++;
      }
    }
    expect(states).toBeGreaterThan(500);
  });

  it('is given up when a sum has too many states', () => {
    const terms = [0, 1, 2, 3, 4, 5].map((x) => ({ variable: x, weights: [0, 2 ** x] }));
    const sum: Linear = { kind: 'linear', terms, bound: 21 };
    const sizes = terms.map(() => 2);
    expect(linearAutomaton(sum, sizes, 3)).toBeUndefined();
    expect(linearAutomaton(sum, sizes, 100)).toBeDefined();
  });
});
