/** What the configurator shows, on the shipped e-bike with the real engine. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Configurator } from '#rules/configuration/index.ts';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import { startOfDay } from '#rules/production/calendar.ts';
import { centresOf } from '#rules/production/job.ts';
import { promiseBasis, type PromiseBasis } from '#rules/production/promise-basis.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { applyTo } from '#rules/workflow/configurator-change.ts';
import { finishChange } from '#components/configurator/finish.ts';
import { wordsOf } from '#components/configurator/use-words.ts';
import { buildView } from '#components/configurator/view-model.ts';
import { configurators, loadEbike } from '#test/factories/ebike-family.ts';

const context: ContextFacts = {
  market: 'DE',
  channel: 'web',
  date: '2026-11-20',
  preferences: { vegan: true },
};
const words = wordsOf((key, values) => `${key}:${Object.values(values ?? {}).join(' ')}`);

let family: PublicFamily;
let engine: Configurator;
let basis: PromiseBasis;
beforeAll(async () => {
  const ebike = loadEbike();
  family = publicFamily(ebike);
  basis = promiseBasis(ebike, {
    centres: centresOf(ebike.workCentres),
    load: [],
    now: startOfDay(context.date) + 8 * 60,
  });
  engine = await configurators(ebike)(context);
});

const longtail: Decision = { variable: 'frame', value: 'gran' };
const show = (decisions: readonly Decision[], more: { step?: string; asked?: Decision } = {}) =>
  buildView({ family, engine, context, basis, decisions, locale: 'en', words, ...more });

describe('the view', () => {
  it('survives the way to the browser unchanged', () => {
    const view = show([longtail]);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    expect(JSON.stringify(view)).not.toMatch(/supplier|partNumber|"cost"|"stock"/);
  });

  it('shows the first step for a step that does not exist', () => {
    expect(show([], { step: 'nonsense' }).step).toBe(family.groups[0]?.id);
  });

  it('asks every active variable in exactly one step', () => {
    const state = engine.state([]);
    const asked = show([]).steps.flatMap(({ id }) =>
      show([], { step: id }).questions.map(({ variable }) => variable),
    );
    expect(new Set(asked).size).toBe(asked.length);
    const hidden = state.variables.filter(({ variable }) => !asked.includes(variable));
    for (const { kind, variable, active } of hidden) {
      // Further slots and amounts wait for what they belong to.
      expect(!active || kind === 'quantity' || /\.\d+$/.test(variable)).toBe(true);
    }
  });

  it('says of each card what it costs in the place of what is there, where nobody seeks more', () => {
    const view = show([longtail]);
    const { product } = engine.state([longtail]);
    const frame = view.questions.find(({ variable }) => variable === 'frame');
    let compared = 0;
    for (const option of frame?.options ?? []) {
      if (option.selected || !option.available) continue;
      const total = priceOf(family, context, { ...product, frame: option.value }).total;
      expect(view.price && view.price.total + (option.swap ?? NaN)).toBe(total);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('says who set each value, with the rule behind what nobody chose', () => {
    const { summary } = show([longtail]);
    expect(summary.find(({ variable }) => variable === 'frame')?.chip?.by).toBe('you');
    for (const { chip } of summary.filter((line) => line.chip?.by === 'preference')) {
      expect(chip?.rules.length).toBeGreaterThan(0);
    }
  });

  it('gives the reason of every unavailable card in words', () => {
    let unavailable = 0;
    for (const { id } of show([longtail]).steps) {
      for (const question of show([longtail], { step: id }).questions) {
        for (const option of question.options.filter(({ available }) => !available)) {
          unavailable += 1;
          const { choices = [], rules = [] } = option.reason ?? {};
          expect(choices.length + rules.length).toBeGreaterThan(0);
        }
      }
    }
    expect(unavailable).toBeGreaterThan(0);
  });

  it('offers ways to have an unavailable option, and each of them works', () => {
    const { step, asked } = firstUnavailable([longtail]);
    const question = show([longtail], { step, asked }).questions.find(
      ({ variable }) => variable === asked.variable,
    );
    const repairs = question?.asked?.repairs ?? [];
    expect(repairs.length).toBeGreaterThan(0);
    const before = show([longtail]).price?.total ?? 0;
    for (const { change, priceChange } of repairs) {
      const after = applyTo([longtail], change);
      expect(after).toContainEqual(asked);
      expect(engine.state(after).consistent).toBe(true);
      expect(show(after).price?.total).toBe(before + (priceChange ?? NaN));
    }
  });

  it('lists the rules a preference switches on, and only those', () => {
    const [vegan] = show([]).preferences;
    expect(vegan?.id).toBe('vegan');
    expect(vegan?.rules.length).toBeGreaterThan(0);
    expect(show([]).preferences).toHaveLength(1);
  });
});

describe('decisions that clash', () => {
  const saddle: Decision = { variable: 'saddle', value: 'saddle-leather' };
  const decisions = [longtail, saddle];

  it('are named with their reason, and nothing is said of price or dates', () => {
    const view = show(decisions);
    expect(view.clash?.choices.map(({ variable }) => variable)).toEqual(['saddle']);
    expect(view.clash?.choices[0]?.reason.rules.map(({ id }) => id)).toContain('vegan-saddle');
    const { price, delivery, fit, totals, complete } = view;
    expect({ price, delivery, fit, totals, complete }).toEqual({
      price: undefined,
      delivery: undefined,
      fit: undefined,
      totals: [],
      complete: false,
    });
  });

  it('leave every other question as it is without them', () => {
    const [clashing, without] = [show(decisions), show([longtail])];
    const available = ({ questions }: typeof clashing) =>
      questions.flatMap(({ options }) => options.map(({ available: yes }) => yes));
    expect(available(clashing)).toEqual(available(without));
  });

  it('are settled by each way offered, at the total it says', () => {
    const { clash, currency } = show(decisions);
    expect(currency).toBe('EUR');
    expect(clash?.repairs.length).toBeGreaterThan(0);
    for (const { change, total } of clash?.repairs ?? []) {
      const after = show(applyTo(decisions, change));
      expect(after.clash).toBeUndefined();
      expect(after.price?.total).toBe(total);
    }
  });

  it('name what the family does not know any more', () => {
    const gone: Decision = { variable: 'saddle', value: 'gone' };
    const { clash } = show([gone, longtail]);
    expect(clash?.choices.map(({ variable }) => variable)).toEqual(['saddle']);
    const [change] = clash?.repairs.map((one) => one.change) ?? [];
    expect(applyTo([gone, longtail], change ?? { set: [], unset: [] })).toEqual([longtail]);
  });
});

function firstUnavailable(decisions: readonly Decision[]): { step: string; asked: Decision } {
  for (const { id: step } of show(decisions).steps) {
    for (const { variable, options } of show(decisions, { step }).questions) {
      const option = options.find(
        ({ available, reason }) => !available && (reason?.choices.length ?? 0) > 0,
      );
      if (option) return { step, asked: { variable, value: option.value } };
    }
  }
  throw new Error('nothing is unavailable');
}

describe('finishing', () => {
  it('makes the product the completion, keeps what was chosen, and is one change', () => {
    for (const objective of ['cheapest', 'lightest', 'best-fit'] as const) {
      // Of several equally good completions any may come; the one that came is what must result.
      const completion = engine.complete([longtail], objective);
      const same = Object.assign(Object.create(engine) as typeof engine, {
        complete: () => completion,
      });
      const change = finishChange(same, [longtail], objective);
      const finished = applyTo([longtail], change ?? { set: [], unset: [] });
      const { product, complete } = engine.state(finished);
      expect(complete).toBe(true);
      expect(finished).toContainEqual(longtail);
      for (const one of family.modules.filter(({ cardinality }) => cardinality.max === 1)) {
        expect(product[one.id]).toBe(completion?.[one.id]);
      }
    }
  });
});
