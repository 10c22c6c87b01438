/** Quotes as a list: the newest revision of each number, by what there is to do with it. */
import { z } from 'zod';
import { addDays } from '#rules/quotes/days.ts';
import type { QuoteStatus } from '#rules/workflow/quote.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { searchable, searchWords } from '#app/utils/search.server.ts';
import { approvalRight } from './delegate-approvals.server.ts';

const PAGE = 25;
/** An offer that ends this soon needs a call. */
const EXPIRING_DAYS = 7;

export const QUOTE_FILTERS = ['all', 'mine', 'draft', 'approval', 'sent', 'expiring'] as const;
export type QuoteFilter = (typeof QUOTE_FILTERS)[number];

const listSchema = z.object({
  search: fields.search,
  page: fields.page,
  filter: z.enum(QUOTE_FILTERS).catch('all').default('all'),
});

export interface QuoteEntry {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly status: QuoteStatus;
  readonly title: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly ownerName?: string | undefined;
  readonly currency: string;
  readonly total: number;
  readonly validUntil: string;
  readonly updatedAt: Date;
}

const ENTRY = {
  customer: { select: { name: true } },
  owner: { select: { name: true } },
} satisfies Prisma.QuoteInclude;

const toEntry = (row: Prisma.QuoteGetPayload<{ include: typeof ENTRY }>): QuoteEntry => ({
  id: row.id,
  number: row.number,
  revision: row.revision,
  status: row.status as QuoteStatus,
  title: row.title,
  customerId: row.customerId,
  customerName: row.customer.name,
  ownerName: row.owner?.name,
  currency: row.currency,
  total: row.total,
  validUntil: row.validUntil,
  updatedAt: row.updatedAt,
});

export interface QuotePage {
  readonly quotes: readonly QuoteEntry[];
  readonly filter: QuoteFilter;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export async function listQuotes(actor: Actor, input: unknown = {}): Promise<QuotePage> {
  requirePermission(actor, 'quotes:read');
  const { search, page, filter } = parseInput(listSchema, input);
  const words = searchWords(search).map((word) => ({
    searchText: { contains: searchable(word) },
  }));
  const where = { AND: [{ next: { is: null } }, await filtered(actor, filter), ...words] };
  const [total, rows] = await Promise.all([
    database().quote.count({ where }),
    database().quote.findMany({
      where,
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: ENTRY,
    }),
  ]);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  return { quotes: rows.map(toEntry), filter, total, page, pages };
}

async function filtered(actor: Actor, filter: QuoteFilter): Promise<Prisma.QuoteWhereInput> {
  const me = actor.user?.id ?? '';
  const today = actor.now.toISOString().slice(0, 10);
  switch (filter) {
    case 'all':
      return {};
    case 'mine':
      return { ownerId: me };
    case 'draft':
      return { status: { in: ['draft', 'approved'] } };
    case 'approval':
      return { status: 'in-approval', ...(await toDecide(actor, today)) };
    case 'sent':
      return { status: { in: ['sent', 'viewed'] } };
    case 'expiring':
      return {
        status: { in: ['sent', 'viewed'] },
        validUntil: { gte: today, lte: addDays(today, EXPIRING_DAYS) },
      };
  }
}

/** What waits for this person's decision; everything that waits, for those who decide nothing. */
async function toDecide(actor: Actor, today: string): Promise<Prisma.QuoteWhereInput> {
  if (actor.user === undefined) return {};
  const { may, inPlaceOf } = await approvalRight(actor.user, today);
  if (!may) return {};
  // Nobody decides in the place of who asked; whoever stands in for two does so for the other.
  const alone = inPlaceOf.length === 1 ? inPlaceOf.map(({ id }) => id) : [];
  const requestedById = { in: [actor.user.id, ...alone] };
  return { approvals: { none: { status: 'pending', requestedById } } };
}

/** The quotes of one customer, the newest first. */
export async function listQuotesOf(customerId: string): Promise<readonly QuoteEntry[]> {
  const rows = await database().quote.findMany({
    where: { customerId, next: { is: null } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 50,
    include: ENTRY,
  });
  return rows.map(toEntry);
}
