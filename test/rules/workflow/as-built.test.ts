import { describe, expect, it } from 'vitest';
import { asBuilt } from '#rules/workflow/as-built.ts';
import type { WorkOrderEvent } from '#rules/workflow/work-order-types.ts';
import { anna, boss, happening, PLAN } from './work-order-model.ts';

let minute = 0;
const at = (): string => `2026-03-02T08:${String(minute++).padStart(2, '0')}:00.000Z`;
const wheels = { operation: 'wheels' } as const;
const motor = { operation: 'motor' } as const;
const measured = (value: number) =>
  ({ type: 'check', ...wheels, check: 0, result: { kind: 'measure', value } }) as const;
const confirmed = (passed: boolean) =>
  ({ type: 'check', ...motor, check: 0, result: { kind: 'confirm', passed } }) as const;
const serial = (number: string) =>
  ({ type: 'part', ...motor, line: 'motor', numbers: [number] }) as const;

/** A wheel conceded, a motor exchanged after a rework of the wheels, a final check that rejects. */
const life: readonly WorkOrderEvent[] = [
  happening({ type: 'release' }, boss, at()),
  happening({ type: 'start', ...wheels }, anna, at()),
  happening(measured(0.7), anna, at()),
  happening({ type: 'concede', ...wheels, check: 0, reason: 'inside the tyre' }, boss, at()),
  happening({ type: 'complete', ...wheels }, anna, at()),
  happening({ type: 'start', ...motor }, anna, at()),
  happening(serial('S-1'), anna, at()),
  happening(confirmed(false), anna, at()),
  happening({ type: 'rework', ...motor, check: 0, redo: 'wheels', reason: 'rubs' }, anna, at()),
  happening({ type: 'start', ...wheels }, anna, at()),
  happening(measured(0.3), anna, at()),
  happening({ type: 'interrupt', ...wheels, reason: 'lunch' }, anna, at()),
  happening({ type: 'continue', ...wheels }, boss, at()),
  happening({ type: 'complete', ...wheels }, boss, at()),
  happening({ type: 'start', ...motor }, anna, at()),
  happening(serial('S-2'), anna, at()),
  happening(confirmed(true), anna, at()),
  happening({ type: 'complete', ...motor }, anna, at()),
  happening({ type: 'reject', redo: 'motor', reason: 'rattles' }, boss, at()),
  happening({ type: 'start', ...motor }, anna, at()),
  happening(confirmed(true), anna, at()),
  happening({ type: 'complete', ...motor }, anna, at()),
  happening({ type: 'approve' }, boss, at()),
  happening({ type: 'ship' }, boss, at()),
];

describe('the as-built record', () => {
  const record = asBuilt(PLAN, life);

  it('keeps every number, and marks those that were replaced', () => {
    expect(record.parts.map(({ numbers, replaced, name }) => [numbers, replaced, name])).toEqual([
      [['S-1'], true, 'Anna'],
      [['S-2'], false, 'Anna'],
    ]);
  });

  it('keeps every check with its value and what became of it', () => {
    expect(
      record.checks.map(({ operation, result, passed, disposition }) => [
        operation,
        result.kind === 'measure' ? result.value : result.passed,
        passed,
        disposition?.kind,
        disposition?.name,
      ]),
    ).toEqual([
      ['wheels', 0.7, false, 'concession', 'Bo'],
      ['motor', false, false, 'rework', 'Anna'],
      ['wheels', 0.3, true, undefined, undefined],
      ['motor', true, true, undefined, undefined],
      ['motor', true, true, undefined, undefined],
    ]);
  });

  it('keeps every stretch of work, who began and who ended it', () => {
    expect(
      record.work.map(({ operation, started, ended, how }) => [
        operation,
        started.name,
        ended?.name,
        how,
      ]),
    ).toEqual([
      ['wheels', 'Anna', 'Anna', 'completed'],
      ['motor', 'Anna', 'Anna', 'reworked'],
      ['wheels', 'Anna', 'Anna', 'interrupted'],
      ['wheels', 'Bo', 'Bo', 'completed'],
      ['motor', 'Anna', 'Anna', 'completed'],
      ['motor', 'Anna', 'Anna', 'completed'],
    ]);
    for (const { started, ended } of record.work) expect(ended!.at > started.at).toBe(true);
  });

  it('says who approved, rejected and shipped it, and when', () => {
    expect(record.state).toBe('shipped');
    expect(record.approvals.map(({ approved, name }) => [approved, name])).toEqual([
      [false, 'Bo'],
      [true, 'Bo'],
    ]);
    expect(record.shipped).toMatchObject({ by: 'u2', at: life.at(-1)!.at });
  });

  it('is the same from events that were stored', () => {
    expect(asBuilt(PLAN, JSON.parse(JSON.stringify(life)) as WorkOrderEvent[])).toEqual(record);
  });

  it('tells the second failure of a check from the first', () => {
    const twice = asBuilt(PLAN, [
      happening({ type: 'release' }),
      happening({ type: 'start', ...wheels }),
      happening(measured(0.7)),
      happening({ type: 'rework', ...wheels, check: 0, redo: 'wheels', reason: 'true it' }),
      happening({ type: 'start', ...wheels }),
      happening(measured(0.6)),
      happening({ type: 'concede', ...wheels, check: 0, reason: 'inside the tyre' }, boss),
    ]);
    expect(twice.checks.map(({ disposition }) => disposition?.kind)).toEqual([
      'rework',
      'concession',
    ]);
  });

  it('refuses events that never happened to this unit', () => {
    expect(() => asBuilt(PLAN, life.slice(1))).toThrow(/not-released/);
  });
});
