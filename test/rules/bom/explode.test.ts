import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment } from '#rules/configuration/types.ts';
import { explodeBom } from '#rules/bom/explode.ts';
import { mergePickList } from '#rules/bom/pick-list.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { BomItem, Family } from '#rules/model/family.ts';
import { fullLamp, lampContext, lampFamily } from '../pricing/lamp-family.ts';

const bomOf = (assignment: Assignment) => explodeBom(lampFamily, lampContext, assignment);

describe('explodeBom', () => {
  it('lists each part below its parent with the quantity of the whole product', () => {
    expect(bomOf(fullLamp).map(({ level, id, quantity }) => [level, id, quantity])).toEqual([
      [1, 'stand', 1],
      [2, 'stand/foot', 1],
      [3, 'stand/foot/foot-screw', 4],
      [2, 'stand/felt', 1],
      [1, 'light', 1],
      [2, 'light/socket', 1],
      [3, 'light/socket/socket-screw', 2],
      [1, 'light#2', 1],
      [2, 'light#2/socket', 1],
      [3, 'light#2/socket/socket-screw', 2],
      [1, 'shade', 1],
      [1, 'clips', 4],
      [1, 'cable', 1.9],
    ]);
  });

  it('takes part number, bin, cost and mass of the quantity from the chosen component', () => {
    expect(bomOf(fullLamp).find(({ id }) => id === 'clips')).toMatchObject({
      partNumber: 'P-CABLE-CLIP',
      bin: 'B-9',
      variable: 'clips',
      component: 'cable-clip',
      cost: 40,
      mass: 400,
    });
  });

  it('leaves out what is not chosen, and everything below it', () => {
    const ids = bomOf({ ...fullLamp, foot: 'steel', shade: 'none', 'light.1': 'none' }).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('stand/felt');
    expect(ids).not.toContain('shade');
    expect(ids.filter((id) => id.startsWith('light'))).toEqual([
      'light',
      'light/socket',
      'light/socket/socket-screw',
    ]);
  });

  it('names a component the family does not have instead of dropping it', () => {
    expect(() => bomOf({ ...fullLamp, shade: 'ghost' })).toThrow(/ghost/);
  });
});

/** Another way to the same parts: walk every path from the root, multiply along it. */
function bruteForce(family: Family, assignment: Assignment): Map<string, number> {
  const totals = new Map<string, number>();
  const paths: BomItem[][] = [];
  const collect = (item: BomItem, above: readonly BomItem[]): void => {
    const path = [...above, item];
    paths.push(path);
    item.children.forEach((child) => collect(child, path));
  };
  family.bom.forEach((item) => collect(item, []));
  const amount = ({ quantity }: BomItem): number =>
    typeof quantity === 'number'
      ? quantity
      : quantity.terms.reduce(
          (sum, { fact, factor }) => sum + factor * (assignment[fact] as number),
          quantity.base,
        );
  const chosen = ({ module }: BomItem): string[] =>
    Object.entries(assignment)
      .filter(([key]) => key === module || (module && new RegExp(`^${module}\\.\\d$`).test(key)))
      .map(([, value]) => String(value))
      .filter((value) => value !== 'none');
  for (const path of paths) {
    if (path.some(({ when }) => when && 'fact' in when && assignment[when.fact] !== when.value))
      continue;
    const last = path.at(-1)!;
    const copies = path.slice(0, -1).reduce((product, item) => {
      const pieces = Number(assignment[`${item.module}.quantity`] ?? 1);
      return product * amount(item) * (item.module ? chosen(item).length * pieces : 1);
    }, 1);
    const numbers = last.part
      ? [last.part.number]
      : chosen(last).map((id) => family.components.find((c) => c.id === id)!.partNumber);
    const pieces = last.module ? Number(assignment[`${last.module}.quantity`] ?? 1) : 1;
    for (const number of numbers) {
      if (last.phantom || copies === 0) continue;
      totals.set(number, (totals.get(number) ?? 0) + copies * amount(last) * pieces);
    }
  }
  return totals;
}

describe('mergePickList', () => {
  it('holds what an independent explosion along every path counts', () => {
    const lamp = fc.record({
      foot: fc.constantFrom('oak', 'steel'),
      'light.1': fc.constantFrom('warm', 'cold'),
      'light.2': fc.constantFrom('none', 'warm', 'cold'),
      'light.3': fc.constantFrom('none', 'warm', 'cold'),
      shade: fc.constantFrom('none', 'cone'),
      clips: fc.constant('cable-clip'),
      'clips.quantity': fc.integer({ min: 1, max: 8 }),
      colour: fc.constantFrom('white', 'copper'),
      cable: fc.integer({ min: 500, max: 3000 }),
      engraving: fc.constant('none'),
    });
    fc.assert(
      fc.property(lamp, (assignment) => {
        const expected = bruteForce(lampFamily, assignment);
        const picked = mergePickList(bomOf(assignment));
        expect(new Set(picked.map(({ partNumber }) => partNumber))).toEqual(
          new Set(expected.keys()),
        );
        for (const { partNumber, quantity } of picked)
          expect(quantity).toBeCloseTo(expected.get(partNumber)!, 9);
      }),
    );
  });

  it('walks the bins as people count them, without phantoms', () => {
    const list = mergePickList(bomOf(fullLamp));
    expect(list.map(({ bin, partNumber }) => [bin, partNumber])).toEqual([
      ['A-2', 'F-1'],
      ['A-10', 'P-OAK'],
      ['A-10', 'S-4'],
      ['B-1', 'P-COLD'],
      ['B-1', 'P-WARM'],
      ['B-2', 'K-27'],
      ['B-9', 'P-CABLE-CLIP'],
      ['C-1', 'P-CONE'],
      ['C-9', 'C-75'],
    ]);
    expect(list.find(({ partNumber }) => partNumber === 'S-4')?.quantity).toBe(8);
  });
});

describe('routingOf', () => {
  it('selects operations by condition, in sequence, with run times by formula', () => {
    const all = routingOf(lampFamily, lampContext, fullLamp);
    expect(all.map(({ id, run }) => [id, run])).toEqual([
      ['mount', 6.75],
      ['engrave', 10],
      ['check', 3],
    ]);
    expect(all[0]?.workCentre.title.en).toBe('Bench');
    const plain = routingOf(lampFamily, lampContext, { ...fullLamp, engraving: 'none' });
    expect(plain.map(({ id }) => id)).toEqual(['mount', 'check']);
  });
});
