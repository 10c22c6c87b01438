/** Writes made-up customers with all they did into a PostgreSQL database that is migrated and seeded. */
import { blockingKeys } from '#rules/customers/blocking.ts';
import { normalEmail } from '#rules/customers/identifiers.ts';
import { wordsOf } from '#app/services/customers/index-customer.server.ts';
import { database } from '#app/utils/database.server.ts';
import { fold, foldedWords } from '#app/utils/fold.ts';
import { toE164 } from '#app/utils/phone.server.ts';
import { makeHistory } from './history.ts';
import { makePeople, type Person } from './people.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = Map<string, Row[]>;

/** People written at once. */
const CHUNK = 1000;

export interface Filled {
  readonly customers: number;
  readonly orders: number;
  readonly interactions: number;
}

/** Customers `from` to `to` of an endless row of them; what was written. */
export async function fillWithCustomers(from: number, to: number, now: Date): Promise<Filled> {
  const managers = await database().user.findMany({ where: { role: 'sales' } });
  const filled = { customers: 0, orders: 0, interactions: 0 };
  let index = 0;
  let chunk: Rows = new Map();
  for (const person of makePeople(to, 1)) {
    if (index >= from) {
      addPerson(chunk, person, index, managers[index % managers.length]?.id, now);
      filled.customers += 1;
    }
    index += 1;
    if (index % CHUNK > 0 && index < to) continue;
    filled.orders += chunk.get('Order')?.length ?? 0;
    filled.interactions += chunk.get('Interaction')?.length ?? 0;
    for (const [table, rows] of chunk) await insert(table, rows);
    chunk = new Map();
  }
  await database().$executeRawUnsafe('ANALYZE');
  return filled;
}

/** Columns that are not named get their defaults. */
async function insert(table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    .map((column) => `"${column}"`)
    .join(', ');
  await database().$executeRawUnsafe(
    `INSERT INTO "${table}" (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
    JSON.stringify(rows),
  );
}

function addPerson(
  rows: Rows,
  person: Person,
  index: number,
  managerId: string | undefined,
  now: Date,
): void {
  const add = (table: string, row: Row): void => {
    const before = rows.get(table);
    if (before === undefined) rows.set(table, [row]);
    else before.push(row);
  };
  const { id, twinOf: _twinOf, phone, ...rest } = person;
  const customer = { ...rest, phone: phone === '' ? null : phone };
  const common = { locale: 'en', market: person.country, createdAt: now, updatedAt: now };
  add('Customer', { id, managerId, ...customer, ...common });
  for (const word of wordsOf(customer)) add('CustomerWord', { customerId: id, word });
  const keys = blockingKeys({
    name: foldedWords(person.name),
    postalCode: person.postalCode,
    city: fold(person.city),
    country: person.country,
  });
  for (const key of keys) add('CustomerBlock', { customerId: id, key });
  const identify = (kind: string, value: string | undefined, source: string): void => {
    if (value === undefined) return;
    const seen = { firstSeenAt: now, lastSeenAt: now };
    add('CustomerIdentifier', {
      id: `${id}-${value}`,
      customerId: id,
      kind,
      value,
      source,
      ...seen,
    });
  };
  identify('email', normalEmail(person.email), 'profile');
  identify('phone', phone === '' ? undefined : toE164(phone, person.country), 'profile');
  const { contacts, purchases } = makeHistory(index, now);
  contacts.forEach((contact, nth) => {
    add('Interaction', { id: `${id}-i${nth}`, customerId: id, data: {}, ...contact });
  });
  purchases.forEach((purchase, nth) => {
    const number = `K${1_000_000 + index}${String(nth).padStart(2, '0')}`;
    identify('order-number', number, 'order');
    add('Order', orderOf(`${id}-o${nth}`, number, person, purchase));
    add('OrderLine', lineOf(`${id}-o${nth}`));
  });
}

function orderOf(
  id: string,
  number: string,
  { id: customerId, name, email, phone, street, postalCode, city, country }: Person,
  { placedAt, net, status }: { placedAt: Date; net: number; status: string },
): Row {
  const tax = Math.round(net / 4);
  const day = new Date(placedAt.getTime() + 1_000_000_000).toISOString().slice(0, 10);
  return {
    ...{ id, number, idempotencyKey: id, customerId, status, market: country },
    ...{ currency: country === 'SE' ? 'SEK' : 'EUR', locale: 'en' },
    customer: { name, email, phone, street, postalCode, city, country },
    searchText: `${number} ${name} ${email}`.toLowerCase(),
    wishes: {},
    ...{ net, delivery: 0, tax, rounding: 0, total: net + tax },
    ...{ dueDate: day, deliveryDate: day, placedAt, updatedAt: placedAt },
  };
}

const NOTHING = { decisions: [], product: {}, summary: [], price: {}, bom: [], routing: [] };

const lineOf = (orderId: string): Row => ({
  id: `${orderId}-1`,
  ...{ orderId, position: 1, configurationName: 'Round the harbour', quantity: 1 },
  ...{ ...NOTHING, picture: {}, notes: [] },
});
