/** The order somebody may change: their own, or any for those who sell. */
import { can } from '#rules/policy/permissions.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import type { OrderCustomer, OrderWishes } from './get-order.server.ts';
import type { LineState, OrderState } from './order-state.server.ts';

const FIELDS = { lines: { orderBy: { position: 'asc' } } } satisfies Prisma.OrderInclude;
export type ChangeableOrder = Prisma.OrderGetPayload<{ include: typeof FIELDS }>;

export const mayChange = (actor: Actor) =>
  can(actor.user?.role, 'quotes:write') ? {} : ownerOf(actor);

export async function findChangeable(
  tx: Transaction,
  actor: Actor,
  number: string,
): Promise<ChangeableOrder> {
  const order = await tx.order.findFirst({
    where: { number, ...mayChange(actor) },
    include: FIELDS,
  });
  if (order === null) throw new AppError('not-found');
  return order;
}

export function stateOf(order: ChangeableOrder): OrderState {
  const { version, net, delivery, tax, rounding, total, dueDate, deliveryDate } = order;
  return {
    version,
    lines: order.lines.map(lineState),
    customer: order.customer as unknown as OrderCustomer,
    wishes: order.wishes as unknown as OrderWishes,
    totals: { net, delivery, tax, rounding, total },
    deal: (order.deal as unknown as Deal | null) ?? undefined,
    dueDate,
    deliveryDate,
  };
}

function lineState(line: ChangeableOrder['lines'][number]): LineState {
  const { position, familyVersionId, configurationName: name, quantity } = line;
  const { decisions, product, summary, price, bom, routing, picture, notes } = line;
  const copied = { decisions, product, summary, price, bom, routing, picture, notes };
  return {
    position,
    familyVersionId,
    name,
    quantity,
    ...(copied as unknown as Omit<LineState, 'position' | 'familyVersionId' | 'name' | 'quantity'>),
  };
}
