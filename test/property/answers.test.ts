/**
 * On random families, by brute force: explanations are minimal and true, completions the best by
 * every objective, and a session put away as text goes on as it was.
 */
import { describe, expect, it } from 'vitest';
import { directChecker } from '#rules/checker/brute-force.ts';
import { openConfigurator, type CompiledFamily } from '#rules/configuration/index.ts';
import type { ContextLiterals, Decision } from '#rules/configuration/types.ts';
import { isHard } from '#rules/model/terms.ts';
import { agrees, randomCase, sample, type RandomCase } from '../factories/random-case.ts';
import { seeded } from '../factories/random-family.ts';
import { measures } from '../oracle/product-measures.ts';

const TOO_MANY = 8_000;

/** The first values of some product: decisions that stand together. */
function someDecisions({ seed, valid }: RandomCase, count: number): readonly Decision[] {
  const target = valid[seeded(seed)(Math.max(1, valid.length))] ?? {};
  return Object.entries(target)
    .slice(0, count)
    .map(([variable, value]) => ({ variable, value }));
}

describe('explanations', () => {
  it('blame no decision without which the value would be refused all the same', async () => {
    let minimal = 0;
    let proven = 0;
    for (const seed of sample(150, 21)) {
      const one = await randomCase(seed, TOO_MANY);
      if (!one || one.valid.length === 0) continue;
      const { family, facts, all, valid, configurator } = one;
      const decisions = someDecisions(one, 5);
      for (const { variable, options } of configurator.state(decisions).variables) {
        const refused = options.find(({ status }) => status === 'invalid');
        if (!refused) continue;
        const wanted = { variable, value: refused.value };
        const where = `seed ${seed} ${variable}=${refused.value}`;
        const { decisions: blamed, rules } = configurator.explain(
          decisions,
          variable,
          refused.value,
        );
        for (const each of blamed) {
          const others = [wanted, ...blamed.filter((other) => other !== each)];
          expect(
            valid.some((product) => agrees(product, others)),
            where,
          ).toBe(true);
          minimal++;
        }
        // Whether what is not active must be filled depends on rules that may not be named.
        if (family.rules.some(({ event }) => event.type === 'activate')) continue;
        const kept = family.rules.filter((rule) => !isHard(rule) || rules.includes(rule.id));
        const allows = directChecker({ ...family, rules: kept }, facts);
        const left = all.filter((product) => agrees(product, [wanted, ...blamed]));
        expect(left.filter(allows), where).toEqual([]);
        if (rules.some((rule) => !rule.startsWith('structure:'))) proven++;
      }
    }
    expect(minimal).toBeGreaterThan(50);
    expect(proven).toBeGreaterThan(20);
  });
});

describe('completions', () => {
  it('are the lightest, the soonest, and of the least missed wishes', async () => {
    let compared = 0;
    for (const seed of sample(100, 22)) {
      const one = await randomCase(seed, TOO_MANY);
      if (!one || one.valid.length === 0) continue;
      for (const decisions of [[], someDecisions(one, 2)]) {
        const fitting = one.valid.filter((product) => agrees(product, decisions));
        for (const [objective, measure] of Object.entries(measures(one))) {
          const best = one.configurator.complete(decisions, objective as 'fastest');
          const where = `seed ${seed} ${objective}`;
          expect(fitting, where).toContainEqual(best);
          expect(measure(best ?? {}), where).toBe(Math.min(...fitting.map(measure)));
          if (new Set(fitting.map(measure)).size > 1) compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('a session put away as text', () => {
  it('goes on with the same state, whatever was asked before', async () => {
    let resumed = 0;
    for (const seed of sample(60, 23)) {
      const one = await randomCase(seed, TOO_MANY);
      if (!one) continue;
      const decisions = someDecisions(one, 4);
      // The one has a history, the other only what was stored.
      decisions.forEach((_, count) => one.configurator.state(decisions.slice(0, count)));
      const mine = one.configurator.state(decisions);
      const text = JSON.stringify([one.compiled, one.literals, decisions]);
      const [compiled, literals, stored] = JSON.parse(text) as [
        CompiledFamily,
        ContextLiterals,
        Decision[],
      ];
      const theirs = openConfigurator(compiled, literals).state(stored);
      const rest = ({ variables, consistent, complete }: typeof mine) => ({
        // Of several minimal sets of rules behind an implied value any may be named.
        variables: variables.map((each) => (each.setBy === 'rule' ? { ...each, rules: [] } : each)),
        consistent,
        complete,
      });
      expect(rest(theirs), `seed ${seed}`).toEqual(rest(mine));
      if (decisions.length > 0) resumed++;
    }
    expect(resumed).toBeGreaterThan(20);
  });
});
