/** Recommendations by name: what is said of the unheard of, of own choices and of wishes. */
import { describe, expect, it } from 'vitest';
import type { PastConfiguration } from '#rules/customers/learning/history.ts';
import { learnModel } from '#rules/customers/learning/model.ts';
import { openRecommender, recommend } from '#rules/customers/learning/recommend.ts';
import { daysAgo, NOW } from '../../../factories/random-history.ts';

const learning = { now: NOW, halfLifeDays: 365, seed: 1 };
const variables = [
  { name: 'frame', values: ['step', 'bar'] },
  { name: 'saddle', values: ['wide', 'slim', 'none'] },
];
const order = (frame: string, saddle: string, days = 0): PastConfiguration => ({
  choices: { frame, saddle },
  source: 'order',
  on: daysAgo(days),
  stillValid: true,
});
const some = [order('step', 'wide'), order('step', 'wide'), order('bar', 'slim')];
const model = learnModel(variables, some, learning);

const likeliest = (found: ReturnType<typeof recommend>): string | undefined =>
  found.reduce((best, one) => (one.probability > best.probability ? one : best)).value;

describe('a recommendation', () => {
  it('follows what goes together, from the first orders on', () => {
    const saddles = ['wide', 'slim', 'none'];
    expect(likeliest(recommend(model, {}, 'saddle', saddles))).toBe('wide');
    expect(likeliest(recommend(model, { frame: 'bar' }, 'saddle', saddles))).toBe('slim');
    const [first] = some;
    const one = learnModel(variables, first ? [first] : [], learning);
    expect(likeliest(recommend(one, {}, 'saddle', saddles))).toBe('wide');
  });

  it('gives all that is valid a chance, and nothing else', () => {
    const found = recommend(model, { frame: 'step' }, 'saddle', ['none', 'gel']);
    expect(found.map(({ value }) => value)).toEqual(['none', 'gel']);
    for (const { probability } of found) expect(probability).toBeGreaterThan(0.05);
    expect(recommend(model, {}, 'saddle', [])).toEqual([]);
    expect(recommend(model, {}, 'basket', ['yes', 'no'])).toEqual([
      { value: 'yes', probability: 0.5 },
      { value: 'no', probability: 0.5 },
    ]);
  });

  it('forgets a decision for one it has never heard of', () => {
    const session = openRecommender(model);
    const before = session.recommend('saddle', ['wide', 'slim']);
    session.decide('frame', 'bar');
    expect(session.recommend('saddle', ['wide', 'slim'])).not.toEqual(before);
    session.decide('frame', 'cargo');
    expect(session.recommend('saddle', ['wide', 'slim'])).toEqual(before);
  });

  it('follows a wish, the more the stronger it is', () => {
    const wishing = (strength: number) =>
      recommend(model, { frame: 'step' }, 'saddle', ['wide', 'slim'], {
        ...learning,
        history: [],
        preferences: [{ variable: 'saddle', value: 'slim', strength }],
      })[1]?.probability ?? 0;
    expect(wishing(1)).toBeGreaterThan(wishing(0));
    expect(wishing(5)).toBeGreaterThan(0.8);
  });

  it('lets own choices fade as they age', () => {
    const own = (days: number) =>
      recommend(model, { frame: 'step' }, 'saddle', ['wide', 'slim'], {
        ...learning,
        history: [order('step', 'slim', days)],
        preferences: [],
      })[1]?.probability ?? 0;
    expect(own(0)).toBeGreaterThan(0.5);
    expect(own(3_650)).toBeLessThan(0.3);
  });
});
