/**
 * The explosion against its definition: every path from the top down, every filled slot on it,
 * multiplied in whole millionths; nothing shared with `explodeBom`. Random BOMs with phantoms
 * through levels, groups, conditions, formulas and scrap, on random lamps.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explodeBom } from '#rules/bom/explode.ts';
import { mergePickList } from '#rules/bom/pick-list.ts';
import { whereUsed, whereUsedIn } from '#rules/bom/where-used.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import { bomItemSchema, type BomItem } from '#rules/model/production.ts';
import type { Family } from '#rules/model/family.ts';
import { lampContext, lampFamily } from '../rules/pricing/lamp-family.ts';

const product: fc.Arbitrary<Assignment> = fc.record({
  foot: fc.constantFrom('oak', 'steel'),
  'light.1': fc.constantFrom('warm', 'cold'),
  'light.2': fc.constantFrom('none', 'warm', 'cold'),
  'light.3': fc.constantFrom('none', 'warm'),
  shade: fc.constantFrom('none', 'cone'),
  clips: fc.constant('cable-clip'),
  'clips.quantity': fc.integer({ min: 1, max: 8 }),
  colour: fc.constantFrom('white', 'copper'),
  cable: fc.integer({ min: 500, max: 3000 }),
  engraving: fc.constant('none'),
});

const quantity = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.record({
    base: fc.integer({ min: -2, max: 3 }),
    terms: fc.constantFrom(
      [{ fact: 'cable', factor: 0.001 }],
      [{ fact: 'cable', factor: -0.002 }],
      [{ fact: 'clips.quantity', factor: 0.5 }],
      [{ fact: 'light.2', path: 'power', factor: 1 }],
    ),
  }),
);
const when = fc.constantFrom(
  { fact: 'foot', operator: 'equal', value: 'oak' },
  { not: { fact: 'shade', operator: 'equal', value: 'none' } },
  { fact: 'light', operator: 'contains', value: 'cold' },
);

interface Loose {
  [key: string]: unknown;
  children?: Loose[];
}
const item: fc.Memo<Loose> = fc.memo((depth) =>
  fc
    .record(
      {
        kind: fc.constantFrom('part', 'part', 'foot', 'light', 'shade', 'clips', 'group'),
        quantity,
        when: fc.option(when, { nil: undefined, freq: 3 }),
        scrap: fc.constantFrom(undefined, undefined, 0.03, 0.1),
        unit: fc.constantFrom('pcs', 'pcs', 'm'),
        phantom: fc.boolean(),
        children:
          depth > 1 ? fc.array(item(depth - 1), { maxLength: 3 }) : fc.constant<Loose[]>([]),
      },
      { requiredKeys: ['kind'] },
    )
    .map(({ kind, ...rest }) => ({ kind, ...rest })),
);

/** Gives every item its id, and every part a number of a small range, so that parts meet. */
function finish(items: readonly Loose[]): BomItem[] {
  let count = 0;
  const name = ({ kind, children = [], ...rest }: Loose): Loose => {
    count += 1;
    const part = {
      number: `P-${count % 5}`,
      title: { en: 'Part' },
      bin: `B-${count % 3}`,
      cost: 7 * count,
    };
    return {
      ...rest,
      id: `item-${count}`,
      ...(kind === 'part' ? { part } : kind === 'group' ? {} : { module: kind }),
      children: children.map(name),
    };
  };
  return items.map(name).map((one) => bomItemSchema.parse(one));
}
const bom = fc.array(item(4), { minLength: 1, maxLength: 5 }).map(finish);

/** Whole millionths of a piece: quantities are kept to that, and ceilings taken of that. */
type Exact = bigint;
const ONE: Exact = 1_000_000n;
const exact = (value: number): Exact => BigInt(Math.round(value * 1_000_000));
const multiply = (left: Exact, right: Exact): Exact => (left * right + ONE / 2n) / ONE;
const ceil = (value: Exact): Exact => ((value + ONE - 1n) / ONE) * ONE;
const plain = (value: Exact): number => Number(value) / 1_000_000;

interface Expected {
  readonly level: number;
  readonly partNumber: string;
  readonly quantity: number;
  readonly scrap: number;
}

const slotsOf: Readonly<Record<string, readonly string[]>> = {
  foot: ['foot'],
  light: ['light.1', 'light.2', 'light.3'],
  shade: ['shade'],
  clips: ['clips'],
};
const POWER: Readonly<Record<string, number>> = { warm: 4, cold: 7 };

function applies(condition: BomItem['when'], given: Assignment): boolean {
  if (!condition) return true;
  const text = JSON.stringify(condition);
  if (text.includes('"foot"')) return given['foot'] === 'oak';
  if (text.includes('"shade"')) return given['shade'] !== 'none';
  return slotsOf['light']!.some((slot) => given[slot] === 'cold');
}

function amountOf({ quantity: of }: BomItem, given: Assignment): Exact {
  if (typeof of === 'number') return exact(of);
  const value = of.terms.reduce((sum, { fact, path, factor }) => {
    const fromFact = path ? (POWER[String(given[fact])] ?? 0) : Number(given[fact]);
    return sum + factor * fromFact;
  }, of.base);
  return exact(value);
}

