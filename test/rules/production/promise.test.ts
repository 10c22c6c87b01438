import { describe, expect, it } from 'vitest';
import { calendarOf, DAY } from '#rules/production/calendar.ts';
import type { WorkCentre } from '#rules/production/centre-time.ts';
import { promise } from '#rules/production/promise.ts';
import { schedule, type Task } from '#rules/production/schedule.ts';
import { MONDAY } from './workshop.ts';

const HOUR = 60;
const bench: WorkCentre = {
  id: 'bench',
  stations: 1,
  calendar: calendarOf([{ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }]),
};
const late: WorkCentre = {
  id: 'late',
  stations: 1,
  calendar: calendarOf([{ days: [1, 2], from: '16:00', to: '24:00' }]),
};
const centres = [bench, late];
const task = (id: string, workCentre: string, minutes: number): Task => ({
  id,
  workCentre,
  minutes,
});
const at = (day: number, hour: number) => MONDAY + day * DAY + hour * HOUR;

describe('a promise', () => {
  it('goes on after the weekend with what Friday left', () => {
    const made = promise(centres, [], {
      tasks: [task('build', 'bench', 10 * HOUR)],
      waits: [],
      now: at(4, 10),
    });
    expect(made).toMatchObject({
      status: 'kept',
      day: '2026-03-09',
      tasks: [{ start: at(4, 10), end: at(7, 12) }],
    });
  });

  it('counts work that ends at midnight to the day before', () => {
    const tasks = [task('build', 'bench', 8 * HOUR), task('test', 'late', 8 * HOUR)];
    const made = promise(centres, [], { tasks, waits: [], now: at(0, 0) });
    expect(made).toMatchObject({ day: '2026-03-02', due: at(1, 0) });
  });

  it('waits for the part that takes longest, in working days', () => {
    const made = promise(centres, [], {
      tasks: [task('build', 'bench', HOUR)],
      waits: [
        { component: 'frame', days: 2 },
        { component: 'motor', days: 5 },
        { component: 'bell', days: 5 },
      ],
      now: at(2, 9),
    });
    // Wednesday and five working days.
    expect(made).toMatchObject({ waitingFor: 'motor', earliest: at(9, 0), day: '2026-03-11' });
  });

  it('says which centre makes it impossible', () => {
    const never: WorkCentre = { id: 'never', stations: 1, calendar: calendarOf([]) };
    const made = promise([...centres, never], [], {
      tasks: [task('build', 'bench', HOUR), task('paint', 'never', HOUR)],
      waits: [],
      now: at(0, 8),
    });
    expect(made).toEqual({
      status: 'impossible',
      blockage: { task: 'paint', workCentre: 'never', reason: 'no-time' },
    });
  });
});

describe('a schedule', () => {
  const tasks = [task('build', 'bench', 4 * HOUR), task('test', 'late', 2 * HOUR)];

  it('lies as late as it can', () => {
    expect(schedule(centres, [], { tasks, earliest: at(0, 0), due: at(2, 0) })).toEqual({
      status: 'on-time',
      end: at(2, 0),
      tasks: [
        { task: 'build', workCentre: 'bench', start: at(1, 12), end: at(1, 16) },
        { task: 'test', workCentre: 'late', start: at(1, 22), end: at(2, 0) },
      ],
    });
  });

  it('blames the centre that is full, and comes as early as it can', () => {
    const load = [{ workCentre: 'late', start: at(0, 16), end: at(2, 0) }];
    const made = schedule(centres, load, { tasks, earliest: at(0, 0), due: at(2, 0) });
    expect(made).toMatchObject({
      status: 'late',
      blockage: { task: 'test', workCentre: 'late', reason: 'full' },
      tasks: [{ start: at(0, 8) }, { start: at(7, 16), end: at(7, 18) }],
    });
  });

  it('keeps what has begun and goes on after it', () => {
    const held = { start: at(0, 9), end: at(1, 18) };
    const [build, test] = tasks;
    const made = schedule(centres, [{ workCentre: 'bench', ...held }], {
      tasks: [{ ...build!, held }, test!],
      earliest: at(0, 10),
      due: at(1, 18),
    });
    expect(made).toMatchObject({
      status: 'late',
      blockage: { task: 'test', reason: 'no-time' },
      tasks: [held, { start: at(1, 18), end: at(1, 20) }],
    });
  });

  it('tells a centre the workshop does not have, and a job due before it may begin', () => {
    const job = { tasks: [task('print', 'press', 5)], earliest: at(0, 8), due: at(1, 0) };
    expect(schedule(centres, [], job)).toMatchObject({
      status: 'impossible',
      blockage: { workCentre: 'press', reason: 'unknown' },
    });
    expect(schedule(centres, [], { tasks, earliest: at(1, 0), due: at(0, 0) })).toMatchObject({
      status: 'late',
      blockage: { task: 'build', reason: 'begins-late' },
    });
  });

  it('refuses a job of which a later operation has begun before an earlier one', () => {
    const [build, test] = tasks;
    const held = { start: at(0, 16), end: at(0, 18) };
    expect(() =>
      schedule(centres, [], { tasks: [build!, { ...test!, held }], earliest: 0, due: 0 }),
    ).toThrow(/held operations come first/);
  });
});
