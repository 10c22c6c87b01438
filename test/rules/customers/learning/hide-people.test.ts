/** People hidden in what they chose: what comes out of a group is only how often each value occurs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hidePeople,
  LEAST_PEOPLE,
  type PersonalRow,
} from '#rules/customers/learning/hide-people.ts';
import type { WeightedRow } from '#rules/customers/learning/sample.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { shuffle } from '#rules/kernel/shuffle.ts';
import { finish } from '#rules/kernel/steps.ts';

const WIDTH = 4;

const hide = (rows: readonly PersonalRow[], seed = 1): readonly WeightedRow[] =>
  finish(hidePeople(rows, seededRandom(seed)));

/** Of some people, some of them with several configurations. */
const rowsOf = (people: number, least = 0): fc.Arbitrary<readonly PersonalRow[]> =>
  fc.array(
    fc.record({
      person: fc.integer({ min: 0, max: people - 1 }).map((number) => `p${number}`),
      values: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: WIDTH, maxLength: WIDTH }),
      weight: fc.integer({ min: 1, max: 8 }).map((eighths) => eighths / 8),
    }),
    { minLength: least, maxLength: 40 },
  );

const peopleIn = (rows: readonly PersonalRow[]): number =>
  new Set(rows.map(({ person }) => person)).size;

const columns = (rows: readonly WeightedRow[]): readonly (readonly number[])[] =>
  Array.from({ length: WIDTH }, (_, variable) =>
    rows.map(({ values }) => values[variable] ?? -1).sort(),
  );

const sorted = (rows: readonly WeightedRow[]): readonly string[] =>
  rows.map(({ values, weight }) => JSON.stringify([Array.from(values), weight])).sort();

const sum = (rows: readonly WeightedRow[]): number =>
  rows.reduce((total, { weight }) => total + weight, 0);

describe('hidden people', () => {
  it('leave every value as often, and weigh as much in all', () => {
    fc.assert(
      fc.property(rowsOf(30), (rows) => {
        const hidden = hide(rows);
        if (peopleIn(rows) < LEAST_PEOPLE) {
          expect(hidden).toEqual([]);
          return;
        }
        expect(columns(hidden)).toEqual(columns(rows));
        expect(sum(hidden)).toBeCloseTo(sum(rows), 9);
      }),
    );
  });

  it('come out alike, whatever anybody chose beside one thing: who chose what goes is lost', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        // Too few for two groups.
        fc
          .integer({ min: LEAST_PEOPLE, max: 2 * LEAST_PEOPLE - 1 })
          .chain((people) =>
            fc.tuple(
              fc.array(
                fc.array(fc.integer({ min: 0, max: 3 }), { minLength: WIDTH, maxLength: WIDTH }),
                { minLength: people, maxLength: people },
              ),
              fc.integer(),
            ),
          ),
        ([products, seed]) => {
          const named = (all: readonly (readonly number[])[]): readonly PersonalRow[] =>
            all.map((values, i) => ({ person: `p${i}`, values, weight: 1 }));
          const random = seededRandom(seed);
          const dealt = Array.from({ length: WIDTH }, (_, variable) => {
            const column = Int32Array.from(products, (values) => values[variable] ?? 0);
            shuffle(column, random);
            return column;
          });
          const others = products.map((_, i) => dealt.map((column) => column[i] ?? 0));
          expect(hide(named(others))).toEqual(hide(named(products)));
          tried += 1;
        },
      ),
    );
    expect(tried).toBeGreaterThan(50);
  });

  it('come out alike in whatever order they come', () => {
    fc.assert(
      fc.property(
        rowsOf(30).chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        ([rows, others]) => {
          expect(sorted(hide(others))).toEqual(sorted(hide(rows)));
        },
      ),
    );
  });

  it('are never told of in fewer than so many', () => {
    fc.assert(
      fc.property(rowsOf(12, 10), (rows) => {
        // Each person has a value of their own: what comes out of a group shows who is in it.
        const telling = rows.map((row) => ({
          ...row,
          values: [...Array.from(row.values).slice(1), Number(row.person.slice(1))],
        }));
        const weights = new Map<number, Set<number>>();
        for (const { values, weight } of hide(telling)) {
          const people = weights.get(weight) ?? new Set();
          weights.set(weight, people.add(values[WIDTH - 1] ?? 0));
        }
        // Groups weigh their mean, so rows of one weight are at least one whole group.
        for (const people of weights.values()) {
          expect(people.size).toBeGreaterThanOrEqual(LEAST_PEOPLE);
        }
      }),
    );
  });

  it('go with other values by chance, not by their order', () => {
    const rows = Array.from({ length: LEAST_PEOPLE }, (_, i) => ({
      person: `p${i}`,
      values: [i, i, i, i],
      weight: 1,
    }));
    const pairings = new Set(
      Array.from({ length: 20 }, (_, seed) => sorted(hide(rows, seed)).join()),
    );
    expect(pairings.size).toBeGreaterThan(10);
  });
});
