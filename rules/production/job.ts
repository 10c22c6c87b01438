/**
 * From an order line's BOM and routing to what the workshop records, the plan of the work
 * order for one unit; and from the family's work centres to those of the scheduler.
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
