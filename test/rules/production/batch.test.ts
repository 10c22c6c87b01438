import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { RoutingOperation } from '#rules/bom/types.ts';
import { batch, savedBy, type Unit } from '#rules/production/batch.ts';
import { tasksOf } from '#rules/production/tasks.ts';
import { fullLamp, lampContext, lampFamily } from '../pricing/lamp-family.ts';

const DAY = 1_440;
const [mount] = routingOf(lampFamily, lampContext, fullLamp);
const operation = (setup: number): RoutingOperation => ({ ...mount!, setup, installs: ['foot'] });

const lamp = (id: string, foot: string, due: number, setup = 5): Unit => ({
  id,
  due,
  bom: explodeBom(lampFamily, lampContext, { ...fullLamp, foot }),
  routing: [operation(setup)],
});

/** Every way to put things into groups. */
function* partitions<T>(items: readonly T[]): Generator<T[][]> {
  const [first, ...rest] = items;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const groups of partitions(rest)) {
    yield [[first], ...groups];
    for (let index = 0; index < groups.length; index += 1) {
      yield groups.map((group, at) => (at === index ? [first, ...group] : group));
    }
  }
}

const units = fc
  .array(fc.tuple(fc.constantFrom('oak', 'steel'), fc.integer({ min: 0, max: 12 })), {
    maxLength: 7,
  })
  .map((list) => list.map(([foot, day], index) => lamp(`u${index}`, foot, day * DAY)));

describe('batches', () => {
  it('run together what has the same parts, operation and work centre', () => {
    const { groups, setupAlone, setupTogether } = batch(
      [lamp('a', 'oak', 0), lamp('b', 'steel', 0), lamp('c', 'oak', DAY, 8)],
      { window: 2 * DAY },
    );
    expect(groups).toEqual([
      {
        workCentre: 'bench',
        operation: 'mount',
        parts: ['P-OAK'],
        units: ['a', 'c'],
        setupAlone: 13,
        setupTogether: 8,
      },
    ]);
    expect([setupAlone, setupTogether]).toEqual([18, 13]);
  });

  it('save as much as the best of all groupings', () => {
    const limits = fc.record({
      window: fc.integer({ min: 0, max: 5 }).map((days) => days * DAY),
      most: fc.constantFrom(2, 3, Infinity),
    });
    let saved = 0;
    fc.assert(
      fc.property(units, limits, (list, { window, most }) => {
        const made = batch(list, { window, most });
        const footOf = (unit: Unit) =>
          unit.bom.find(({ variable }) => variable === 'foot')!.component;
        let best = Infinity;
        for (const groups of partitions(list)) {
          const allowed = groups.every((group) => {
            const dues = group.map(({ due }) => due);
            return (
              group.length <= most &&
              Math.max(...dues) - Math.min(...dues) <= window &&
              new Set(group.map(footOf)).size === 1
            );
          });
          if (allowed) best = Math.min(best, groups.length * 5);
        }
        expect(made.setupTogether).toBe(best);
        expect(made.setupAlone).toBe(list.length * 5);
        saved += made.setupAlone - made.setupTogether;
      }),
      { numRuns: 60 },
    );
    expect(saved).toBeGreaterThan(0);
  });

  it('shorten the tasks of all but the first unit by exactly what is saved', () => {
    fc.assert(
      fc.property(units, (list) => {
        const made = batch(list, { window: 3 * DAY });
        const minutes = (saving: boolean) =>
          list
            .flatMap((unit) => tasksOf(unit.routing, saving ? savedBy(made, unit) : {}))
            .reduce((sum, task) => sum + task.minutes, 0);
        expect(minutes(false) - minutes(true)).toBe(made.setupAlone - made.setupTogether);
      }),
    );
  });
});
