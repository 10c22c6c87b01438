/**
 * The engine against brute force and json-rules-engine, on random small families.
 *
 * Each number below is a seed; a failure names it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAssignments, directChecker } from '#rules/checker/brute-force.ts';
import { createChecker } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator, type Configurator } from '#rules/configuration/index.ts';
import type {
  Assignment,
  ConfigurationState,
  ContextFacts,
  Decision,
} from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { randomFacts, randomFamily, seeded } from '../factories/random-family.ts';
import { netPrice } from '../oracle/product-measures.ts';

const TOO_MANY = 12_000;

interface Case {
  readonly seed: number;
  readonly family: PublicFamily;
  readonly facts: ContextFacts;
  readonly all: readonly Assignment[];
  readonly valid: readonly Assignment[];
  readonly backend: Backend;
  readonly configurator: Configurator;
}

/** Both back-ends answer alike; where a family is too large for a diagram the test says so. */
const BACKENDS = ['solver', 'diagram'] as const;
type Backend = (typeof BACKENDS)[number];
/** The diagram has its own contract suite; here it runs a part of what the solver does. */
const SHARE: Record<Backend, number> = { solver: 1, diagram: 0.3 };

function open(family: PublicFamily, backend: Backend) {
  const compiled = compileFamily(family, { priceList: 'eur', diagram: backend === 'diagram' });
  if (backend === 'diagram') expect(compiled.diagram, 'a diagram').toBeDefined();
  return structuredClone(compiled);
}

async function caseOf(seed: number, backend: Backend): Promise<Case | undefined> {
  const family = randomFamily(seed);
  const facts = randomFacts(seed);
  const all = allAssignments(family, TOO_MANY);
  if (!all) return undefined;
  const valid = all.filter(directChecker(family, facts));
  const compiled = open(family, backend);
  const literals = await evaluateContext(compiled.contextConditions, facts);
  const configurator = openConfigurator(compiled, literals);
  return { seed, family, facts, all, valid, backend, configurator };
}

const sample = (count: number, salt: number): readonly number[] =>
  fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: count, seed: salt });

const agrees = (product: Assignment, decisions: readonly Decision[]): boolean =>
  decisions.every(({ variable, value }) => product[variable] === value);

/** Of several minimal sets of rules behind an implied value any may be named; all else is fixed. */
const withoutReasons = (state: Omit<ConfigurationState, 'cheapest'>) => ({
  ...state,
  variables: state.variables.map((each) => (each.setBy === 'rule' ? { ...each, rules: [] } : each)),
});

/** Click sequences on each random family: with 200 and more families, thousands in all. */
const RUNS = 10;

