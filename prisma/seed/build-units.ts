/**
 * Builds the units of an order through the very service the tablets use, up to a state: every
 * check passes, every safety part gets a number made from its unit's.
 */
import type { OrderStatus } from '#rules/workflow/order.ts';
import type { PlannedOperation, WorkOrderSnapshot } from '#rules/workflow/work-order-types.ts';
import { recordWork, type Work } from '#app/services/workshop/record-work.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';

export type Built = Extract<OrderStatus, 'in-production' | 'ready' | 'shipped'>;

/** In production means: the first operation is done. */
export async function buildUnits(worker: Actor, order: string, until: Built): Promise<void> {
  const units = await database().workOrder.findMany({
    where: { order: { number: order } },
    orderBy: { number: 'asc' },
  });
  for (const { number, snapshot } of units) {
    const { plan } = snapshot as unknown as WorkOrderSnapshot;
    const steps = stepsOf(number, plan.operations, until);
    for (const [step, work] of steps.entries()) {
      await recordWork(worker, { number, key: `build:${number}:${step}`, work });
    }
  }
}

function stepsOf(unit: string, operations: readonly PlannedOperation[], until: Built): Work[] {
  const begun = until === 'in-production' ? operations.slice(0, 1) : operations;
  return [
    { type: 'release' },
    ...begun.flatMap((operation, index) => operationSteps(unit, operation, index)),
    ...(until === 'in-production' ? [] : [{ type: 'approve' } as const]),
    ...(until === 'shipped' ? [{ type: 'ship' } as const] : []),
  ];
}

function operationSteps(
  unit: string,
  { id: operation, parts, checks }: PlannedOperation,
  index: number,
): Work[] {
  return [
    { type: 'start', operation },
    ...parts.map(({ line, tracked, count }): Work => ({
      ...{ type: 'part', operation, line },
      numbers: Array.from({ length: tracked === 'serial' ? count : 1 }, (_, piece) =>
        [unit, index + 1, piece + 1].join('-'),
      ),
    })),
    ...checks.map((check, position): Work => ({
      ...{ type: 'check', operation, check: position },
      result:
        check.kind === 'confirm'
          ? { kind: 'confirm', passed: true }
          : { kind: 'measure', value: check.max ?? check.min ?? 0 },
    })),
    { type: 'complete', operation },
  ];
}
