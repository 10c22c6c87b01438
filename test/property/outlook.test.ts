/**
 * What the cards say before they are pressed, by brute force on random families, with a diagram and
 * by search: no number is ever wrong, a question has all of its numbers or none, and all come.
 */
import { describe, expect, it } from 'vitest';
import { EngineDesk, type DeskRequest } from '#components/configurator/engine-desk.ts';
import type { Answer } from '#components/configurator/engine-messages.ts';
import { patched } from '#components/configurator/patch.ts';
import type { ConfiguratorView, OutlookView } from '#components/configurator/view-types.ts';
import { leadTimeOf } from '#rules/bom/lead-time.ts';
import { compileFamily, openConfigurator } from '#rules/configuration/index.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import type { Assignment, Decision } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { agrees, randomCase, sample, type RandomCase } from '#test/factories/random-case.ts';
import { seeded } from '#test/factories/random-family.ts';

const FAMILIES = 24;
const TOO_MANY = 2_000;
/** A workshop that is no part of the question: days differ by lead time. */
const EMPTY = { centres: [], load: [], now: 0, work: [] };
const words = { none: 'none', slot: '{title} {number}', quantity: '{title}', structure: '{title}' };

/** The desk at work without ever having time: every view a page could show, the last one complete. */
function* viewsOf(desk: EngineDesk, request: DeskRequest): Generator<ConfiguratorView> {
  let view: unknown;
  const take = (answer: Answer | undefined): ConfiguratorView | undefined => {
    if (!answer) return undefined;
    view = patched(view, answer.patch);
    return view as ConfiguratorView;
  };
  const first = take(desk.answer(request, () => true));
  if (first) yield first;
  for (let steps = 0; desk.owes; steps += 1) {
    if (steps > 10_000) throw new Error('the desk never ends');
    const next = take(desk.seekMore(() => true));
    if (next) yield next;
  }
}

/** The least price, wait and missed wishes (in percent of all) of some products. */
function bestOf({ family, facts }: RandomCase, products: readonly Assignment[]) {
  const missed = (product: Assignment): number => {
    const given = productFacts(family, facts, product);
    const binding = family.rules.flatMap(({ event, conditions, ...rule }) => {
      const { effectiveFrom = '', effectiveTo = '9' } = rule;
      const isOn = effectiveFrom <= facts.date && facts.date <= effectiveTo;
      if (event.type !== 'prefer' || !isOn || !holds(conditions, given)) return [];
      const { weight } = event.params;
      return [{ weight, met: holds(event.params.conditions, given) ? weight : 0 }];
    });
    const all = binding.reduce((sum, { weight }) => sum + weight, 0);
    return Math.round((100 * binding.reduce((sum, { met }) => sum + met, 0)) / all);
  };
  return {
    price: Math.min(...products.map((one) => priceOf(family, facts, one).total)),
    days: Math.min(...products.map((one) => leadTimeOf(family, facts, one).workingDays)),
    fit: Math.max(...products.map(missed)),
  };
}

/** By looking at all products: what an option changes at best. */
function comparison(one: RandomCase, decisions: readonly Decision[]) {
  const best = (chosen: readonly Decision[]) =>
    bestOf(
      one,
      one.valid.filter((product) => agrees(product, chosen)),
    );
  const from = best(decisions);
  return ({ variable, value }: Decision): OutlookView => {
    const others = decisions.filter((decision) => decision.variable !== variable);
    const to = best([...others, { variable, value }]);
    return { price: to.price - from.price, days: to.days - from.days, fit: to.fit - from.fit };
  };
}

/** The family with all of its preferences bound by the market, whatever the product is. */
const withWishesOfCustomers = ({ family, facts }: RandomCase): RandomCase['family'] => ({
  ...family,
  rules: family.rules.map((rule) =>
    rule.event.type === 'prefer'
      ? {
          ...rule,
          conditions: { all: [{ fact: 'market', operator: 'equal', value: facts.market }] },
        }
      : rule,
  ),
});

describe.each([true, false])('the cards, with a diagram: %s', (diagram) => {
  it('say what the best products with them come to, and nothing else', async () => {
    const compared = { price: 0, days: 0, fit: 0, later: 0, counts: 0 };
    for (const seed of sample(FAMILIES, 31)) {
      const one = await randomCase(seed, TOO_MANY);
      if (!one || one.valid.length === 0) continue;
      const { facts, valid } = one;
      const family = seed % 2 === 0 ? one.family : withWishesOfCustomers(one);
      const { priceList = '' } = family.markets.find(({ id }) => id === facts.market) ?? {};
      const compiled = compileFamily(family, { priceList, diagram });
      const literals = await evaluateContext(compiled.contextConditions, facts);
      const engine = openConfigurator(compiled, literals);
      expect(engine.backend).toBe(diagram ? 'diagram' : 'solver');
      const target = valid[seeded(seed)(valid.length)] ?? {};
      const decisions = Object.entries(target)
        .slice(0, seed % 4)
        .map(([variable, value]) => ({ variable, value }));
      const truthOf = comparison({ ...one, family }, decisions);
      for (const { id: step } of family.groups) {
        const desk = new EngineDesk(family, engine, {
          literals,
          context: facts,
          basis: EMPTY,
          locale: 'en',
          words,
        });
        let last: ConfiguratorView | undefined;
        for (const view of viewsOf(desk, { kind: 'show', id: 1, place: { decisions, step } })) {
          if (last) compared.later += 1;
          last = view;
          for (const { variable, options } of view.questions) {
            const offered = options.filter(({ available, selected }) => available && !selected);
            const told = offered.filter(({ outlook }) => outlook);
            expect([0, offered.length], `seed ${seed} ${variable}`).toContain(told.length);
            for (const { value, outlook } of told) {
              const truth = truthOf({ variable, value });
              for (const respect of ['price', 'days', 'fit'] as const) {
                const said = outlook?.[respect];
                if (said === undefined) continue;
                const where = `seed ${seed} ${variable}=${value} ${respect}`;
                expect(said, where).toBe(truth[respect]);
                compared[respect] += 1;
              }
            }
          }
        }
        const silent = last?.questions
          .flatMap(({ options }) => options)
          .filter(({ available, selected, outlook }) => available && !selected && !outlook);
        expect(silent, `seed ${seed} ${step}`).toEqual([]);
        if (compiled.interchangeable.length > 0 || last?.left === undefined) continue;
        const left = valid.filter((product) => agrees(product, decisions)).length;
        expect(last.left, `seed ${seed}`).toBe(String(left));
        compared.counts += 1;
      }
    }
    expect(compared.price).toBeGreaterThan(100);
    expect(compared.days).toBeGreaterThan(100);
    expect(compared.fit).toBeGreaterThan(20);
    expect(compared.counts).toBeGreaterThan(2);
    expect(compared.later).toBeGreaterThan(diagram ? 0 : 40);
  });
});
