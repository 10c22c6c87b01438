/** Random variables and what was chosen of them in the past, with gaps and values of yesterday. */
import fc from 'fast-check';
import {
  SOURCES,
  type Choices,
  type PastConfiguration,
  type Variable,
} from '#rules/customers/learning/history.ts';

export const NOW = new Date('2026-03-02T10:00:00Z');
const DAY = 86_400_000;

export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY);

export const variables: fc.Arbitrary<readonly Variable[]> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
  .map((sizes) =>
    sizes.map((size, i) => ({
      name: `v${i}`,
      values: Array.from({ length: size }, (_, value) => `x${value}`),
    })),
  );

/** Choices for some of the variables; now and then a value or variable that is not of today. */
export const choicesOf = (all: readonly Variable[]): fc.Arbitrary<Choices> =>
  fc
    .tuple(
      fc.tuple(...all.map(({ values }) => fc.option(fc.constantFrom(...values, 'gone')))),
      fc.boolean(),
    )
    .map(([values, odd]) => {
      const entries = all.flatMap(({ name }, i) => {
        const value = values[i];
        return typeof value === 'string' ? [[name, value] as const] : [];
      });
      return Object.fromEntries(odd ? [...entries, ['retired', 'x0']] : entries);
    });

export const pastOf = (all: readonly Variable[]): fc.Arbitrary<PastConfiguration> =>
  fc.record({
    choices: choicesOf(all),
    source: fc.constantFrom(...SOURCES),
    on: fc.integer({ min: -3, max: 2_000 }).map(daysAgo),
    stillValid: fc.boolean(),
  });

/** Few and many: from some dozens on, distances are learnt, too. */
export const historyOf = (all: readonly Variable[]): fc.Arbitrary<readonly PastConfiguration[]> =>
  fc.oneof(
    fc.array(pastOf(all), { maxLength: 12 }),
    fc.array(pastOf(all), { minLength: 60, maxLength: 90 }),
  );
