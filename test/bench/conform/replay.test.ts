/** The replay finds what is wrong: with the domains, the count, the prices, and after a reset. */
import { describe, expect, it } from 'vitest';
import type { Network } from '#rules/engine/network/network.ts';
import type { NetworkSession } from '#rules/engine/network/session.ts';
import { bruteForceSession } from '#test/oracle/brute-force-session.ts';
import { replay } from './replay.ts';
import type { Truth } from './truth.ts';

const NETWORK: Network = {
  domains: [2, 3],
  constraints: [{ kind: 'table', scope: [0, 1], rows: Uint16Array.of(0, 0, 0, 1, 1, 1) }],
  objectives: [{ name: 'price', constant: 10, terms: [{ variable: 1, weights: [0, 5, 9] }] }],
};
const MODEL = {
  network: NETWORK,
  variables: [
    { name: 'a', values: ['no', 'yes'] },
    { name: 'b', values: ['x', 'y', 'z'] },
  ],
};
const TRUTH: Truth = {
  valid: Uint8Array.of(1, 1, 1, 1, 0),
  count: 3n,
  price: { min: 10, max: 15 },
  traces: [
    {
      seed: 's',
      complete: true,
      priceFinal: 15,
      steps: [{ variable: 0, value: 1, removed: [0, 2], priceMin: 15, priceMax: 15 }],
    },
    {
      seed: 't',
      complete: false,
      steps: [{ variable: 0, value: 0, removed: [1], priceMin: 10, priceMax: 15 }],
    },
  ],
};

const replayed = (truth: Truth, changed: Partial<NetworkSession> = {}) =>
  replay(MODEL, { ...bruteForceSession(NETWORK), ...changed }, truth);

describe('a replay', () => {
  it('agrees with the truth', () => {
    expect(replayed(TRUTH)).toMatchObject({
      clicks: 2,
      valuesChecked: 25,
      mismatches: 0,
      unknown: 0,
      countsChecked: 2,
      countsNotGiven: 0,
      pricesChecked: 8,
      pricesNotGiven: 0,
      leastGiven: true,
      examples: [],
    });
  });

  it('names a wrong value with its trace and step', () => {
    const [first, ...others] = TRUTH.traces;
    const steps = [{ variable: 0, value: 1, removed: [0, 3], priceMin: 15, priceMax: 15 }];
    const wrong = { ...TRUTH, traces: first ? [{ ...first, steps }, ...others] : [] };
    expect(replayed(wrong).examples).toEqual([
      'trace s, step 1: b = x is valid, not invalid',
      'trace s, step 1: b = y is invalid, not valid',
    ]);
  });

  it.each([
    ['a count', { ...TRUTH, count: 4n }, 'at the start: 4 solutions, not 3'],
    ['a price', { ...TRUTH, price: { min: 9 } }, 'at the start: the least price is 9, not 10'],
  ])('names %s that is wrong', (_, truth, example) => {
    expect(replayed(truth).examples).toContain(example);
  });

  it('takes unknown for wrong, and a count or price that is not given for neither', () => {
    const found = replayed(TRUTH, {
      domains: () => new Uint8Array(5).fill(2),
      count: () => undefined,
      least: () => undefined,
      optimum: () => undefined,
    });
    expect(found).toMatchObject({
      mismatches: 25,
      unknown: 25,
      countsChecked: 0,
      countsNotGiven: 2,
      pricesChecked: 0,
      pricesNotGiven: 8,
      leastGiven: false,
    });
  });

  it('notices a retraction that does nothing', () => {
    const { examples } = replayed(TRUTH, { retract: () => undefined });
    expect(examples[0]).toBe('after trace s, all retracted: a = no is valid, not invalid');
  });
});
