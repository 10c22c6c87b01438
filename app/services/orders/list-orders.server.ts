/** Orders as lists: one's own, all of them for staff, and the workshop's queue. */
import { z } from 'zod';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { OPEN_STATUSES } from './order-status.ts';
import { ORDER_SUMMARY, toSummary, type OrderSummary } from './order-summary.server.ts';

export type { OrderSummary } from './order-summary.server.ts';

const PAGE = 25;
const NEWEST = [{ placedAt: 'desc' }, { id: 'desc' }] as const;

export async function listOwnOrders(actor: Actor): Promise<readonly OrderSummary[]> {
  const rows = await database().order.findMany({
    where: ownerOf(actor),
    orderBy: [...NEWEST],
    include: ORDER_SUMMARY,
  });
  return rows.map(toSummary);
}

const searchSchema = z.object({ search: fields.search, page: fields.page });

/** All orders, newest first; `search` is a part of the number or the customer's e-mail or name. */
export async function listOrders(
  actor: Actor,
  input: unknown = {},
): Promise<{ orders: readonly OrderSummary[]; total: number; page: number; pages: number }> {
  requirePermission(actor, 'orders:read-all');
  const { search, page } = parseInput(searchSchema, input);
  const where =
    search === undefined
      ? {}
      : {
          OR: [
            { number: { contains: search.toUpperCase() } },
            { customerRef: { name: { contains: search } } },
            { customerRef: { email: { contains: search.toLowerCase() } } },
          ],
        };
  const [total, rows] = await Promise.all([
    database().order.count({ where }),
    database().order.findMany({
      where,
      orderBy: [...NEWEST],
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: ORDER_SUMMARY,
    }),
  ]);
  return {
    orders: rows.map(toSummary),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
  };
}

/** What the workshop has to do, soonest due first. */
export async function productionQueue(actor: Actor): Promise<readonly OrderSummary[]> {
  requirePermission(actor, 'sheets:read');
  const rows = await database().order.findMany({
    where: { status: { in: [...OPEN_STATUSES] } },
    orderBy: [{ dueDate: 'asc' }, { number: 'asc' }],
    include: ORDER_SUMMARY,
  });
  return rows.map(toSummary);
}
