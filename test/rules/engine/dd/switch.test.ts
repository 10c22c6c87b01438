import { expect, it } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { DiagramSession } from '#rules/engine/dd/diagram-session.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { randomNetwork } from '../../../factories/random-network.ts';
import { allSolutions, worth } from '../../../oracle/brute-force-network.ts';

it('knows what each assignment alone could be changed to, and what that comes to at least', () => {
  let changes = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const network = randomNetwork(seed);
    const solutions = allSolutions(network);
    const diagram = compileDiagram(network);
    if (!diagram) throw new Error(`seed ${seed} did not fit`);
    const session = new DiagramSession(diagram, network.objectives);
    const offsets = valueOffsets(network.domains);
    const random = seededRandom(seed);
    const assigned = new Map<number, number>();
    for (let step = 0; step < 4; step++) {
      const x = Math.floor(random() * network.domains.length);
      const value = Math.floor(random() * (network.domains[x] ?? 0));
      if (network.domains[x] === 0) continue;
      assigned.set(x, value);
      session.assign(x, value);
      for (const [objective, sought] of network.objectives.entries()) {
        const found = session.leastOfChanges(objective);
        network.domains.forEach((size, variable) => {
          for (let v = 0; v < size; v++) {
            const holding = solutions.filter(
              (solution) =>
                solution[variable] === v &&
                [...assigned].every(([y, own]) => y === variable || solution[y] === own),
            );
            const least = Math.min(...holding.map((solution) => worth(sought, solution)));
            if (assigned.has(variable) && assigned.get(variable) !== v && least < Infinity)
              changes++;
            const where = `seed ${seed}, step ${step}, variable ${variable}, value ${v}`;
            expect(found[(offsets[variable] ?? 0) + v], where).toBe(least);
          }
        });
      }
    }
  }
  expect(changes).toBeGreaterThan(500);
});
