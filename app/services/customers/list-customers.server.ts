/** Customers by name, e-mail, phone or city, for those who serve them. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { byName, searchCustomers, searchedWords } from './search-customers.server.ts';

const PAGE = 25;
/** Of a search, in pages; whoever wants others types on. */
const ENOUGH = 200;
const searchSchema = z.object({ search: fields.search, page: fields.page });

export interface CustomerEntry {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly market: string;
  readonly city: string | null;
  readonly orders: number;
  readonly configurations: number;
  readonly updatedAt: Date;
}

export interface CustomerPage {
  readonly customers: readonly CustomerEntry[];
  readonly total: number;
  /** The search is so broad that there are others. */
  readonly more: boolean;
  readonly page: number;
  readonly pages: number;
}

export async function listCustomers(actor: Actor, input: unknown = {}): Promise<CustomerPage> {
  requirePermission(actor, 'customers:read');
  const { search, page } = parseInput(searchSchema, input);
  const words = searchedWords(search ?? '');
  const found = words.length > 0 ? await searchCustomers(words, ENOUGH) : undefined;
  const { total, rows } = found ? await pageOf(found.ids, page) : await pageOfAll(page);
  const customers = rows.map(({ id, name, email, phone, market, city, updatedAt, _count }) => {
    return { id, name, email, phone, market, city, updatedAt, ..._count };
  });
  const pages = Math.max(1, Math.ceil(total / PAGE));
  return { customers, total, more: found?.more ?? false, page, pages };
}

const skipped = (page: number): number => (page - 1) * PAGE;
const order = { orderBy: [{ name: 'asc' as const }, { id: 'asc' as const }] };
const include = { _count: { select: { orders: true, configurations: true } } };

async function pageOf(ids: readonly string[], page: number) {
  const known = await byName(ids);
  const shown = known.slice(skipped(page), skipped(page) + PAGE);
  const rows = await database().customer.findMany({
    where: { id: { in: shown } },
    ...order,
    include,
  });
  return { total: known.length, rows };
}

async function pageOfAll(page: number) {
  const where = { erasedAt: null };
  const [total, rows] = await Promise.all([
    database().customer.count({ where }),
    database().customer.findMany({ where, ...order, skip: skipped(page), take: PAGE, include }),
  ]);
  return { total, rows };
}