describe.each(BACKENDS)('on random small families, by %s', (backend) => {
  it('offers exactly what some valid product has, along random clicks; order never matters', async () => {
    let compared = 0;
    let clicks = 0;
    for (const seed of sample(300 * SHARE[backend], 1)) {
      const one = await caseOf(seed, backend);
      if (!one) continue;
      compared++;
      const random = seeded(seed + 7);
      for (let run = 0; run < RUNS; run++) {
        const decisions: Decision[] = [];
        for (let step = 0; step < 6; step++) {
          const state: ConfigurationState = one.configurator.state(decisions);
          clicks++;
          const matching = one.valid.filter((product) => agrees(product, decisions));
          expect(state.consistent, `seed ${seed}`).toBe(matching.length > 0);
          for (const { variable, options } of state.variables) {
            const others = decisions.filter((decision) => decision.variable !== variable);
            const possible: ReadonlySet<unknown> = new Set(
              one.valid.filter((product) => agrees(product, others)).map((p) => p[variable]),
            );
            for (const { value, status } of options) {
              const expected: string = possible.has(value) ? 'valid' : 'invalid';
              if (status !== expected) {
                expect.fail(
                  `seed ${seed}: ${variable}=${value} ${status} ${JSON.stringify(decisions)}`,
                );
              }
            }
          }
          if (matching.length === 0) break;
          expect(netPrice(one, state.cheapest ?? {}), `seed ${seed}`).toBe(
            Math.min(...matching.map((product) => netPrice(one, product))),
          );
          if (state.complete) {
            const words = { ...state.product };
            expect(one.valid, `seed ${seed}`).toContainEqual(words);
          }
          const open = state.variables.filter(
            (v) => !decisions.some((d) => d.variable === v.variable),
          );
          const chosen = open[random(open.length)];
          const values = chosen?.options.filter(({ status }) => status === 'valid') ?? [];
          const option = values[random(values.length)];
          if (!chosen) break;
          if (!option) expect.fail(`seed ${seed}: dead end at ${chosen.variable}`);
          decisions.push({ variable: chosen.variable, value: option.value });
        }
        const shuffled = [...decisions].sort(() => random(3) - 1);
        const { cheapest: _a, ...forward } = one.configurator.state(decisions);
        const fresh = openConfiguratorAgain(one);
        const { cheapest: _b, ...backward } = (await fresh).state(shuffled);
        expect(withoutReasons(backward), `seed ${seed}`).toEqual(withoutReasons(forward));
      }
    }
    expect(compared).toBeGreaterThan(150 * SHARE[backend]);
    expect(clicks).toBeGreaterThan(1000 * SHARE[backend]);
  });

  it('agrees with json-rules-engine on random complete assignments', async () => {
    let checked = 0;
    let accepted = 0;
    for (const seed of sample(120 * SHARE[backend], 2)) {
      const one = await caseOf(seed, backend);
      if (!one) continue;
      const random = seeded(seed + 3);
      const check = createChecker(one.family, one.facts);
      const some = [
        ...Array.from({ length: 6 }, () => one.all[random(one.all.length)] ?? {}),
        ...one.valid.slice(0, 1),
        ...one.valid.slice(-1),
      ];
      for (const assignment of some) {
        const violations = await check(assignment);
        const valid = one.configurator.check(assignment);
        expect(valid, `seed ${seed} ${JSON.stringify({ assignment, violations })}`).toBe(
          violations.length === 0,
        );
        checked++;
        if (valid) accepted++;
      }
    }
    expect(checked).toBeGreaterThan(400 * SHARE[backend]);
    expect(accepted).toBeGreaterThan(100 * SHARE[backend]);
  });

  it('explains with minimal clashes and repairs with minimal sets', async () => {
    let explained = 0;
    for (const seed of sample(150 * SHARE[backend], 3)) {
      const one = await caseOf(seed, backend);
      const target = one?.valid[seeded(seed)(Math.max(1, one.valid.length))];
      if (!one || !target) continue;
      const decisions = Object.entries(target)
        .slice(0, 4)
        .map(([variable, value]) => ({ variable, value }));
      const state = one.configurator.state(decisions);
      for (const { variable, options } of state.variables) {
        const refused = options.find(({ status }) => status === 'invalid');
        if (!refused) continue;
        const wanted = { variable, value: refused.value };
        const possible = (some: readonly Decision[]): boolean =>
          one.valid.some((product) => agrees(product, [wanted, ...some]));
        const { status, decisions: blamed } = one.configurator.explain(
          decisions,
          variable,
          refused.value,
        );
        const where = `seed ${seed} ${variable}=${refused.value}`;
        expect(status, where).toBe('invalid');
        expect(possible(blamed), where).toBe(false);
        explained++;
        const repairs = one.configurator.repairs(decisions, variable, refused.value, 3);
        expect(repairs.length > 0, where).toBe(possible([]));
        for (const { retract, decisions: after } of repairs) {
          expect(possible(after), where).toBe(true);
          for (const kept of retract) expect(possible([...after, kept]), where).toBe(false);
        }
      }
    }
    expect(explained).toBeGreaterThan(100 * SHARE[backend]);
  });
});

async function openConfiguratorAgain({ family, facts, backend }: Case): Promise<Configurator> {
  const compiled = open(family, backend);
  return openConfigurator(compiled, await evaluateContext(compiled.contextConditions, facts));
}
