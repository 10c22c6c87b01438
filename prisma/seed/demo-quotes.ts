/**
 * Quotes of the demo, each at another point of its life: being written, waiting for a manager, out
 * with the client. Made through the very services the sales desk uses.
 */
import { addLine } from '#app/services/quotes/add-line.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { saveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import { submitQuote } from '#app/services/quotes/submit-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { at, salesActor } from './demo-orders.ts';
import { DEMO_CUSTOMERS } from './demo-people.ts';

interface DemoQuote {
  readonly email: string;
  readonly title: string;
  readonly daysAgo: number;
  readonly bikes: number;
  /** Off the first bike, in basis points. */
  readonly discount?: number;
  readonly notes: string;
  readonly reached: 'draft' | 'submitted' | 'sent';
}

const DEMO_QUOTES: readonly DemoQuote[] = [
  {
    email: 'karin@example.com',
    title: 'Cykel till förskolan',
    daysAgo: 2,
    bikes: 1,
    notes: '',
    reached: 'draft',
  },
  {
    email: 'erik@example.com',
    title: 'Två cyklar till kontoret',
    daysAgo: 4,
    bikes: 2,
    discount: 1800,
    notes: 'Provkörning när det passar er.',
    reached: 'submitted',
  },
  {
    email: 'miriam@example.com',
    title: 'Cargo bike for the market',
    daysAgo: 5,
    bikes: 1,
    discount: 500,
    notes: 'The offer includes the first service.',
    reached: 'sent',
  },
];

/** Makes each quote that is not there yet. Nothing without the e-bike family. */
export async function seedDemoQuotes(now: Date): Promise<void> {
  if ((await database().familyVersion.count({ where: { familyId: 'ebike' } })) === 0) return;
  for (const quote of DEMO_QUOTES) await seedQuote(quote, now);
}

async function seedQuote(wanted: DemoQuote, now: Date): Promise<void> {
  const { email, title } = wanted;
  const person = DEMO_CUSTOMERS.find((customer) => customer.email === email);
  const customer = await database().customer.findFirst({ where: { email } });
  if (person === undefined || customer === null) return;
  if ((await database().quote.count({ where: { customerId: customer.id, title } })) > 0) return;
  const rep = await salesActor(customer.id, person, at(now, wanted.daysAgo));
  const { id } = await createQuote(rep, { customerId: customer.id, title });
  for (let bike = 0; bike < wanted.bikes; bike++) await addBike(rep, id);
  await agree(rep, id, wanted);
  if (wanted.reached === 'draft') return;
  const { version } = await loadQuote(id);
  await submitQuote(rep, { id, version, reason: 'A good customer, and a quiet month.' });
  if (wanted.reached === 'submitted') return;
  await sendQuote(rep, { id, version: (await loadQuote(id)).version });
}

async function addBike(rep: Actor, id: string): Promise<void> {
  const { version } = await loadQuote(id);
  await addLine(rep, { id, version, line: { kind: 'family', familyId: 'ebike' } });
}

async function agree(rep: Actor, id: string, { discount, notes }: DemoQuote): Promise<void> {
  const quote = await loadQuote(id);
  const { version, title, validUntil, terms } = quote;
  const lines = quote.lines.map((line, index) => ({
    id: line.id,
    quantity: line.quantity,
    optional: line.optional,
    note: line.note,
    ...(index === 0 && discount !== undefined
      ? { discount: { kind: 'percent' as const, basisPoints: discount, reason: 'loyal customer' } }
      : {}),
  }));
  await saveQuote(rep, { id, version, title, validUntil, terms: { ...terms, notes }, lines });
}
