/** A network in its normal form has the solutions it had. */
import { expect, it } from 'vitest';
import { normalise } from '#rules/engine/dd/normalise.ts';
import type { Clause, Network } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { randomNetwork } from '../../../factories/random-network.ts';
import { allSolutions } from '../../../oracle/brute-force-network.ts';

/** A random network and clauses of one or two literals, some of them on one variable twice. */
function withUnits(seed: number): Network {
  const network = randomNetwork(seed);
  const next = seededRandom(seed + 1);
  const random = (bound: number): number => Math.floor(next() * bound);
  const literal = () => {
    const variable = random(network.domains.length);
    const values = [...Array(network.domains[variable]).keys()].filter(() => random(2) === 0);
    return { variable, values };
  };
  const clauses = Array.from({ length: 1 + random(5) }, (): Clause => {
    const literals = Array.from({ length: 1 + random(2) }, literal);
    return { kind: 'clause', literals };
  });
  return { ...network, constraints: [...network.constraints, ...clauses] };
}

it('a normal form has the same solutions, and each variable once in a constraint', () => {
  let compared = 0;
  for (let seed = 1; seed <= 500; seed++) {
    const network = withUnits(seed);
    const normal = normalise(network);
    const solutions = allSolutions(network);
    if (!normal) {
      expect(solutions, `seed ${seed}`).toEqual([]);
      continue;
    }
    const { tables, clauses, linears } = normal;
    const constraints = [...tables, ...clauses, ...linears];
    expect(allSolutions({ ...network, constraints }), `seed ${seed}`).toEqual(solutions);
    for (const { literals } of clauses) {
      expect(new Set(literals.map(({ variable }) => variable)).size).toBe(literals.length);
    }
    if (solutions.length > 0) compared++;
  }
  expect(compared).toBeGreaterThan(150);
});
