/** The tree's invariant: whatever a constraint speaks of lies on one path from a root. */
import { describe, expect, it } from 'vitest';
import { pseudoTree, type Heuristic } from '#rules/engine/dd/pseudo-tree.ts';
import { seededRandom } from '#rules/kernel/random.ts';

const HEURISTICS: readonly Heuristic[] = ['weighted-fill', 'fill', 'degree'];

function randomScopes(seed: number) {
  const next = seededRandom(seed);
  const random = (bound: number): number => Math.floor(next() * bound);
  const count = 2 + random(24);
  const sizes = Array.from({ length: count }, () => 2 + random(9));
  const scopes = Array.from({ length: random(2 * count) }, () =>
    Array.from({ length: 1 + random(4) }, () => random(count)),
  );
  return { sizes, scopes };
}

const ORDERS = HEURISTICS.flatMap((heuristic) => [
  { heuristic, ties: 'the first', chance: undefined },
  { heuristic, ties: 'any', chance: seededRandom(7) },
]);

describe.each(ORDERS)('a pseudo-tree by $heuristic, of ties $ties', ({ heuristic, chance }) => {
  it('has every scope on one path, and numbers every subtree through', () => {
    let branching = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const where = `seed ${seed}`;
      const { sizes, scopes } = randomScopes(seed);
      const tree = pseudoTree(sizes, scopes, heuristic, chance);
      const pathTo = (x: number): readonly number[] =>
        x < 0 ? [] : [...pathTo(tree.parents[x] ?? -1), x];
      for (const scope of scopes) {
        const numbers = scope.map((x) => tree.numbers[x] ?? -1);
        const path = pathTo(Math.max(...numbers));
        for (const number of numbers) expect(path, where).toContain(number);
      }
      const below = (x: number): readonly number[] =>
        [...sizes.keys()].filter((y) => pathTo(y).includes(x));
      for (const x of sizes.keys()) {
        expect(tree.numbers[tree.variables[x] ?? -1], where).toBe(x);
        const end = tree.ends[x] ?? 0;
        expect(below(x), where).toEqual(Array.from({ length: end - x }, (_, i) => x + i));
      }
      expect(tree.depth, where).toBe(Math.max(...[...sizes.keys()].map((x) => pathTo(x).length)));
      if (tree.depth < sizes.length) branching++;
    }
    expect(branching).toBeGreaterThan(100);
  });
});
