/** What is marked, and where nothing is; and how good guesses are on people held out. */
import { describe, expect, it } from 'vitest';
import { LEAST_PEOPLE } from '#rules/customers/learning/hide-people.ts';
import { learnHidden, type PersonalConfiguration } from '#rules/customers/learning/hidden-model.ts';
import { encodeModel } from '#rules/customers/learning/encode.ts';
import { markOf, type Mark } from '#rules/customers/learning/mark.ts';
import { measureHeldOut } from '#rules/customers/learning/measure.ts';
import { openRecommender } from '#rules/customers/learning/recommend.ts';
import { finish } from '#rules/kernel/steps.ts';
import { daysAgo, NOW } from '../../../factories/random-history.ts';

const LEARNING = { now: NOW, halfLifeDays: 365, seed: 1 };
const SADDLES = ['wide', 'slim', 'race'];
const variables = [
  { name: 'frame', values: ['step', 'bar'] },
  { name: 'saddle', values: SADDLES },
];

let made = 0;
const bought = (frame: string, saddle: string, count: number, days = 0): PersonalConfiguration[] =>
  Array.from({ length: count }, () => ({
    person: `person ${made++}`,
    choices: { frame, saddle },
    source: 'order',
    on: daysAgo(days),
    stillValid: true,
  }));

function markAfter(history: readonly PersonalConfiguration[], frame?: string): Mark | undefined {
  const session = openRecommender(finish(learnHidden(variables, history, LEARNING)));
  if (frame !== undefined) session.decide('frame', frame);
  return markOf(session, 'saddle', SADDLES);
}

describe('a mark', () => {
  it('is on what most people with a similar product choose', () => {
    const history = [...bought('step', 'wide', 12), ...bought('bar', 'slim', 12)];
    expect(markAfter(history, 'step')).toMatchObject({ value: 'wide' });
    expect(markAfter(history, 'bar')).toMatchObject({ value: 'slim' });
    const mark = markAfter(history, 'bar');
    expect(mark?.percent).toBeGreaterThan(50);
    expect(mark?.similar).toBeGreaterThanOrEqual(12);
    expect(mark?.similar).toBeLessThanOrEqual(24);
  });

  it('is on nothing where people are of several minds', () => {
    const history = SADDLES.flatMap((saddle) => bought('step', saddle, 10));
    expect(markAfter(history, 'step')).toBeUndefined();
  });

  it('is on nothing until there are enough people to hide one, and then it is', () => {
    expect(markAfter([])).toBeUndefined();
    expect(markAfter(bought('step', 'wide', LEAST_PEOPLE - 1))).toBeUndefined();
    const [one] = bought('step', 'wide', 1);
    const again = Array.from({ length: 30 }, () => one).filter((each) => each !== undefined);
    expect(markAfter(again)).toBeUndefined();
    expect(markAfter(bought('step', 'wide', LEAST_PEOPLE))).toMatchObject({ value: 'wide' });
    // Of a year ago, they count half.
    expect(markAfter(bought('step', 'wide', LEAST_PEOPLE, 365))).toBeUndefined();
  });

  it('is on nothing where there is no choice', () => {
    const session = openRecommender(
      finish(learnHidden(variables, bought('step', 'wide', 20), LEARNING)),
    );
    expect(markOf(session, 'saddle', ['wide'])).toBeUndefined();
    expect(markOf(session, 'saddle', [])).toBeUndefined();
  });
});

describe('the published model', () => {
  it('holds nobody’s name, and no more configurations than there is room for', () => {
    const history = bought('step', 'wide', 60);
    const model = finish(learnHidden(variables, history, { ...LEARNING, mostCells: 40 }));
    const { weights } = model.learnt.neighbours.sample;
    expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(20, 3);
    expect(new TextDecoder('latin1').decode(encodeModel(model))).not.toContain('person');
  });

  it('is the same in whatever order the history comes', () => {
    const history = [...bought('step', 'wide', 9), ...bought('bar', 'slim', 8)];
    const one = encodeModel(finish(learnHidden(variables, history, LEARNING)));
    const other = encodeModel(finish(learnHidden(variables, history.toReversed(), LEARNING)));
    expect(other).toEqual(one);
  });
});

describe('the error on people held out', () => {
  it('is that of who knows what goes together, beside that of the most popular', () => {
    const history = [...bought('step', 'wide', 60), ...bought('bar', 'slim', 40)];
    const { asked, wrong, popularWrong } = finish(measureHeldOut(variables, history, LEARNING));
    expect(asked).toBe(40);
    // One of both values follows from the other; the first may be either.
    expect(wrong).toBeLessThan(popularWrong);
    expect(wrong).toBeGreaterThan(0);
  });

  it('is of nothing where too few are left to learn from', () => {
    expect(finish(measureHeldOut(variables, [], LEARNING)).asked).toBe(0);
    const few = bought('step', 'wide', LEAST_PEOPLE);
    expect(finish(measureHeldOut(variables, few, LEARNING))).toEqual({
      asked: 0,
      wrong: 0,
      popularWrong: 0,
    });
  });
});
