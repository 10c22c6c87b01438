/** Case 1, the configurator challenge: eight numbers, sums, a product and twelve rules. */
import { describe, expect, it } from 'vitest';
import { countOf, decide, openCase, validOf } from '../../factories/case-family.ts';

const PRODUCTS = [2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20];

/** The rules of the challenge as plain loops; nothing of ours is asked. */
function solutions(): Record<string, number>[] {
  const found: Record<string, number>[] = [];
  const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
  for (const a of upTo(5))
    for (const b of upTo(5))
      for (const c of upTo(5))
        for (const d of upTo(5))
          for (const e of upTo(3))
            for (const f of upTo(20))
              for (const g of upTo(20)) {
                const is = (x: number, y: number): boolean => a === x && b === y;
                const fits =
                  (a !== 2 || (d === 4 && g <= 2)) &&
                  (b !== 1 || (a <= 2 && e === 1)) &&
                  (c > 2 || is(3, 2) || is(4, 2)) &&
                  (c !== 3 || is(2, 1) || is(3, 2)) &&
                  (c !== 4 || b !== 4) &&
                  (c !== 5 || d >= 3) &&
                  (d !== 3 || f === 3 || g === 4) &&
                  a >= f &&
                  e >= f + g &&
                  a * b <= 20;
                if (fits) found.push({ a, b, c, d, e, f, g, h: a * b });
              }
  return found;
}

describe('case 1: the configurator challenge', async () => {
  const configurator = await openCase('01-challenge');
  const all = solutions();

  it.each([
    [[], 384],
    [['c=3'], 16],
    [['a=2'], 28],
    [['b=4'], 34],
  ] as const)('has the known number of products with %j', (choices, count) => {
    const decisions = decide(...choices);
    const byLoops = all.filter((one) => decisions.every((d) => one[d.variable] === d.value));
    expect(byLoops).toHaveLength(count);
    expect(countOf(configurator, decisions)).toBe(count);
  });

  it.each([[[]], [['c=3']], [['a=2']], [['b=4']]])(
    'offers exactly what some product has, with %j',
    (choices) => {
      const decisions = decide(...choices);
      const fitting = all.filter((one) => decisions.every((d) => one[d.variable] === d.value));
      for (const variable of 'abcdefgh') {
        if (decisions.some((decision) => decision.variable === variable)) continue;
        const has = [...new Set(fitting.map((one) => one[variable]))];
        const offered = validOf(configurator, decisions, variable);
        expect(offered, variable).toEqual(has.sort((x = 0, y = 0) => x - y));
      }
    },
  );

  it('has what the challenge says is impossible from the start', () => {
    const valid = (variable: string) => validOf(configurator, [], variable);
    expect(valid('b')).toEqual([2, 3, 4, 5]);
    expect(valid('d')).toEqual([1, 2, 4, 5]);
    expect(valid('e')).toEqual([2, 3]);
    expect(valid('f')).toEqual([1, 2]);
    expect(valid('g')).toEqual([1, 2]);
    expect(valid('h')).toEqual(PRODUCTS);
  });

  it('says that only H ≤ 20 keeps A = 5 and B = 5 apart', () => {
    const { status, decisions, rules } = configurator.explain(decide('a=5'), 'b', 5);
    expect({ status, decisions }).toEqual({ status: 'invalid', decisions: decide('a=5') });
    expect([...rules].sort()).toEqual(['h-at-most-20', 'h-is-product']);
  });
});
