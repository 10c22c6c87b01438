/** A lamp that takes two operations, a tracked part, a measured check and a confirmed one. */
import { familySchema, type Family } from '#rules/model/family.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { recordWork, type Work } from '#app/services/workshop/record-work.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { lampFamily } from './family.ts';
import { filledCart, orderForm } from './orders.ts';

export function workshopLamp(): Family {
  const lamp = lampFamily();
  const [assemble] = lamp.routing;
  return familySchema.parse({
    ...lamp,
    bom: lamp.bom.map((item) => ({ ...item, tracked: 'serial' })),
    workCentres: [...lamp.workCentres, { id: 'test', title: { en: 'Test' }, rate: 500 }],
    routing: [
      { ...assemble, installs: ['foot'], checks: [{ en: 'It stands' }] },
      {
        ...assemble,
        id: 'measure',
        sequence: 20,
        title: { en: 'Measure' },
        workCentre: 'test',
        installs: [],
        checks: [
          { kind: 'measure', text: { en: 'Leakage current' }, unit: 'mA', min: 0, max: 0.5 },
        ],
      },
    ],
  });
}

/** A placed order of `quantity` lamps with its work orders; their numbers in the order of units. */
export async function plannedOrder(actor: Actor, key: string, quantity = 1) {
  await filledCart(actor, quantity);
  const { id, number } = await placeOrder(actor, await orderForm(actor, key));
  const { dueDate } = await database().order.findUniqueOrThrow({ where: { id } });
  const units = await database().workOrder.findMany({
    where: { orderId: id },
    orderBy: { unit: 'asc' },
  });
  return { id, number, dueDate, units: units.map((unit) => unit.number) };
}

/** What a tablet keeps until the server has it: an event of a work order, by its key. */
export interface KeptWork {
  readonly number: string;
  readonly key: string;
  readonly work: Work;
}

/** Every step that builds the lamp of `workshopLamp` and ships it, in order, each with its key. */
export function stepsOfLamp(number: string): readonly KeptWork[] {
  const steps: readonly Work[] = [
    { type: 'release' },
    { type: 'start', operation: 'assemble' },
    { type: 'part', operation: 'assemble', line: 'foot', numbers: [`SN-${number}`] },
    { type: 'check', operation: 'assemble', check: 0, result: { kind: 'confirm', passed: true } },
    { type: 'complete', operation: 'assemble' },
    { type: 'start', operation: 'measure' },
    { type: 'check', operation: 'measure', check: 0, result: { kind: 'measure', value: 0.2 } },
    { type: 'complete', operation: 'measure' },
    { type: 'approve' },
    { type: 'ship' },
  ];
  return steps.map((work, index) => ({ number, key: `${number}-step-${index}`, work }));
}

/** Sends what was kept as the tablet does: one after the other. */
export async function sendKept(actor: Actor, kept: readonly KeptWork[]): Promise<void> {
  for (const entry of kept) await recordWork(actor, entry);
}
