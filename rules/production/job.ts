/**
 * From an order line's BOM and routing to what the workshop plans and records: the tasks of the
 * scheduler and the plan of the work order, for one unit.
 *
 * Operations, checks and tracked lines keep ids and positions of the routing and BOM, so that
 * their texts are found there.
 */
import { piecesOf, trackedLines } from '#rules/bom/tracked.ts';
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import { structuredCheck, type Check } from '#rules/model/production.ts';
import type { WorkCentre as FamilyWorkCentre } from '#rules/model/production.ts';
import type { WorkOrderPlan, CheckRule } from '#rules/workflow/work-order-types.ts';
import { calendarOf, type Calendar } from './calendar.ts';
import type { WorkCentre } from './centre-time.ts';
import type { Task } from './schedule.ts';

/** `saved` are set-up minutes by operation that a batch makes unnecessary. */
export function tasksOf(
  routing: readonly RoutingOperation[],
  saved: Readonly<Record<string, number>> = {},
): Task[] {
  return routing.map(({ id, workCentre, setup, run }) => ({
    id,
    workCentre: workCentre.id,
    minutes: Math.max(0, Math.ceil(setup + run - (saved[id] ?? 0))),
  }));
}

export function workOrderPlan(
  bom: readonly BomLine[],
  routing: readonly RoutingOperation[],
): WorkOrderPlan {
  const tracked = trackedLines(bom, routing);
  return {
    operations: routing.map(({ id, checks }) => ({
      id,
      checks: checks.map((check) => ruleOf(structuredCheck(check))),
      parts: (tracked.get(id) ?? []).map((line) => ({
        line: line.id,
        partNumber: line.partNumber,
        tracked: line.tracked,
        count: piecesOf(line),
      })),
    })),
  };
}

function ruleOf(check: Check): CheckRule {
  if (check.kind === 'confirm') return { kind: 'confirm' };
  const { min, max } = check;
  return {
    kind: 'measure',
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

/** The work centres as the family describes them, with the workshop's closed and extra days. */
export const centresOf = (
  centres: readonly FamilyWorkCentre[],
  exceptions: Partial<Pick<Calendar, 'closed' | 'extra'>> = {},
): WorkCentre[] =>
  centres.map(({ id, stations, shifts }) => ({
    id,
    stations,
    calendar: calendarOf(shifts, exceptions),
  }));
