/**
 * What a unit's work order is made of, from the BOM and routing its order line keeps: operations
 * with their checks and tracked parts, and how long each holds its work centre.
 */
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import { piecesOf, trackedLines } from '#rules/bom/tracked.ts';
import { structuredCheck } from '#rules/model/production.ts';
import type { Task } from '#rules/production/schedule.ts';
import type { WorkOrderPlan } from '#rules/workflow/work-order-types.ts';

export interface Build {
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingOperation[];
}

export function workPlanOf({ bom, routing }: Build): WorkOrderPlan {
  const tracked = trackedLines(bom, routing);
  return {
    operations: routing.map(({ id, checks }) => ({
      id,
      checks: checks.map((check) => {
        const { kind, ...limits } = structuredCheck(check);
        if (kind === 'confirm') return { kind };
        const { min, max } = limits as { min?: number; max?: number };
        return { kind, min, max };
      }),
      parts: (tracked.get(id) ?? []).map((line) => ({
        line: line.id,
        partNumber: line.partNumber,
        tracked: line.tracked,
        count: piecesOf(line),
      })),
    })),
  };
}

/** Whole minutes a work centre is held by an operation. */
export const minutesOf = ({ setup, run }: Pick<RoutingOperation, 'setup' | 'run'>): number =>
  Math.ceil(setup + run);

/** In the order of the routing. */
export const tasksOf = (routing: readonly RoutingOperation[]): Task[] =>
  routing.map((operation) => ({
    id: operation.id,
    workCentre: operation.workCentre.id,
    minutes: minutesOf(operation),
  }));
