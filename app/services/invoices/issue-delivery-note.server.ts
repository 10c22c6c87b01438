/** The delivery note of an order that ships, in the transaction that ships it. */
import type { DeliveryDocument } from '#rules/invoicing/delivery-note.ts';
import type { WorkOrderSnapshot } from '#rules/workflow/work-order-types.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { workshopDay } from '#app/utils/workshop-time.server.ts';
import { takeNumber } from '../orders/take-number.server.ts';
import { lineDescription, lineName } from './agreed-lines.ts';
import { deliverTo, loadBillable } from './billable-order.server.ts';
import { seller } from './seller.server.ts';

/** Part and serial number of every piece that has one, in the order they were built in. */
function serialsOf({ plan, operations }: WorkOrderSnapshot): string[] {
  const numbers = new Map(operations.flatMap(({ parts }) => Object.entries(parts)));
  return plan.operations.flatMap(({ parts }) =>
    parts
      .filter(({ tracked }) => tracked === 'serial')
      .flatMap(({ line, partNumber }) =>
        (numbers.get(line) ?? []).map((number) => `${partNumber} ${number}`),
      ),
  );
}

export interface IssuedNote {
  readonly number: string;
  readonly shippedOn: string;
}

export async function issueDeliveryNote(
  tx: Transaction,
  actor: Actor,
  orderId: string,
): Promise<IssuedNote> {
  const order = await loadBillable(tx, orderId);
  const { row, terms } = order;
  const built = await tx.workOrder.findMany({
    where: { orderId, status: { not: 'cancelled' } },
    orderBy: { unit: 'asc' },
    select: { orderLineId: true, unit: true, number: true, snapshot: true },
  });
  const number = await takeNumber(tx, 'delivery-note');
  const shippedOn = workshopDay(actor.now);
  const document: DeliveryDocument = {
    format: 'kitwright-delivery-note/1',
    number,
    shippedOn,
    locale: row.locale,
    seller,
    deliverTo: deliverTo(order),
    order: { number: row.number, placedOn: workshopDay(row.placedAt) },
    packaging: (row.wishes as { packaging?: string }).packaging ?? terms.packaging,
    lines: order.lines.map((line) => ({
      position: line.position,
      name: lineName(line, row.locale),
      description: lineDescription(line.summary, row.locale),
      quantity: line.quantity,
      units: built
        .filter(({ orderLineId }) => orderLineId === line.id)
        .map(({ unit, number: workOrder, snapshot }) => ({
          unit,
          workOrder,
          serials: serialsOf(snapshot as unknown as WorkOrderSnapshot),
        })),
    })),
  };
  await tx.deliveryNote.create({
    data: { number, orderId, shippedOn, document: toJson(document), createdAt: actor.now },
  });
  const subject = { kind: 'order', id: orderId };
  await recordAudit(tx, actor, 'delivery-note.issued', subject, { number });
  return { number, shippedOn };
}
