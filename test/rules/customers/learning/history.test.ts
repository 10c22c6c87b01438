/** What past configurations weigh, and how they become a sample. */
import { describe, expect, it } from 'vitest';
import {
  sampleOf,
  weightOf,
  withPastValues,
  type Choices,
} from '#rules/customers/learning/history.ts';
import { gather, UNSET } from '#rules/customers/learning/sample.ts';
import { daysAgo, NOW } from '../../../factories/random-history.ts';

const yearly = { now: NOW, halfLifeDays: 365 };
const order = { source: 'order', on: NOW, stillValid: true } as const;

describe('the weight of a past configuration', () => {
  it('is 1 for an order of now, also for one dated ahead', () => {
    expect(weightOf(order, yearly)).toBe(1);
    expect(weightOf({ ...order, on: daysAgo(-3) }, yearly)).toBe(1);
  });

  it('halves with each half-life, and never where nothing is forgotten', () => {
    const old = { ...order, on: daysAgo(730) };
    expect(weightOf(old, yearly)).toBeCloseTo(0.25, 12);
    expect(weightOf(old, { ...yearly, halfLifeDays: Infinity })).toBe(1);
  });

  it('falls from order to quote to saved, and for what can no longer be had', () => {
    const quote = weightOf({ ...order, source: 'quote' }, yearly);
    const saved = weightOf({ ...order, source: 'saved' }, yearly);
    const gone = weightOf({ ...order, stillValid: false }, yearly);
    expect(1).toBeGreaterThan(quote);
    expect(quote).toBeGreaterThan(saved);
    expect(1).toBeGreaterThan(gone);
    expect(Math.min(saved, gone)).toBeGreaterThan(0);
  });
});

describe('a sample', () => {
  const variables = [{ name: 'colour', values: ['teal', 'plum'] }];

  it('has the values of today first, then those of the past', () => {
    const history = ['sand', 'plum', 'ash'].map((colour) => ({ choices: { colour, size: 's' } }));
    expect(withPastValues(variables, history)).toEqual([
      { name: 'colour', values: ['teal', 'plum', 'ash', 'sand'] },
    ]);
  });

  it('adds up equal configurations and leaves out empty ones', () => {
    const chosen: readonly Choices[] = [
      { colour: 'plum' },
      { colour: 'teal' },
      { colour: 'plum' },
      {},
    ];
    const history = chosen.map((choices) => ({ ...order, choices }));
    const { rows, weights } = sampleOf(variables, history, yearly);
    expect([...rows]).toEqual([0, 1]);
    expect([...weights]).toEqual([1, 2]);
  });

  it('does not take an inherited property for a choice', () => {
    const odd = [{ name: 'toString', values: ['a'] }];
    expect(sampleOf(odd, [{ ...order, choices: {} }], yearly).weights).toHaveLength(0);
  });

  it('keeps those that weigh most where not all may stay', () => {
    const some = [1, 3, 2].map((weight, value) => ({ values: [value], weight }));
    expect([...gather([3], some, 2).rows]).toEqual([1, 2]);
  });

  it.each([
    ['too short', { values: [0], weight: 1 }, 'a row of 1, not 2 values'],
    ['of an unknown value', { values: [0, 9], weight: 1 }, 'variable 1 has no value 9'],
  ])('refuses a row %s', (_, row, fault) => {
    expect(() => gather([2, 2], [row])).toThrow(fault);
  });

  it('refuses more values than can be told from none', () => {
    expect(() => gather([UNSET], [])).toThrow(RangeError);
  });
});
