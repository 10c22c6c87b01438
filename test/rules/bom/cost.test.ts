import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCost, costOf, rollUp } from '#rules/bom/cost.ts';
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import { fullLamp, lampContext, lampFamily } from '../pricing/lamp-family.ts';

const standard: Assignment = {
  ...fullLamp,
  'light.2': 'none',
  shade: 'none',
  'clips.quantity': 1,
  colour: 'white',
  cable: 500,
  engraving: 'none',
};
const lamp: fc.Arbitrary<Assignment> = fc.record({
  foot: fc.constantFrom('oak', 'steel'),
  'light.1': fc.constantFrom('warm', 'cold'),
  'light.2': fc.constantFrom('none', 'warm', 'cold'),
  'light.3': fc.constant('none'),
  shade: fc.constantFrom('none', 'cone'),
  clips: fc.constant('cable-clip'),
  'clips.quantity': fc.integer({ min: 1, max: 8 }),
  colour: fc.constantFrom('white', 'copper'),
  cable: fc.integer({ min: 500, max: 3000 }),
  engraving: fc.constantFrom('none', 'Åsa'),
});

describe('the cost roll-up', () => {
  it('adds material by module, then labour by work centre', () => {
    const { lines, material, labour, total, currency } = costOf(lampFamily, lampContext, fullLamp);
    expect(currency).toBe('EUR');
    expect(lines.map(({ cause, amount, running }) => [cause, amount, running])).toEqual([
      // The oak foot with its four screws.
      ['module:foot', 912, 912],
      // A warm and a cold bulb, each with socket and two screws.
      ['module:light', 522, 1434],
      ['module:shade', 500, 1934],
      ['module:clips', 40, 1974],
      // Felt, and 1.9 m of cable.
      ['parts', 248, 2222],
      // (2 + 6.75 + 5 + 10) min at 48.00 an hour, (1 + 3) min at 60.00 an hour.
      ['work-centre:bench', 1900, 4122],
      ['work-centre:test', 400, 4522],
    ]);
    expect([material, labour, total]).toEqual([2222, 2300, 4522]);
  });

  it('counts what is below a phantom, not the phantom', () => {
    const [kit, ...parts] = explodeBom(lampFamily, lampContext, fullLamp);
    const bom = [{ ...kit!, cost: 5_000 }, ...parts];
    expect(kit?.phantom).toBe(true);
    expect(rollUp(lampFamily, bom, []).total).toBe(2222);
  });

  it('rounds the labour of a work centre once, half up', () => {
    const [operation] = routingOf(lampFamily, lampContext, fullLamp);
    const bench = { id: 'bench', title: { en: 'Bench' } };
    // Three times a tenth of a minute at 4,800 an hour: 24 exactly; each alone would be 8.
    const work = { ...operation!, workCentre: bench, setup: 0, run: 0.1 };
    expect(rollUp(lampFamily, [], [work, work, work]).labour).toBe(24);
    expect(rollUp(lampFamily, [], [{ ...work, run: 0.00625 }]).labour).toBe(0);
    expect(rollUp(lampFamily, [], [{ ...work, run: 0.007 }]).labour).toBe(1);
  });

  it('is whole, runs to its total, and holds the cost of every stocked line', () => {
    fc.assert(
      fc.property(lamp, (product) => {
        const cost = costOf(lampFamily, lampContext, product);
        const stocked = explodeBom(lampFamily, lampContext, product).filter((l) => !l.phantom);
        expect(cost.material).toBe(stocked.reduce((sum, line) => sum + line.cost, 0));
        expect(cost.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(cost.total);
        expect(cost.lines.at(-1)?.running).toBe(cost.total);
        expect(cost.material + cost.labour).toBe(cost.total);
        for (const { amount } of cost.lines) expect(Number.isInteger(amount)).toBe(true);
      }),
    );
  });
});

describe('the comparison with the standard variant', () => {
  const usual = costOf(lampFamily, lampContext, standard);

  it('is nothing for the standard variant itself', () => {
    const { difference, lines } = compareCost(lampFamily, usual, usual);
    expect(difference).toBe(0);
    expect(lines.every((line) => line.difference === 0)).toBe(true);
  });

  it('shows what each module and work centre adds, summing to the difference of the totals', () => {
    fc.assert(
      fc.property(lamp, (product) => {
        const cost = costOf(lampFamily, lampContext, product);
        const { lines, difference, total } = compareCost(lampFamily, cost, usual);
        expect(lines.reduce((sum, line) => sum + line.difference, 0)).toBe(difference);
        expect(total - usual.total).toBe(difference);
      }),
    );
  });

  it('counts what only the standard variant has as saved', () => {
    const plain = { ...standard, shade: 'none' };
    const withShade = costOf(lampFamily, lampContext, { ...standard, shade: 'cone' });
    const { lines } = compareCost(lampFamily, costOf(lampFamily, lampContext, plain), withShade);
    expect(lines.find(({ cause }) => cause === 'module:shade')).toMatchObject({
      amount: 0,
      standard: 500,
      difference: -500,
    });
  });
});
