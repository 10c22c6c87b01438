import { expect, it } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { DiagramSession } from '#rules/engine/dd/diagram-session.ts';
import type { AnyObjective } from '#rules/engine/dd/objective.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { randomNetwork } from '../../../factories/random-network.ts';
import { allSolutions } from '../../../oracle/brute-force-network.ts';

it('the greatest of some weights is made small, for all and for each value', () => {
  let compared = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const network = randomNetwork(seed);
    const solutions = allSolutions(network);
    const diagram = compileDiagram(network);
    if (!diagram) throw new Error(`seed ${seed} did not fit`);
    const random = seededRandom(seed);
    const weights = network.domains.map((size) =>
      Array.from({ length: size }, () => Math.floor(random() * 20)),
    );
    const terms = weights.map((own, variable) => ({ variable, weights: own }));
    const sought: AnyObjective = { name: 'slowest', constant: 3, terms, combine: 'max' };
    const session = new DiagramSession(diagram, [sought]);
    const worth = (solution: readonly number[]): number =>
      3 + Math.max(0, ...solution.map((value, x) => weights[x]?.[value] ?? 0));
    const least = (some: readonly (readonly number[])[]): number => Math.min(...some.map(worth));
    const where = `seed ${seed}`;
    expect(session.optimum(0, 'least') ?? Infinity, where).toBe(least(solutions));
    const found = session.least(0);
    const offsets = valueOffsets(network.domains);
    network.domains.forEach((size, x) => {
      for (let value = 0; value < size; value++) {
        const having = solutions.filter((solution) => solution[x] === value);
        expect(found[(offsets[x] ?? 0) + value], where).toBe(least(having));
        if (having.length > 0) compared++;
      }
    });
    const best = session.solution(0);
    if (best) expect(worth([...best]), where).toBe(least(solutions));
  }
  expect(compared).toBeGreaterThan(500);
});
