/**
 * The scheduler against an oracle that looks at every minute: capacity, calendars and order are
 * kept, it is exact for one job, promises can be kept, and what has begun is not moved.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, dayOf } from '#rules/production/calendar.ts';
import type { Reservation, WorkCentre } from '#rules/production/centre-time.ts';
import { plan } from '#rules/production/plan.ts';
import { promise } from '#rules/production/promise.ts';
import { schedule, type Job, type PlannedTask } from '#rules/production/schedule.ts';
import {
  CENTRES,
  earliestEnd,
  inUse,
  isOpen,
  job,
  latestStarts,
  loadOf,
  MONDAY,
  openMinutes,
  tasks,
  workshop,
} from '../rules/production/workshop.ts';

const others = fc.array(job, { maxLength: 8 });
const RUNS = { numRuns: 400 };
const HORIZON = MONDAY + 40 * DAY;

function expectKept(
  centres: readonly WorkCentre[],
  load: readonly Reservation[],
  { tasks: wanted, earliest }: Job,
  placed: readonly PlannedTask[],
): void {
  expect(placed.map(({ task }) => task)).toEqual(wanted.map(({ id }) => id));
  let before = earliest;
  placed.forEach((span, index) => {
    const at = centres.find(({ id }) => id === span.workCentre)!;
    expect(span.start).toBeGreaterThanOrEqual(before);
    before = span.end;
    const { minutes } = wanted[index]!;
    expect(openMinutes(at, span)).toBe(minutes);
    if (minutes === 0) return;
    expect(isOpen(at, span.start)).toBe(true);
    expect(isOpen(at, span.end - 1)).toBe(true);
    for (let minute = span.start; minute < span.end; minute += 1) {
      if (!isOpen(at, minute)) continue;
      const used = inUse([...load, ...placed], at.id, minute);
      if (used > at.stations) expect(used, `at ${minute}`).toBeLessThanOrEqual(at.stations);
    }
  });
}

describe('one job', () => {
  it('keeps capacity at every minute, the calendar, its order and its earliest start', () => {
    const seen = { 'on-time': 0, late: 0, impossible: 0 };
    fc.assert(
      fc.property(workshop, others, job, (centres, before, wanted) => {
        const load = loadOf(centres, before);
        const placed = schedule(centres, load, wanted);
        seen[placed.status] += 1;
        if (placed.status === 'impossible') return;
        expectKept(centres, load, wanted, placed.tasks);
        if (placed.status === 'on-time') expect(placed.end).toBeLessThanOrEqual(wanted.due);
        else expect(placed.end).toBeGreaterThan(wanted.due);
      }),
      RUNS,
    );
    expect(seen['on-time']).toBeGreaterThan(20);
    expect(seen.late).toBeGreaterThan(20);
  });

  it('is on time exactly if trying every minute finds a way, and then as late as it can', () => {
    let onTime = 0;
    fc.assert(
      fc.property(workshop, others, job, (centres, before, wanted) => {
        const load = loadOf(centres, before);
        const best = earliestEnd(centres, load, wanted, HORIZON);
        const placed = schedule(centres, load, wanted);
        if (best === undefined) return;
        if (placed.status === 'impossible') throw new Error('there is a way');
        expect(placed.status).toBe(best <= wanted.due ? 'on-time' : 'late');
        if (placed.status === 'late') expect(placed.end).toBe(best);
        if (placed.status !== 'on-time') return;
        onTime += 1;
        const starts = placed.tasks.map(({ start }) => start);
        expect(starts).toEqual(latestStarts(centres, load, wanted));
      }),
      RUNS,
    );
    expect(onTime).toBeGreaterThan(20);
  });

  it('is the same every time and leaves what it is given alone', () => {
    fc.assert(
      fc.property(workshop, others, job, (centres, before, wanted) => {
        const load = loadOf(centres, before);
        const copy = structuredClone({ centres, load, wanted });
        const first = schedule(centres, load, wanted);
        expect(schedule(copy.centres, copy.load, copy.wanted)).toEqual(first);
        expect({ centres, load, wanted }).toEqual(copy);
      }),
      RUNS,
    );
  });

  it('says which centre stands in the way', () => {
    fc.assert(
      fc.property(workshop, others, job, (centres, before, wanted) => {
        const load = loadOf(centres, before);
        const placed = schedule(centres, load, wanted);
        if (placed.status !== 'late') return;
        const { blockage } = placed;
        expect(wanted.tasks).toContainEqual(
          expect.objectContaining({ id: blockage?.task, workCentre: blockage?.workCentre }),
        );
        // In an empty workshop nothing is full.
        const alone = schedule(centres, [], wanted);
        if (alone.status === 'late') expect(alone.blockage?.reason).not.toBe('full');
        else expect(blockage?.reason).toBe('full');
      }),
      RUNS,
    );
  });
});

const demand = fc.record({
  tasks,
  waits: fc.array(
    fc.record({
      component: fc.constantFrom('frame', 'motor'),
      days: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 3 },
  ),
  now: fc.integer({ min: 0, max: 6 * DAY }).map((minute) => MONDAY + minute),
});

describe('a promise', () => {
  it('can be kept with the load it was made on, and no earlier day could', () => {
    let kept = 0;
    fc.assert(
      fc.property(workshop, others, demand, (centres, before, wanted) => {
        const load = loadOf(centres, before);
        const made = promise(centres, load, wanted);
        if (made.status === 'impossible') return;
        kept += 1;
        const { earliest, due, day } = made;
        expect(earliest).toBeGreaterThanOrEqual(wanted.now);
        expect(dayOf(due - 1)).toBe(day);
        const wish = { tasks: wanted.tasks, earliest };
        expect(schedule(centres, load, { ...wish, due }).status).toBe('on-time');
        const sooner = due - DAY;
        if (sooner > earliest) {
          expect(schedule(centres, load, { ...wish, due: sooner }).status).not.toBe('on-time');
        }
      }),
      RUNS,
    );
    expect(kept).toBeGreaterThan(100);
  });
});

describe('promises made one after the other', () => {
  it('are all kept together: each on its day, never more at once than there are stations', () => {
    let crowded = 0;
    const orders = fc.array(demand, { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(workshop, orders, (centres, wanted) => {
        const load: PlannedTask[] = [];
        for (const one of wanted) {
          const made = promise(centres, load, one);
          if (made.status === 'impossible') continue;
          const { tasks: placed, earliest, due } = made;
          expectKept(centres, load, { ...one, earliest, due }, placed);
          expect(placed.at(-1)?.end ?? earliest).toBeLessThanOrEqual(due);
          load.push(...placed);
        }
        for (const { workCentre, start } of load) {
          const at = centres.find(({ id }) => id === workCentre)!;
          if (isOpen(at, start) && inUse(load, workCentre, start) === at.stations) crowded += 1;
        }
      }),
      { numRuns: 100 },
    );
    expect(crowded).toBeGreaterThan(100);
  });
});

describe('the workshop planned anew', () => {
  it('never exceeds capacity and moves nothing that has begun', () => {
    let held = 0;
    const jobs = fc.array(job, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        workshop,
        jobs,
        fc.integer({ min: 0, max: 4 * DAY }),
        (centres, wanted, later) => {
          const named = wanted.map((one, index) => ({ ...one, id: `job-${index}` }));
          const first = plan(centres, named);
          const now = MONDAY + later;
          const begun = named.map((one) => {
            const result = first.get(one.id)!;
            if (result.status === 'impossible') return one;
            const spans = new Map(result.tasks.map((span) => [span.task, span]));
            return {
              ...one,
              earliest: Math.max(one.earliest, now),
              tasks: one.tasks.map((task) => {
                const { start, end } = spans.get(task.id)!;
                return start < now ? { ...task, held: { start, end } } : task;
              }),
            };
          });
          const second = plan(centres, begun.toReversed());
          const all: Reservation[] = [];
          for (const one of begun) {
            const result = second.get(one.id)!;
            if (result.status === 'impossible') continue;
            all.push(...result.tasks);
            result.tasks.forEach((span, index) => {
              const before = one.tasks[index];
              if (!before || !('held' in before) || !before.held) {
                expect(span.start).toBeGreaterThanOrEqual(one.earliest);
                return;
              }
              held += 1;
              expect({ start: span.start, end: span.end }).toEqual(before.held);
            });
          }
          for (const id of CENTRES) {
            const at = centres.find((one) => one.id === id)!;
            for (const { start } of all) {
              // The load of a centre can only rise where something starts.
              if (isOpen(at, start)) expect(inUse(all, id, start)).toBeLessThanOrEqual(at.stations);
            }
          }
        },
      ),
      RUNS,
    );
    expect(held).toBeGreaterThan(50);
  });
});
