import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { Unit } from '#rules/production/batch.ts';
import { batchOf, proposeBatches, savedIn } from '#rules/production/propose-batches.ts';
import { fullLamp, lampContext, lampFamily } from '../pricing/lamp-family.ts';

const DAY = 1_440;
const LIMITS = { window: 5 * DAY, most: 3 };
const [mount] = routingOf(lampFamily, lampContext, fullLamp);

const lamp = (id: string, foot: string, due: number): Unit => ({
  id,
  due,
  bom: explodeBom(lampFamily, lampContext, { ...fullLamp, foot }),
  routing: [{ ...mount!, setup: 5, installs: ['foot'] }],
});

it('a unit that shares nothing with the others due then is left alone', () => {
  const units = [lamp('a', 'oak', 0), lamp('b', 'steel', DAY), lamp('c', 'oak', 2 * DAY)];
  const proposals = proposeBatches(units, LIMITS);
  expect(proposals.map((one) => [one.units, savedIn(one)])).toEqual([[['a', 'c'], 5]]);
  expect(proposeBatches([lamp('a', 'oak', 0), lamp('b', 'oak', 6 * DAY)], LIMITS)).toEqual([]);
});

it('every proposal saves what it says, within the window, and takes a unit once', () => {
  let proposed = 0;
  const unit = fc.tuple(fc.constantFrom('oak', 'steel'), fc.integer({ min: 0, max: 20 }));
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 12 }), (list) => {
      const units = list.map(([foot, day], index) => lamp(`u${index}`, foot, day * DAY));
      const proposals = proposeBatches(units, LIMITS);
      proposed += proposals.length;
      const taken = proposals.flatMap((one) => one.units);
      expect(new Set(taken).size).toBe(taken.length);
      for (const proposal of proposals) {
        const members = units.filter(({ id }) => proposal.units.includes(id));
        const dues = members.map(({ due }) => due);
        expect(Math.max(...dues) - Math.min(...dues)).toBeLessThanOrEqual(LIMITS.window);
        expect(members.length).toBeGreaterThanOrEqual(2);
        expect(members.length).toBeLessThanOrEqual(LIMITS.most);
        // One foot is one set-up, so all but the first of each kind are spared theirs.
        const kinds = new Set(
          members.map(({ bom }) => bom.map(({ partNumber }) => partNumber).join()),
        );
        expect(savedIn(proposal)).toBe(5 * (members.length - kinds.size));
        expect(savedIn(proposal)).toBe(savedIn(batchOf(members)));
      }
    }),
  );
  expect(proposed).toBeGreaterThan(50);
});
