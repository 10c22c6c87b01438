/**
 * The day a page finds by itself, from what it is told of the workshop, is the day the order gets:
 * against the whole workshop, on random families' products, workshops and loads.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leadTimeOf } from '#rules/bom/lead-time.ts';
import { routingOf } from '#rules/bom/routing.ts';
import { dayNumber } from '#rules/bom/working-days.ts';
import type { Family } from '#rules/model/family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { DAY } from '#rules/production/calendar.ts';
import type { Reservation, WorkCentre } from '#rules/production/centre-time.ts';
import {
  promiseBasis,
  promiseProduct,
  type PromiseBasis,
} from '#rules/production/promise-basis.ts';
import { promiseLines } from '#rules/production/promise-lines.ts';
import { promise } from '#rules/production/promise.ts';
import { tasksOf } from '#rules/production/tasks.ts';
import { lampFamily } from '../factories/family.ts';
import {
  CENTRES,
  earliestEnd,
  job,
  loadOf,
  MONDAY,
  tasks,
  workshop,
} from '../rules/production/workshop.ts';

const RUNS = { numRuns: 400 };
const lamp = lampFamily();
const CONTEXT = { market: 'SE', channel: 'web', date: '2026-03-02', preferences: {} } as const;

/** Random operations; some are done only on a red lamp, some take longer on a higher one. */
const routing: fc.Arbitrary<Family['routing']> = fc
  .array(
    fc.record({
      workCentre: fc.constantFrom(...CENTRES, 'nowhere'),
      sequence: fc.integer({ min: 1, max: 4 }),
      setup: fc.integer({ min: 0, max: 60 }),
      run: fc.oneof(
        fc.integer({ min: 1, max: 600 }),
        fc.record({
          base: fc.integer({ min: -100, max: 100 }),
          terms: fc.constant<{ fact: string; factor: number }[]>([
            { fact: 'height', factor: 0.37 },
          ]),
        }),
      ),
      red: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(({ red, ...operation }, index) => ({
      ...lamp.routing[0]!,
      ...operation,
      id: `operation-${index}`,
      ...(red && { when: { fact: 'colour', operator: 'equal' as const, value: 'red' } }),
    })),
  );

const product = fc.record({
  foot: fc.constant('oak'),
  shade: fc.constant('wool'),
  colour: fc.constantFrom('red', 'white'),
  height: fc.integer({ min: 200, max: 900 }),
});

/** Jobs placed one after the other, and some that were agreed over the heads of the planner. */
const load = (centres: readonly WorkCentre[]): fc.Arbitrary<Reservation[]> =>
  fc
    .tuple(
      fc.array(job, { maxLength: 12 }),
      fc.array(
        fc.record({
          workCentre: fc.constantFrom(...CENTRES),
          start: fc.integer({ min: -2 * DAY, max: 9 * DAY }),
          length: fc.integer({ min: 1, max: 8 * DAY }),
        }),
        { maxLength: 4 },
      ),
    )
    .map(([jobs, others]) => [
      ...loadOf(centres, jobs),
      ...others.map(({ workCentre, start, length }) => ({
        ...{ workCentre, start: MONDAY + start, end: MONDAY + start + length },
      })),
    ]);

const situation = workshop.chain((centres) =>
  fc.record({
    centres: fc.constant(centres),
    load: load(centres),
    now: fc.integer({ min: 0, max: 4 * DAY }).map((minute) => MONDAY + minute),
  }),
);

/** Over the wire and back, as a page gets it. */
const sent = (basis: PromiseBasis) => JSON.parse(JSON.stringify(basis)) as PromiseBasis;

it('is the day of an order placed at once', () => {
  const seen = { moved: 0, works: 0 };
  fc.assert(
    fc.property(situation, routing, product, (now, operations, chosen) => {
      const family = { ...lamp, routing: operations };
      const shown = publicFamily(family);
      const lead = leadTimeOf(shown, CONTEXT, chosen);
      const ordered = promiseLines(now, [
        {
          lead,
          buildDays: shown.buildDays,
          tasks: tasksOf(routingOf(family, CONTEXT, chosen)),
          quantity: 1,
        },
      ]);
      const basis = sent(promiseBasis(family, now));
      const page = promiseProduct(basis, shown, CONTEXT, chosen);
      expect(page).toMatchObject({ readyOn: ordered.readyOn, arrivesOn: ordered.arrivesOn });
      expect(dayNumber(page.readyOn)).toBeGreaterThanOrEqual(Math.floor(now.now / DAY));
      const empty = promiseProduct({ ...basis, load: [] }, shown, CONTEXT, chosen);
      if (empty.readyOn < page.readyOn) seen.moved += 1;
      if (basis.work.length > 0) seen.works += 1;
    }),
    RUNS,
  );
  expect(seen.moved).toBeGreaterThan(20);
  expect(seen.works).toBeGreaterThan(200);
});

it('is the day that looking at every minute finds', () => {
  let compared = 0;
  fc.assert(
    fc.property(situation, tasks, (now, list) => {
      const best = earliestEnd(
        now.centres,
        now.load,
        { tasks: list, earliest: now.now, due: 0 },
        now.now + 40 * DAY,
      );
      if (best === undefined) return;
      const operations = list.map(({ workCentre, minutes }, index) => ({
        ...lamp.routing[0]!,
        ...{
          id: `o${index}`,
          sequence: index + 1,
          workCentre,
          setup: minutes,
          run: { base: 0, terms: [] },
        },
      }));
      const { centres, load: full } = promiseBasis({ routing: operations }, now);
      const numbered = new Map(
        [...new Set(list.map(({ workCentre }) => workCentre))].map((id, index) => [
          id,
          String(index),
        ]),
      );
      const kept = promise(centres, full, {
        tasks: list.map((task) => ({ ...task, workCentre: numbered.get(task.workCentre) ?? '' })),
        waits: [],
        now: now.now,
      });
      if (kept.status === 'impossible') throw new Error('there is a way');
      expect(kept.tasks.at(-1)?.end).toBe(best);
      compared += 1;
    }),
    RUNS,
  );
  expect(compared).toBeGreaterThan(200);
});

it('tells how long one product takes, and no name, number or text of the workshop', () => {
  const week = Array.from({ length: 7 }, () => [{ from: 0, to: DAY }]);
  const calendar = { week, closed: [], extra: {} };
  const title = { en: 'The bench by the window' };
  // More is known of the workshop than the basis may tell: titles, stations, whose work it is.
  const centre = { id: 'bench', title, stations: 1, calendar };
  const work = { workCentre: 'bench', workOrder: 'W10001', start: MONDAY, end: MONDAY + 60 };
  const basis = promiseBasis(lamp, {
    centres: [centre, { ...centre, id: 'elsewhere' }],
    load: [work, { ...work, workCentre: 'elsewhere' }],
    now: MONDAY,
  });
  expect(Object.keys(basis).sort()).toEqual(['centres', 'load', 'now', 'work']);
  for (const step of basis.work) {
    expect(Object.keys(step).sort()).toEqual([
      'id',
      'run',
      'sequence',
      'setup',
      'when',
      'workCentre',
    ]);
    expect([step.id, step.workCentre].join()).toMatch(/^\d+,\d+$/);
  }
  expect(basis.centres).toEqual([{ id: '0', stations: 1, calendar }]);
  expect(basis.load).toEqual([{ workCentre: '0', start: MONDAY, end: MONDAY + 60 }]);
});
