/** On random families, by brute force: counts, all repairs by rising loss, best products in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAssignments, directChecker } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, lossFrom, openConfigurator } from '#rules/configuration/index.ts';
import type { Assignment, Decision } from '#rules/configuration/types.ts';
import { isRepeated, slotsOf } from '#rules/model/variables.ts';
import { randomFacts, randomFamily, seeded } from '../factories/random-family.ts';

const TOO_MANY = 8000;
const ENOUGH = 1000;

async function caseOf(seed: number, diagram: boolean) {
  const family = randomFamily(seed);
  const facts = randomFacts(seed);
  const all = allAssignments(family, TOO_MANY);
  if (!all) return undefined;
  const valid = all.filter(directChecker(family, facts));
  if (valid.length === 0) return undefined;
  const compiled = compileFamily(family, { priceList: 'eur', diagram });
  const literals = await evaluateContext(compiled.contextConditions, facts);
  return { family, compiled, valid, configurator: openConfigurator(compiled, literals) };
}
type Case = NonNullable<Awaited<ReturnType<typeof caseOf>>>;

const sample = (count: number, salt: number): readonly number[] =>
  fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: count, seed: salt });

const agrees = (product: Assignment, decisions: readonly Decision[]): boolean =>
  decisions.every(({ variable, value }) => product[variable] === value);

/** What is left of a product when interchangeable slots are put in order. */
function kind({ family, compiled }: Case, product: Assignment): string {
  const sorted: Record<string, string | number> = { ...product };
  for (const module of family.modules) {
    if (!isRepeated(module) || !compiled.interchangeable.includes(module.id)) continue;
    const slots = slotsOf(module);
    const values = slots.map((slot) => String(product[slot])).sort();
    slots.forEach((slot, i) => (sorted[slot] = values[i] ?? ''));
  }
  return JSON.stringify(Object.entries(sorted).sort());
}

describe.each(['solver', 'diagram'])('giving up, by %s', (backend) => {
  it('counts the products, exchanged slots once', async () => {
    let counted = 0;
    for (const seed of sample(backend === 'solver' ? 120 : 60, 11)) {
      const one = await caseOf(seed, backend === 'diagram');
      if (!one) continue;
      const [product] = one.valid;
      const [first] = Object.entries(product ?? {});
      const decisions = first ? [{ variable: first[0], value: first[1] }] : [];
      for (const some of [[], decisions]) {
        const fitting = one.valid.filter((each) => agrees(each, some));
        const kinds = new Set(fitting.map((each) => kind(one, each))).size;
        expect(one.configurator.count(some, TOO_MANY), `seed ${seed}`).toEqual({
          count: BigInt(kinds),
          exact: true,
        });
        // A diagram counts all of them, whatever the limit.
        if (kinds > 1 && !(backend === 'diagram' && one.compiled.interchangeable.length === 0)) {
          const { count, exact } = one.configurator.count(some, kinds - 1);
          expect({ count, exact }, `seed ${seed}`).toEqual({
            count: BigInt(kinds - 1),
            exact: false,
          });
        }
        counted++;
      }
    }
    expect(counted).toBeGreaterThan(backend === 'solver' ? 60 : 30);
  });

  it('finds all minimal repairs, by rising loss', async () => {
    let compared = 0;
    for (const seed of sample(backend === 'solver' ? 150 : 40, 12)) {
      const one = await caseOf(seed, backend === 'diagram');
      if (!one) continue;
      const random = seeded(seed);
      const target = one.valid[random(one.valid.length)] ?? {};
      const decisions = Object.entries(target)
        .slice(0, 5)
        .map(([variable, value]) => ({ variable, value }));
      const origins = new Map(
        decisions.map(({ variable }) => {
          const by = (['you', 'preference', 'default'] as const)[random(3)] ?? 'you';
          return [variable, { by, strength: 1 + random(100) }];
        }),
      );
      const lossOf = lossFrom(origins);
      for (const { variable, options } of one.configurator.state(decisions).variables) {
        const refused = options.find(({ status }) => status === 'invalid');
        if (!refused) continue;
        const wanted = { variable, value: refused.value };
        const others = decisions.filter((each) => each.variable !== variable);
        const subsets = Array.from({ length: 1 << others.length }, (_, bits) =>
          others.filter((_, i) => (bits >> i) & 1),
        );
        const enough = subsets.filter((set) => {
          const kept = others.filter((each) => !set.includes(each));
          return one.valid.some((product) => agrees(product, [wanted, ...kept]));
        });
        const minimal = enough.filter(
          (set) =>
            !enough.some((less) => less.length < set.length && less.every((d) => set.includes(d))),
        );
        const repairs = one.configurator.repairs(
          decisions,
          variable,
          refused.value,
          ENOUGH,
          lossOf,
        );
        const name = (set: readonly Decision[]): string =>
          set
            .map((d) => d.variable)
            .sort()
            .join();
        const where = `seed ${seed} ${variable}`;
        expect(repairs.map(({ retract }) => name(retract)).sort(), where).toEqual(
          minimal.map(name).sort(),
        );
        const losses = repairs.map(({ loss }) => loss);
        expect(losses, where).toEqual([...losses].sort((a, b) => a - b));
        const [first] = one.configurator.repairs(decisions, variable, refused.value, 1, lossOf);
        expect(first?.loss, where).toBe(losses[0]);
        if (minimal.length > 0) compared++;
      }
    }
    expect(compared).toBeGreaterThan(backend === 'solver' ? 60 : 15);
  });
});
