/**
 * Recommendations: they are what their definition says, add up to 1 over the valid values, depend on
 * the decisions alone, survive being published, know nothing where nothing happened, and follow
 * tastes as they change.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeModel, encodeModel } from '#rules/customers/learning/encode.ts';
import type { Choices, PastConfiguration, Variable } from '#rules/customers/learning/history.ts';
import { POWERS } from '#rules/customers/learning/mixture.ts';
import { learnModel, type Learning } from '#rules/customers/learning/model.ts';
import { openRecommender, recommend } from '#rules/customers/learning/recommend.ts';
import { daysAgo, choicesOf, historyOf, NOW, variables } from '../factories/random-history.ts';
import { recommendation } from '../oracle/recommendation.ts';

const LEARNING: Learning = {
  now: NOW,
  halfLifeDays: 365,
  seed: 7,
  effort: { rounds: 64, configurations: 10 },
};

interface Case {
  readonly all: readonly Variable[];
  readonly history: readonly PastConfiguration[];
  readonly decided: Choices;
  readonly asked: Variable;
}

const cases: fc.Arbitrary<Case> = variables.chain((all) =>
  fc.record({
    all: fc.constant(all),
    history: historyOf(all),
    decided: choicesOf(all),
    asked: fc.constantFrom(...all),
  }),
);

/** Trust in the opinions as it may come from a long history, another in every context. */
const trust: fc.Arbitrary<Float32Array> = fc
  .array(fc.double({ min: -0.5, max: 1.5, noNaN: true }), { minLength: POWERS, maxLength: POWERS })
  .map((powers) => Float32Array.from(powers));

const order = (past: PastConfiguration['choices'], days = 0): PastConfiguration => ({
  choices: past,
  source: 'order',
  on: daysAgo(days),
  stillValid: true,
});

const sumOf = (all: readonly { readonly probability: number }[]): number =>
  all.reduce((sum, { probability }) => sum + probability, 0);

describe('recommendations', () => {
  it('are what their definition says', () => {
    let asked = 0;
    fc.assert(
      fc.property(cases, trust, ({ all, history, decided, asked: { name } }, powers) => {
        const { learnt, ...rest } = learnModel(all, history, LEARNING);
        const model = { ...rest, learnt: { ...learnt, powers } };
        const number = all.findIndex((one) => one.name === name);
        const row = model.variables.map((one) =>
          one.name === name ? 0xffff : one.values.indexOf(decided[one.name] ?? '') & 0xffff,
        );
        const expected = recommendation(model.learnt, row, number);
        const values = model.variables[number]?.values ?? [];
        const found = recommend(model, decided, name, values);
        found.forEach(({ probability }, i) =>
          expect(probability).toBeCloseTo(expected[i] ?? -1, 9),
        );
        asked += found.length;
      }),
    );
    expect(asked).toBeGreaterThan(100);
  });

  it('add up to 1 over the valid values, also those never heard of', () => {
    fc.assert(
      fc.property(
        cases,
        fc.subarray(['x0', 'x1', 'x2', 'gone', 'new', 'newer'], { minLength: 1 }),
        fc.array(fc.tuple(fc.constantFrom('v0', 'v9'), fc.constantFrom('x0', 'new'))),
        ({ all, history, decided, asked }, valid, likes) => {
          const model = learnModel(all, history, LEARNING);
          const preferences = likes.map(([variable, value]) => ({ variable, value, strength: 2 }));
          const own = { ...LEARNING, history: history.slice(0, 3), preferences };
          for (const tastes of [undefined, own]) {
            const found = recommend(model, decided, asked.name, valid, tastes);
            expect(found.map(({ value }) => value)).toEqual(valid);
            for (const { probability } of found) expect(probability).toBeGreaterThanOrEqual(0);
            expect(sumOf(found)).toBeCloseTo(1, 9);
          }
        },
      ),
    );
  });

  it('depend on the decisions alone, not on their order nor on what was taken back', () => {
    fc.assert(
      fc.property(
        cases,
        fc.infiniteStream(fc.nat()),
        ({ all, history, decided, asked }, numbers) => {
          const model = learnModel(all, history, LEARNING);
          const own = { ...LEARNING, history: history.slice(-2), preferences: [] };
          const entries = Object.entries(decided).filter(([name]) => name !== asked.name);
          const session = openRecommender(model, own);
          session.decide(asked.name, asked.values[0] ?? '');
          session.clear();
          // A detour over other values, the variable asked about included.
          for (const { name, values } of all) {
            session.decide(name, values[(numbers.next().value ?? 0) % values.length] ?? '');
            session.recommend(asked.name, asked.values);
          }
          for (const { name } of all) if (!Object.hasOwn(decided, name)) session.retract(name);
          session.retract(asked.name);
          const keyed = entries.map((entry) => ({ entry, key: numbers.next().value ?? 0 }));
          keyed.sort((a, b) => a.key - b.key);
          for (const { entry } of keyed) session.decide(...entry);
          expect(session.recommend(asked.name, asked.values)).toEqual(
            recommend(model, decided, asked.name, asked.values, own),
          );
        },
      ),
    );
  });

  it('are the same from the published bytes', () => {
    fc.assert(
      fc.property(cases, trust, ({ all, history, decided, asked }, powers) => {
        const { learnt, ...rest } = learnModel(all, history, LEARNING);
        const model = { ...rest, learnt: { ...learnt, powers } };
        const bytes = encodeModel(model);
        const loaded = decodeModel(bytes);
        expect(encodeModel(loaded)).toEqual(bytes);
        expect(recommend(loaded, decided, asked.name, asked.values)).toEqual(
          recommend(model, decided, asked.name, asked.values),
        );
      }),
    );
  });

  it('are even where nothing was ever chosen', () => {
    fc.assert(
      fc.property(cases, ({ all, decided, asked }) => {
        const model = learnModel(all, [], LEARNING);
        for (const { probability } of recommend(model, decided, asked.name, asked.values)) {
          expect(probability).toBeCloseTo(1 / asked.values.length, 9);
        }
      }),
    );
  });
});

