import { expect, it } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { DiagramSession } from '#rules/engine/dd/diagram-session.ts';
import type { Constraint, Network } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { randomNetwork } from '../../../factories/random-network.ts';
import { allSolutions } from '../../../oracle/brute-force-network.ts';

const BLOCKS = 60;

/** The same network many times, side by side: its solutions are those of each, multiplied. */
function sideBySide(network: Network): Network {
  const width = network.domains.length;
  const moved = (constraint: Constraint, by: number): Constraint => {
    if (constraint.kind === 'table') {
      return { ...constraint, scope: constraint.scope.map((x) => x + by) };
    }
    if (constraint.kind === 'clause') {
      const literals = constraint.literals.map((l) => ({ ...l, variable: l.variable + by }));
      return { ...constraint, literals };
    }
    const terms = constraint.terms.map((term) => ({ ...term, variable: term.variable + by }));
    return { ...constraint, terms };
  };
  const blocks = Array.from({ length: BLOCKS }, (_, block) => block * width);
  return {
    domains: blocks.flatMap(() => network.domains),
    constraints: blocks.flatMap((by) => network.constraints.map((each) => moved(each, by))),
    objectives: [],
  };
}

it('counts numbers far above what a double holds, while assignments come and go', () => {
  let large = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const network = randomNetwork(seed);
    const solutions = allSolutions(network);
    if (solutions.length === 0) continue;
    const width = network.domains.length;
    const diagram = compileDiagram(sideBySide(network));
    if (!diagram) throw new Error(`seed ${seed} did not fit`);
    const session = new DiagramSession(diagram, []);
    const random = seededRandom(seed);
    const chosen = new Map<number, number>();
    for (let step = 0; step < 20; step++) {
      const block = Math.floor(random() * BLOCKS);
      const solution = solutions[Math.floor(random() * solutions.length)] ?? [];
      const x = Math.floor(random() * width);
      if (chosen.has(block)) {
        chosen.delete(block);
        for (let y = 0; y < width; y++) session.retract(block * width + y);
      } else {
        chosen.set(block, solutions.filter((each) => each[x] === solution[x]).length);
        session.assign(block * width + x, solution[x] ?? 0);
      }
      let expected = 1n;
      for (let b = 0; b < BLOCKS; b++) expected *= BigInt(chosen.get(b) ?? solutions.length);
      expect(session.count(), `seed ${seed}, step ${step}`).toBe(expected);
      if (expected > 2n ** 64n) large++;
    }
  }
  expect(large).toBeGreaterThan(100);
}, 60_000);
