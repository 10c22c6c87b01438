/** Orders as lists: one's own, all of them for staff, and the workshop's queue. */
import { z } from 'zod';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { anyCase, searchable, searchWords } from '#app/utils/search.server.ts';
import { OPEN_STATUSES } from '#rules/workflow/order.ts';
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

/**
 * All orders, newest first. Each word of `search` is part of the number, of the name or e-mail
 * given with the order, or of the customer's of today.
 */
export async function listOrders(
  actor: Actor,
  input: unknown = {},
): Promise<{ orders: readonly OrderSummary[]; total: number; page: number; pages: number }> {
  requirePermission(actor, 'orders:read-all');
  const { search, page } = parseInput(searchSchema, input);
  const where = { AND: searchWords(search).map(holdsWord) };
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

function holdsWord(word: string): Prisma.OrderWhereInput {
  return {
    OR: [
      { searchText: { contains: searchable(word) } },
      ...anyCase(word).flatMap((text) => [
        { customerRef: { name: text } },
        { customerRef: { email: text } },
      ]),
    ],
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
