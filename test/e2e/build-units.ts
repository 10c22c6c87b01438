/** Units built by request alone, as a worker's tablet sends it; for tests of what comes after. */
import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { expect } from '@playwright/test';
import type { CheckRule, WorkOrderPlan } from '#rules/workflow/work-order-types.ts';

interface UnitFile {
  readonly operations: WorkOrderPlan['operations'];
}

/** Tells what was done at a unit; fails where the workshop refuses it. */
export async function tell(
  workshop: APIRequestContext,
  unit: string,
  work: Readonly<Record<string, unknown>>,
): Promise<void> {
  const answer = await workshop.post(`/workshop/units/${unit}/events`, {
    data: { key: randomUUID(), work },
  });
  expect(answer.status(), `${unit}: ${JSON.stringify(work)} ${await answer.text()}`).toBe(200);
}

/** The numbers of an order's work orders. */
export async function unitsOf(workshop: APIRequestContext, order: string): Promise<string[]> {
  const page = await (await workshop.get(`/production/${order}`)).text();
  const units = new Set([...page.matchAll(/\/workshop\/units\/(W\w+)"/g)].map(([, unit]) => unit));
  expect(units.size, `work orders of ${order}`).toBeGreaterThan(0);
  return [...units].map(String);
}

const passing = (rule: CheckRule) =>
  rule.kind === 'confirm'
    ? { kind: 'confirm', passed: true }
    : { kind: 'measure', value: rule.max ?? rule.min ?? 1 };

export async function planOf(workshop: APIRequestContext, unit: string): Promise<UnitFile> {
  return (await (await workshop.get(`/workshop/units/${unit}/as-built.json`)).json()) as UnitFile;
}

/** Every operation of a planned unit, its parts and checks recorded; ready for its final check. */
async function buildUnit(workshop: APIRequestContext, unit: string): Promise<void> {
  const { operations } = await planOf(workshop, unit);
  await tell(workshop, unit, { type: 'release' });
  for (const { id: operation, parts, checks } of operations) {
    await tell(workshop, unit, { type: 'start', operation });
    for (const { line, tracked, count } of parts) {
      const pieces = tracked === 'serial' ? count : 1;
      const numbers = Array.from({ length: pieces }, (_, piece) => `${line}-${piece + 1}`);
      await tell(workshop, unit, { type: 'part', operation, line, numbers });
    }
    for (const [check, rule] of checks.entries()) {
      await tell(workshop, unit, { type: 'check', operation, check, result: passing(rule) });
    }
    await tell(workshop, unit, { type: 'complete', operation });
  }
}

/** Everything an order is made of is built, approved and sent off. */
export async function shipOrder(workshop: APIRequestContext, order: string): Promise<void> {
  for (const unit of await unitsOf(workshop, order)) {
    await buildUnit(workshop, unit);
    await tell(workshop, unit, { type: 'approve' });
    await tell(workshop, unit, { type: 'ship' });
  }
}

/** The first operation of the first unit is begun: from then on the order is in production. */
export async function beginOrder(workshop: APIRequestContext, order: string): Promise<void> {
  const [unit = ''] = await unitsOf(workshop, order);
  const { operations } = await planOf(workshop, unit);
  await tell(workshop, unit, { type: 'release' });
  await tell(workshop, unit, { type: 'start', operation: operations[0]?.id });
}
