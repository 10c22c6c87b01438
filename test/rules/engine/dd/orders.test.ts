/** Which of its orders of variables a diagram is compiled in. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { sizeOf } from '#rules/engine/dd/diagram.ts';
import type * as PseudoTrees from '#rules/engine/dd/pseudo-tree.ts';
import type { Heuristic } from '#rules/engine/dd/pseudo-tree.ts';
import type { Clause, Linear, Network } from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';

const trees = vi.hoisted(() => ({ only: undefined as Heuristic | undefined, made: 0 }));

vi.mock('#rules/engine/dd/pseudo-tree.ts', async (importOriginal) => {
  const original = await importOriginal<typeof PseudoTrees>();
  const pseudoTree: typeof original.pseudoTree = (sizes, scopes, heuristic, random) => {
    trees.made++;
    return original.pseudoTree(sizes, scopes, trees.only ?? heuristic, random);
  };
  return { ...original, pseudoTree };
});

const budget = { work: 10_000_000, size: 100_000 };
/** Some sums have more states in one order and fewer in another. */
const STATES = 40;
const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

/** Clauses of three variables any which way, and a sum: orders by different heuristics differ. */
function tangled(seed: number): Network {
  const next = seededRandom(seed);
  const random = (bound: number): number => Math.floor(next() * bound);
  const domains = Array.from({ length: 12 }, () => 2 + random(4));
  const scope = (count: number): readonly number[] => {
    const chosen = new Set<number>();
    while (chosen.size < count) chosen.add(random(domains.length));
    return [...chosen];
  };
  const clauses = Array.from({ length: 9 }, (): Clause => {
    const literals = scope(3).map((variable) => ({
      variable,
      values: [random(domains[variable] ?? 1)],
    }));
    return { kind: 'clause', literals };
  });
  const terms = scope(7).map((variable) => ({
    variable,
    weights: Array.from({ length: domains[variable] ?? 0 }, () => random(40)),
  }));
  const sum: Linear = { kind: 'linear', terms, bound: 100 };
  return { domains, constraints: [...clauses, sum], objectives: [] };
}

/** The size of the diagram in each order that makes one. */
const sizesOf = (network: Network, sumStates: number): readonly number[] =>
  (['weighted-fill', 'fill', 'degree'] as const).flatMap((only) => {
    trees.only = only;
    const diagram = compileDiagram(network, { ...budget, sumStates });
    trees.only = undefined;
    return diagram ? [sizeOf(diagram)] : [];
  });

afterEach(() => {
  trees.only = undefined;
});

describe('of several orders', () => {
  it('the one with the smallest diagram is kept', () => {
    let differing = 0;
    for (const seed of SEEDS) {
      const network = tangled(seed);
      const sizes = sizesOf(network, 20_000);
      const diagram = compileDiagram(network, budget);
      if (!diagram) throw new Error(`seed ${seed} did not fit`);
      expect(sizeOf(diagram), `seed ${seed}`).toBe(Math.min(...sizes));
      differing += Number(new Set(sizes).size > 1);
    }
    expect(differing).toBeGreaterThan(30);
  });

  it('those in which a sum has too many states are passed over', () => {
    let some = 0;
    let none = 0;
    for (const seed of SEEDS) {
      const network = tangled(seed);
      const sizes = sizesOf(network, STATES);
      const diagram = compileDiagram(network, { ...budget, sumStates: STATES });
      const least = sizes.length > 0 ? Math.min(...sizes) : undefined;
      expect(diagram && sizeOf(diagram), `seed ${seed}`).toBe(least);
      some += Number(sizes.length > 0 && sizes.length < 3);
      none += Number(sizes.length === 0);
    }
    expect(some).toBeGreaterThan(5);
    expect(none).toBeGreaterThan(5);
  });
});

describe('of many variables', () => {
  const count = 60;
  const chain: Network = {
    domains: Array.from({ length: count }, (_, x) => 2 + (x % 2)),
    constraints: Array.from({ length: count - 1 }, (_, x) => ({
      kind: 'clause' as const,
      literals: [x, x + 1].map((variable) => ({ variable, values: [0] })),
    })),
    objectives: [],
  };

  it.each([
    { what: 'no order is made before it is tried', within: {}, orders: 4 },
    { what: 'all orders are tried where none gets through', within: { work: 1 }, orders: 11 },
    {
      what: 'none by chance is, where none is wanted',
      within: { work: 1, randomOrders: 0 },
      orders: 3,
    },
    {
      what: 'none by chance is, where a sum is too long in all others',
      within: { sumStates: 1 },
      orders: 3,
    },
  ])('$what', ({ within, orders }) => {
    const sum: Linear = {
      kind: 'linear',
      terms: [0, 1, 2].map((variable) => ({ variable, weights: [0, 2 ** variable, 7] })),
      bound: 9,
    };
    trees.made = 0;
    const constraints = [...chain.constraints, sum];
    compileDiagram({ ...chain, constraints }, { ...budget, ...within });
    expect(trees.made).toBe(orders);
  });
});
