/**
 * What became of an order: its changes, proposed and accepted, and what is still possible. For
 * whoever may see the order.
 */
import {
  nextOrder,
  type AgreedBy,
  type OrderRefusal,
  type OrderStatus,
} from '#rules/workflow/order.ts';
import { can } from '#rules/policy/permissions.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { mayChange } from './changeable-order.server.ts';
import { orderFacts } from './order-facts.server.ts';
import { lineDifferences, type LineDifference, type OrderState } from './order-state.server.ts';

export interface OrderChangeView {
  readonly change: number;
  readonly status: 'proposed' | 'accepted' | 'declined';
  readonly reason: string;
  /** How the customer agreed, where staff accepted for them. */
  readonly agreedBy: AgreedBy | undefined;
  readonly by: string | undefined;
  readonly createdAt: Date;
  readonly difference: number;
  readonly before: OrderState;
  readonly after: OrderState;
  readonly lines: readonly LineDifference[];
}

/** Oldest first. */
export async function listChanges(
  actor: Actor,
  orderNumber: string,
): Promise<readonly OrderChangeView[]> {
  const everyone = can(actor.user?.role, 'orders:read-all');
  const rows = await database().orderChange.findMany({
    where: { order: { number: orderNumber, ...(everyone ? {} : ownerOf(actor)) } },
    orderBy: { number: 'asc' },
    include: { requestedBy: { select: { name: true } } },
  });
  return rows.map((row) => {
    const before = row.before as unknown as OrderState;
    const after = row.after as unknown as OrderState;
    return {
      change: row.number,
      status: row.status as OrderChangeView['status'],
      reason: row.reason,
      agreedBy: (row.agreedBy as AgreedBy | null) ?? undefined,
      by: row.requestedBy?.name,
      createdAt: row.createdAt,
      difference: row.difference,
      before,
      after,
      lines: after.cancelled === true ? [] : lineDifferences(before, after),
    };
  });
}

export async function getChange(
  actor: Actor,
  orderNumber: string,
  change: number,
): Promise<OrderChangeView> {
  const found = (await listChanges(actor, orderNumber)).find((one) => one.change === change);
  if (found === undefined) throw new AppError('not-found');
  return found;
}

/** What the actor may do with the order, and why it is not possible where it is not. */
export interface OrderPossibilities {
  readonly mayChange: boolean;
  readonly mayCancel: boolean;
  readonly refusal: OrderRefusal | undefined;
  /** May be configured anew: by its owner, or who acts for them. */
  readonly owns: boolean;
}

export async function possibilities(actor: Actor, number: string): Promise<OrderPossibilities> {
  const [order, own, changeable] = await Promise.all([
    database().order.findUnique({ where: { number }, select: { id: true, status: true } }),
    database().order.count({ where: { number, ...ownerOf(actor) } }),
    database().order.count({ where: { number, ...mayChange(actor) } }),
  ]);
  const seen = own > 0 || changeable > 0 || can(actor.user?.role, 'orders:read-all');
  if (order === null || !seen) throw new AppError('not-found');
  const facts = await orderFacts(database(), order);
  const next = nextOrder(order.status as OrderStatus, { type: 'cancel', facts });
  return {
    mayChange: changeable > 0,
    mayCancel: changeable > 0 || can(actor.user?.role, 'orders:change-status'),
    refusal: next.ok ? undefined : next.error,
    owns: own > 0,
  };
}

/** Finished work of the order's owner that a line could become: same family, same version. */
export async function replacementsFor(
  order: { readonly customerId: string | null; readonly guestId: string | null },
  familyVersionIds: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly versionId: string }[]> {
  const { customerId, guestId } = order;
  const rows = await database().configuration.findMany({
    where: {
      familyVersionId: { in: [...familyVersionIds] },
      ...(customerId === null ? { guestId: guestId ?? '' } : { customerId }),
    },
    orderBy: { updatedAt: 'desc' },
    take: MOST,
    select: { id: true, name: true, familyVersionId: true },
  });
  return rows.map(({ id, name, familyVersionId }) => ({ id, name, versionId: familyVersionId }));
}

const MOST = 50;
