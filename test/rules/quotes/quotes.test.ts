import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  choicesOf,
  countedLines,
  together,
  unitsOf,
  type CountableLine,
} from '#rules/quotes/counted-lines.ts';
import { addDays, isDay } from '#rules/quotes/days.ts';
import { decimalText, parseDecimal } from '#rules/quotes/decimals.ts';
import {
  quoteDifference,
  type ComparedLine,
  type ComparedQuote,
} from '#rules/quotes/difference.ts';
import { moveLine } from '#rules/quotes/move-line.ts';
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
const anyBundles = fc
  .tuple(anyLines, fc.array(fc.constantFrom('x', 'y', undefined), { minLength: 8, maxLength: 8 }))
  .map(([lines, bundles]) => lines.map((line, index) => ({ ...line, bundle: bundles[index] })));
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
      const choices = choicesOf(lines);
      for (const { id } of lines) if (!choices.has(id)) expect(counted.has(id)).toBe(true);
    }),
  );
});

it('takes what is sold as one whole or not at all, as it would a single line', () => {
  let whole = 0;
  let absent = 0;
  fc.assert(
    fc.property(anyBundles, anyChoice, (lines, chosen) => {
      const counted = countedLines(lines, chosen);
      const choices = choicesOf(lines);
      for (const bundle of ['x', 'y']) {
        const own = lines.filter((line) => line.bundle === bundle);
        for (const set of [counted, choices]) {
          expect([0, own.length]).toContain(own.filter(({ id }) => set.has(id)).length);
        }
        if (own.length > 1) {
          if (own.every(({ id }) => counted.has(id))) whole += 1;
          else absent += 1;
        }
      }
      // One line in its place, of the same kind, is counted the same.
      const single = unitsOf(lines).map(({ lines: own, optional, alternative }) => ({
        id: own.map(({ id }) => id).join(),
        optional,
        alternative,
      }));
      const chosenUnits = single.filter(({ id }) => id.split(',').some((each) => chosen.has(each)));
      const asSingle = countedLines(single, new Set(chosenUnits.map(({ id }) => id)));
      expect([...counted].sort()).toEqual([...asSingle].flatMap((id) => id.split(',')).sort());
      const ordered = together(lines);
      expect(new Set(ordered)).toEqual(new Set(lines));
      expect(together(ordered)).toEqual(ordered);
      for (const [index, { bundle }] of ordered.entries()) {
        const earlier = ordered.slice(0, index).findLastIndex((each) => each.bundle === bundle);
        if (bundle !== undefined && earlier >= 0) expect(earlier).toBe(index - 1);
      }
    }),
    { numRuns: 500, seed: 20261126 },
  );
  expect(whole).toBeGreaterThan(50);
  expect(absent).toBeGreaterThan(50);
});

it('moves a line by one place, past what is sold as one in one step, and loses none', () => {
  let past = 0;
  fc.assert(
    fc.property(
      anyBundles,
      fc.nat(7),
      fc.constantFrom(-1 as const, 1 as const),
      (all, nth, step) => {
        const lines = together(all);
        const id = `l${nth}`;
        const moved = moveLine(lines, id, step);
        expect(new Set(moved)).toEqual(new Set(lines));
        expect(together(moved)).toEqual(moved);
        const [before, after] = [lines, moved].map((each) =>
          each.findIndex((line) => line.id === id),
        );
        const units = unitsOf(lines).map((unit) => unit.lines.map((line) => line.id));
        const at = units.findIndex((unit) => unit.includes(id));
        const own = units[at] ?? [];
        if (own.length !== 1) return;
        const next = units[at + step] ?? [];
        expect((after ?? 0) - (before ?? 0)).toBe(step * next.length + 0);
        if (next.length > 1) past += 1;
      },
    ),
    { numRuns: 500, seed: 20261127 },
  );
  expect(past).toBeGreaterThan(10);
  const [first, second] = [
    { id: 'a', optional: false, bundle: 'x' },
    { id: 'b', optional: false, bundle: 'x' },
  ];
  if (first && second) expect(moveLine([first, second], 'b', -1)).toEqual([second, first]);
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
