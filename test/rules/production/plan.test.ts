import { describe, expect, it } from 'vitest';
import { calendarOf } from '#rules/production/calendar.ts';
import type { WorkCentre } from '#rules/production/centre-time.ts';
import { plan, type NamedJob } from '#rules/production/plan.ts';
import { MONDAY } from './workshop.ts';

const bench = (stations: number): WorkCentre => ({
  id: 'bench',
  stations,
  calendar: calendarOf([{ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }]),
});
const at = (hour: number) => MONDAY + hour * 60;
const job = (id: string, due: number, held?: { start: number; end: number }): NamedJob => ({
  id,
  earliest: at(8),
  due,
  tasks: [{ id: 'build', workCentre: 'bench', minutes: 240, held }],
});

describe('the workshop planned anew', () => {
  it('gives the time to what is due first, and between equals by id', () => {
    const schedules = plan([bench(1)], [job('c', at(16)), job('b', at(16)), job('a', at(12))]);
    expect([...schedules].map(([id, { status }]) => [id, status])).toEqual([
      ['a', 'on-time'],
      ['b', 'on-time'],
      ['c', 'late'],
    ]);
  });

  it('counts what has begun once, however late its job is due', () => {
    const held = { start: at(8), end: at(12) };
    const jobs = [job('begun', at(9), held), job('other', at(12)), job('third', at(12))];
    const schedules = plan([bench(2)], jobs);
    expect(schedules.get('begun')).toMatchObject({ status: 'late', tasks: [held] });
    expect(schedules.get('other')?.status).toBe('on-time');
    expect(schedules.get('third')?.status).toBe('late');
  });

  it('leaves time that others have reserved alone', () => {
    const others = [{ workCentre: 'bench', start: at(8), end: at(12) }];
    expect(plan([bench(1)], [job('a', at(12))], others).get('a')?.status).toBe('late');
  });
});
