import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedLines, isChoice, type CountableLine } from '#rules/quotes/counted-lines.ts';
import { addDays, isDay } from '#rules/quotes/days.ts';
import { decimalText, parseDecimal } from '#rules/quotes/decimals.ts';
import {
  quoteDifference,
  type ComparedLine,
  type ComparedQuote,
} from '#rules/quotes/difference.ts';
import { promotionIn } from '#rules/quotes/promotion-effect.ts';

const anyLines = fc
  .array(
    fc.record({
      optional: fc.boolean(),
      alternative: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    }),
    { maxLength: 8 },
  )
  .map((lines) => lines.map((line, index): CountableLine => ({ ...line, id: `l${index}` })));
const anyChoice = fc.array(fc.nat(8).map((index) => `l${index}`)).map((ids) => new Set(ids));

it('counts one of each alternative, every plain line, and of the options those chosen', () => {
  fc.assert(
    fc.property(anyLines, anyChoice, (lines, chosen) => {
      const counted = countedLines(lines, chosen);
      for (const line of lines.filter(({ alternative }) => alternative === undefined))
        expect(counted.has(line.id)).toBe(!line.optional || chosen.has(line.id));
      for (const name of ['a', 'b']) {
        const group = lines.filter(({ alternative }) => alternative === name);
        const taken = group.filter(({ id }) => counted.has(id));
        expect(taken.length).toBe(Math.min(1, group.length));
        const wanted = group.find(({ id }) => chosen.has(id));
        if (wanted) expect(taken).toEqual([wanted]);
      }
      // What is no choice is in the total whatever was chosen.
      for (const line of lines.filter((each) => !isChoice(lines, each)))
        expect(counted.has(line.id)).toBe(true);
    }),
  );
});

it('writes and reads amounts without losing a unit', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.constantFrom(0, 2, 3), (units, digits) => {
      expect(parseDecimal(decimalText(units, digits), digits)).toBe(units);
      expect(parseDecimal(decimalText(units, digits).replace('.', ','), digits)).toBe(units);
    }),
  );
  expect(parseDecimal('1 234,5 kr', 2)).toBe(123_450);
  for (const wrong of ['', '-1', '1e3', '1,234.50', '1.234', 'NaN', '0x10'])
    expect(parseDecimal(wrong, 2), wrong).toBeUndefined();
});

it('knows days, and which come after', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  for (const wrong of ['2026-02-30', '2026-1-1', 'tomorrow', '']) expect(isDay(wrong)).toBe(false);
});

const line = (key: string, change: Partial<ComparedLine> = {}): ComparedLine => ({
  key,
  title: { en: key },
  quantity: 1,
  optional: false,
  note: '',
  total: 100,
  choices: [],
  ...change,
});
const quote = (lines: readonly ComparedLine[], change: Partial<ComparedQuote> = {}) => ({
  title: '',
  validUntil: '2026-03-31',
  terms: { promotionCodes: [], notes: '' },
  total: 100,
  lines,
  ...change,
});
const anyQuote = fc
  .uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 4 })
  .chain((keys) =>
    fc.tuple(...keys.map((key) => fc.nat(2).map((quantity) => line(key, { quantity })))),
  )
  .map((lines) => quote(lines));

it('tells no difference exactly between equal quotes', () => {
  fc.assert(
    fc.property(anyQuote, anyQuote, (before, after) => {
      expect(quoteDifference(before, before)).toEqual([]);
      const same = JSON.stringify(before) === JSON.stringify(after);
      expect(quoteDifference(before, after).length === 0).toBe(same);
    }),
  );
});

it('tells lines, choices, agreements, terms and the total', () => {
  const colour = (value: string) => ({
    variable: 'colour',
    title: { en: 'Colour' },
    value: { en: value },
  });
  const before = quote([line('bike', { choices: [colour('red')] }), line('lock')]);
  const after = quote(
    [
      line('bike', {
        choices: [colour('blue')],
        discount: { kind: 'percent', basisPoints: 500 },
      }),
      line('bell', { quantity: 2 }),
    ],
    { total: 90, terms: { promotionCodes: ['SPRING'], notes: '' } },
  );
  expect(quoteDifference(before, after).map(({ kind }) => kind)).toEqual([
    'choice',
    'line',
    'line-added',
    'line-removed',
    'quote',
    'quote',
  ]);
});

it('gives a promotion in the currencies it has amounts in, as far as its budget goes', () => {
  const named = { code: 'SPRING', id: 'p1', version: 2, title: { en: 'Spring' } };
  const effect = {
    value: { kind: 'amount' as const, amounts: { SEK: 500 } },
    scope: { kind: 'order' as const },
    budget: { SEK: 1_000 },
  };
  expect(promotionIn('EUR', effect, named, 0)).toBeUndefined();
  expect(promotionIn('SEK', effect, named, 700)).toMatchObject({
    value: { kind: 'amount', amount: 500 },
    remainingBudget: 300,
    version: '2',
  });
  expect(promotionIn('SEK', effect, named, 1_200)).toMatchObject({ remainingBudget: 0 });
});
