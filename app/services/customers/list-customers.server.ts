/** Customers by name, e-mail, phone or city, for those who serve them. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { anyCase, searchWords } from '#app/utils/search.server.ts';

const PAGE = 25;
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
  readonly page: number;
  readonly pages: number;
}

export async function listCustomers(actor: Actor, input: unknown = {}): Promise<CustomerPage> {
  requirePermission(actor, 'customers:read');
  const { search, page } = parseInput(searchSchema, input);
  const where = { erasedAt: null, AND: searchWords(search).map(holdsWord) };
  const [total, rows] = await Promise.all([
    database().customer.count({ where }),
    database().customer.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: { _count: { select: { orders: true, configurations: true } } },
    }),
  ]);
  const customers = rows.map(({ id, name, email, phone, market, city, updatedAt, _count }) => {
    return { id, name, email, phone, market, city, updatedAt, ..._count };
  });
  return { customers, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

function holdsWord(word: string): Prisma.CustomerWhereInput {
  return {
    OR: anyCase(word).flatMap((text) => [
      { name: text },
      { email: text },
      { phone: text },
      { city: text },
    ]),
  };
}
