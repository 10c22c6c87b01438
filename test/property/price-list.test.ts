/** Random price lists: what the loader accepts leaves exactly one list for every day and group. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFamily } from '#rules/model/load-family.ts';
import { priceListOf } from '#rules/model/price-list-of.ts';
import { lampFiles } from '../factories/small-family.ts';

const EUR = 'price-lists/eur.json';

describe('priceListOf', () => {
  it('finds one list for every market, day and group of whatever the loader accepts', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
    const list = fc.record(
      {
        validFrom: day,
        validTo: day,
        customerGroup: fc.constantFrom('dealer', 'fleet'),
      },
      { requiredKeys: [] },
    );
    const accepted = { dated: 0, refused: 0 };
    fc.assert(
      fc.property(fc.array(list, { maxLength: 2 }), fc.option(list, { freq: 1 }), (lists, own) => {
        const files = lampFiles();
        const base = files[EUR] as object;
        lists.forEach((each, i) => {
          files[`price-lists/more-${i}.json`] = { ...base, ...each, id: `n-${i}`, markets: ['DE'] };
        });
        const found = loadFamily({ ...files, [EUR]: { ...base, ...own } });
        const days = Array.from({ length: 11 }, (_, n) => `2026-01-${String(n).padStart(2, '0')}`);
        const groups = [undefined, 'dealer', 'fleet', 'other'];
        // By hand: among all lists of the market, those of the highest rank.
        const all = [{ ...own, id: 'eur' }, ...lists.map((each, i) => ({ ...each, id: `n-${i}` }))];
        const best = (date: string, group: string | undefined) => {
          const fit = all.filter(
            (each) =>
              (each.customerGroup === undefined || each.customerGroup === group) &&
              !(each.validFrom !== undefined && each.validFrom > date) &&
              !(each.validTo !== undefined && each.validTo < date),
          );
          const special = fit.filter((each) => each.customerGroup !== undefined);
          const rank = special.length > 0 ? special : fit;
          const dated = rank.filter((each) => each.validFrom ?? each.validTo);
          return (dated.length > 0 ? dated : rank).map(({ id }) => id);
        };
        const choices = days.flatMap((date) => groups.map((group) => ({ date, group })));
        if (found.ok) {
          for (const { date, group } of choices) {
            const { priceList } = priceListOf(found.value, {
              market: 'DE',
              date,
              customerGroup: group,
            });
            expect(best(date, group)).toEqual([priceList.id]);
          }
          if (all.some((each) => each.validFrom)) accepted.dated++;
        } else {
          accepted.refused++;
          // Lists of one rank may rival each other below a better one: refused for their author.
          const messages = found.error.map(({ message }) => message).join();
          if (!/applies on the same days|ends before|for one customer group/.test(messages))
            expect(choices.some(({ date }) => best(date, undefined).length !== 1)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(accepted.dated).toBeGreaterThan(20);
    expect(accepted.refused).toBeGreaterThan(20);
  });
});