function byDefinition(items: readonly BomItem[], given: Assignment): Map<string, Expected> {
  const paths: BomItem[][] = [];
  const collect = (one: BomItem, above: readonly BomItem[]): void => {
    paths.push([...above, one]);
    one.children.forEach((child) => collect(child, [...above, one]));
  };
  items.forEach((one) => collect(one, []));
  const lines = new Map<string, Expected>();
  for (const path of paths) {
    if (!path.every((one) => applies(one.when, given))) continue;
    // Every way to choose one filled slot for each module on the path.
    const filled = path.map(({ module }) =>
      module === undefined ? [''] : slotsOf[module]!.filter((slot) => given[slot] !== 'none'),
    );
    const ways = filled.reduce<string[][]>(
      (some, slots) => some.flatMap((way) => slots.map((slot) => [...way, slot])),
      [[]],
    );
    for (const way of ways) {
      let needed = ONE;
      let fetched = ONE;
      let there = true;
      path.forEach((one, index) => {
        needed = multiply(fetched, amountOf(one, given));
        if (needed <= 0n) there = false;
        const pieces = one.module ? given[`${one.module}.quantity`] : undefined;
        if (typeof pieces === 'number') needed = multiply(needed, exact(pieces));
        fetched = needed;
        if (one.scrap !== undefined) {
          fetched = multiply(needed, exact(1 + one.scrap));
          if (one.unit === 'pcs') fetched = ceil(fetched);
        }
        if (way[index] === undefined) there = false;
      });
      const last = path.at(-1)!;
      if (!there || (!last.part && !last.module)) continue;
      const id = path
        .map((one, index) => {
          const at = filled[index]!.indexOf(way[index]!);
          return at > 0 ? `${one.id}#${at + 1}` : one.id;
        })
        .join('/');
      const chosen = lampFamily.components.find((one) => one.id === given[way.at(-1)!]);
      lines.set(id, {
        level: path.filter((one) => one.part || one.module).length,
        partNumber: last.part?.number ?? chosen!.partNumber,
        quantity: plain(fetched),
        scrap: plain(fetched) - plain(needed),
      });
    }
  }
  return lines;
}

const familyWith = (items: readonly BomItem[]): Family => ({ ...lampFamily, bom: [...items] });

describe('the explosion', () => {
  it('is that of the definition, line by line', () => {
    let [lines, scrapped, deep] = [0, 0, 0];
    fc.assert(
      fc.property(bom, product, (items, given) => {
        const expected = byDefinition(items, given);
        const exploded = explodeBom(familyWith(items), lampContext, given);
        expect(exploded.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
        for (const line of exploded) {
          const wanted = expected.get(line.id)!;
          expect(line.level).toBe(wanted.level);
          expect(line.partNumber).toBe(wanted.partNumber);
          expect(Math.abs(line.quantity - wanted.quantity)).toBeLessThan(1e-5);
          expect(Math.abs((line.scrap ?? 0) - wanted.scrap)).toBeLessThan(1e-5);
          lines += 1;
          if (line.scrap !== undefined) scrapped += 1;
          if (line.level > 2) deep += 1;
        }
      }),
      { numRuns: 500 },
    );
    expect(lines).toBeGreaterThan(1_000);
    expect(scrapped).toBeGreaterThan(100);
    expect(deep).toBeGreaterThan(100);
  });

  it('never picks a phantom, and picks everything else once', () => {
    fc.assert(
      fc.property(bom, product, (items, given) => {
        const exploded = explodeBom(familyWith(items), lampContext, given);
        const picked = mergePickList(exploded).reduce((sum, line) => sum + line.quantity, 0);
        const stocked = exploded.filter(({ phantom }) => !phantom);
        const wanted = stocked.reduce((sum, line) => sum + line.quantity, 0);
        expect(Math.abs(picked - wanted)).toBeLessThan(1e-3);
      }),
    );
  });
});

describe('where a part is used', () => {
  it('lists every line of every product at its item, and what is unconditional is in each', () => {
    fc.assert(
      fc.property(bom, product, (items, given) => {
        const uses = whereUsed(familyWith(items));
        const exploded = explodeBom(familyWith(items), lampContext, given);
        const pathOf = (id: string) => id.split('/').map((step) => step.replace(/#.*/, ''));
        for (const line of exploded) {
          expect(uses.get(line.partNumber)).toContainEqual(
            expect.objectContaining({ path: pathOf(line.id) }),
          );
        }
        const there = new Set(exploded.map((line) => pathOf(line.id).join('/') + line.partNumber));
        for (const [number, places] of uses) {
          for (const { path, conditional } of places) {
            if (!conditional) expect(there).toContain(path.join('/') + number);
          }
        }
      }),
    );
  });

  it('counts over orders what their BOMs hold', () => {
    fc.assert(
      fc.property(bom, fc.array(product, { maxLength: 3 }), (items, products) => {
        const boms = products.map((given, index) => ({
          name: `K-${index}`,
          bom: explodeBom(familyWith(items), lampContext, given),
        }));
        const uses = [...whereUsedIn(boms)].flatMap(([partNumber, found]) =>
          found.map(({ name, line, quantity: used }) => [partNumber, name, line, used].join(' ')),
        );
        const lines = boms.flatMap(({ name, bom: of }) =>
          of
            .filter(({ phantom }) => !phantom)
            .map(({ partNumber, id, quantity: used }) => [partNumber, name, id, used].join(' ')),
        );
        expect(uses.sort()).toEqual(lines.sort());
      }),
    );
  });
});
