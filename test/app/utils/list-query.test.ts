/** The address of a list and what is read from it are each other's inverse. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listHref, listQuery } from '#app/utils/list-query.ts';

it('reads back every search and page it writes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 1, max: 9999 }),
      (text, page) => {
        const search = text.trim();
        const request = new Request(`http://shop.example${listHref('/orders', search, page)}`);
        const query = listQuery(request);
        expect(query.search).toBe(search);
        expect(query.page ?? '1').toBe(String(page));
      },
    ),
  );
});

it('is the bare path where nothing is searched for', () => {
  expect(listHref('/orders', '', 1)).toBe('/orders');
});