describe('a model', () => {
  it('is the same in whatever order its history comes', () => {
    fc.assert(
      fc.property(
        cases.chain(({ all, history }) =>
          fc.record({
            all: fc.constant(all),
            history: fc.constant(history),
            other: fc.shuffledSubarray([...history], { minLength: history.length }),
          }),
        ),
        ({ all, history, other }) => {
          expect(encodeModel(learnModel(all, other, LEARNING))).toEqual(
            encodeModel(learnModel(all, history, LEARNING)),
          );
        },
      ),
    );
  });

  it('follows newer tastes, however many older ones, once they are old enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 10, max: 700 }),
        (older, newer, halfLifeDays) => {
          const all = [{ name: 'colour', values: ['teal', 'plum', 'sand'] }];
          const halves = Math.log2(older / newer) + 1;
          const age = Math.ceil(Math.max(1, halves) * halfLifeDays);
          const history = [
            ...Array.from({ length: older }, () => order({ colour: 'teal' }, age)),
            ...Array.from({ length: newer }, () => order({ colour: 'plum' })),
          ];
          const model = learnModel(all, history, { ...LEARNING, halfLifeDays });
          const [teal, plum] = recommend(model, {}, 'colour', ['teal', 'plum']);
          expect(plum?.probability).toBeGreaterThan(teal?.probability ?? 1);
        },
      ),
    );
  });

  it('says of a customer who always chose so that they will again, whatever the others do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 2, max: 5 }),
        (others, own) => {
          const all = [
            { name: 'colour', values: ['teal', 'plum'] },
            { name: 'size', values: ['s', 'm'] },
          ];
          const history = Array.from({ length: others }, () =>
            order({ colour: 'teal', size: 's' }),
          );
          const model = learnModel(all, history, LEARNING);
          const mine = Array.from({ length: own }, () => order({ colour: 'plum', size: 's' }));
          const tastes = { ...LEARNING, history: mine, preferences: [] };
          const [, alone] = recommend(model, { size: 's' }, 'colour', ['teal', 'plum']);
          const [, plum] = recommend(model, { size: 's' }, 'colour', ['teal', 'plum'], tastes);
          expect(plum?.probability).toBeGreaterThan(0.5);
          expect(plum?.probability).toBeGreaterThan(alone?.probability ?? 1);
        },
      ),
    );
  });
});
