import { describe, expect, it } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { conditioned } from '#rules/engine/dd/condition.ts';
import { Restriction } from '#rules/engine/dd/restriction.ts';
import { sizeOf } from '#rules/engine/dd/diagram.ts';
import type { Network } from '#rules/engine/network/network.ts';
import { randomNetwork } from '../../../factories/random-network.ts';

/** A sum of many different weights, whose diagram is large. */
const variables = Array.from({ length: 14 }, (_, variable) => variable);
const sum: Network = {
  domains: variables.map(() => 3),
  constraints: [
    {
      kind: 'linear',
      terms: variables.map((variable) => ({ variable, weights: [0, 2 ** variable, variable] })),
      bound: 9_999,
    },
  ],
  objectives: [],
};

describe('a diagram that does not fit', () => {
  const plenty = { work: 10_000_000, size: 100_000, sumStates: 20_000 };

  it('is given up when the search takes too long', () => {
    expect(compileDiagram(sum, { ...plenty, work: 200 })).toBeUndefined();
  });

  it('is given up when it grows too large', () => {
    const diagram = compileDiagram(sum, plenty);
    if (!diagram) throw new Error('it did not fit');
    expect(compileDiagram(sum, { ...plenty, size: Math.floor(sizeOf(diagram) / 2) })).toBe(
      undefined,
    );
  });
});

it('keeps no set of values that no decision has', () => {
  let sets = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const network = randomNetwork(seed);
    const whole = compileDiagram(network);
    if (!whole) throw new Error(`seed ${seed} did not fit`);
    const [first = 1] = network.domains;
    const restriction = new Restriction(whole);
    restriction.assign(0, first - 1);
    const part = conditioned(restriction, () => true);
    for (const { setVariables, edgeSets } of [whole, part]) {
      const used = [...new Set(edgeSets)].sort((a, b) => a - b);
      expect(used, `seed ${seed}`).toEqual([...setVariables.keys()]);
      sets += used.length;
    }
  }
  expect(sets).toBeGreaterThan(100);
});

it('has no decision with two ways to one rest', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const diagram = compileDiagram(randomNetwork(seed));
    if (!diagram) throw new Error(`seed ${seed} did not fit`);
    const { edgeStarts, edgeTargets } = diagram;
    for (let node = 0; node + 1 < edgeStarts.length; node++) {
      const targets = edgeTargets.slice(edgeStarts[node], edgeStarts[node + 1]);
      expect(new Set(targets).size, `seed ${seed}`).toBe(targets.length);
    }
  }
});
