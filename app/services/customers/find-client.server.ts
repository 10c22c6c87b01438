/**
 * Finds a client by anything they say: name, e-mail, phone, card, the number of an order or a quote.
 * Whole identifiers come first (`recognise`); then every word has to be found, by its beginning,
 * whatever its case and diacritics (`searchCustomers`).
 */
import { can } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recognise } from './recognise.server.ts';
import { beginsWith, byName, searchCustomers, searchedWords } from './search-customers.server.ts';

const MOST = 8;
const LONGEST = 200;

export interface FoundClient {
  /** The one customer the whole text is an identifier of. */
  readonly recognised?: string | undefined;
  readonly customers: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string | null;
    readonly city: string | null;
  }[];
  readonly orders: readonly {
    readonly number: string;
    readonly customerId: string | null;
    readonly customerName: string;
  }[];
  readonly quotes: readonly {
    readonly number: string;
    readonly customerId: string;
    readonly customerName: string;
  }[];
}

const NOBODY: FoundClient = { customers: [], orders: [], quotes: [] };

export async function findClient(actor: Actor, search: string): Promise<FoundClient> {
  const { role } = requirePermission(actor, 'customers:read');
  const text = search.trim().slice(0, LONGEST);
  if (text === '') return NOBODY;
  const number = text.toUpperCase();
  const looksNumbered = /^[A-Z]?\d+$/.test(number);
  const [same, customers, orders, quotes] = await Promise.all([
    recognise(actor, text),
    customersBy(text),
    looksNumbered && can(role, 'orders:read-all') ? ordersBy(number) : [],
    looksNumbered && can(role, 'quotes:read') ? quotesBy(number) : [],
  ]);
  const identified = await customersOf(same);
  const others = customers.filter(({ id }) => !same.includes(id));
  return {
    recognised: same.length === 1 ? same[0] : undefined,
    customers: [...identified, ...others].slice(0, MOST),
    orders,
    quotes,
  };
}

const SHOWN = { id: true, name: true, email: true, phone: true, city: true } as const;

const customersOf = (ids: readonly string[]) =>
  database().customer.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: SHOWN,
  });

/** Of a search so broad that not all were looked at, the first few are as good as any. */
async function customersBy(text: string) {
  const { ids, more } = await searchCustomers(searchedWords(text), MOST);
  return customersOf((more ? ids : await byName(ids)).slice(0, MOST));
}

/** By the number, with its letter or without. */
const numbers = (letter: string, number: string) =>
  beginsWith(/^\d/.test(number) ? `${letter}${number}` : number);

async function ordersBy(number: string) {
  const rows = await database().order.findMany({
    where: { number: numbers('K', number) },
    orderBy: { number: 'asc' },
    take: MOST,
    select: { number: true, customerId: true, customer: true },
  });
  return rows.map(({ number: of, customerId, customer }) => ({
    number: of,
    customerId,
    customerName: (customer as { name?: string }).name ?? '',
  }));
}

async function quotesBy(number: string) {
  const rows = await database().quote.findMany({
    where: { number: numbers('Q', number), next: { is: null } },
    orderBy: { number: 'asc' },
    take: MOST,
    select: { number: true, customerId: true, customer: { select: { name: true } } },
  });
  return rows.map(({ number: of, customerId, customer }) => ({
    number: of,
    customerId,
    customerName: customer.name,
  }));
}
