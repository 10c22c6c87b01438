/** Quotes of tests: a client with an address, and a quote with lamps at any point of its life. */
import { addLine } from '#app/services/quotes/add-line.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import type { QuoteLineView, QuoteView } from '#app/services/quotes/quote-view.server.ts';
import { saveQuote, type SaveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import { submitQuote } from '#app/services/quotes/submit-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';

let count = 0;

export async function newClient(): Promise<{ id: string; email: string }> {
  count += 1;
  const email = `client-${count}@example.com`;
  return database().customer.create({
    data: {
      name: `Åke Client ${count}`,
      email,
      market: 'SE',
      locale: 'en',
      street: 'Gatan 1',
      postalCode: '111 11',
      city: 'Stockholm',
      country: 'SE',
    },
  });
}

/** A draft with a lamp and a plain item, unless told otherwise. */
export async function draftQuote(rep: Actor, lamps = 1): Promise<QuoteView> {
  const client = await newClient();
  const { id } = await createQuote(rep, { customerId: client.id });
  for (let lamp = 0; lamp < lamps; lamp++) await addLamp(rep, id);
  await addPlain(rep, id);
  return loadQuote(id);
}

export async function addLamp(rep: Actor, id: string): Promise<string> {
  const { version } = await loadQuote(id);
  const line = { kind: 'family', familyId: 'lamp', quantity: 1 };
  return (await addLine(rep, { id, version, line })).lineId;
}

export async function addPlain(rep: Actor, id: string, unitPrice = 5_000): Promise<string> {
  const { version } = await loadQuote(id);
  const item = { partNumber: 'BULB', unitPrice, unitCost: 1_000 };
  const line = { kind: 'plain', title: 'Bulbs', quantity: 2, item };
  return (await addLine(rep, { id, version, line })).lineId;
}

/** The quote as a page would send it back. */
export function formOf(quote: QuoteView, change: Partial<SaveQuote> = {}): SaveQuote {
  const { id, version, title, validUntil, terms } = quote;
  const lines = quote.lines.map(lineForm);
  return { id, version, title, validUntil, terms, lines, removed: [], ...change };
}

export function lineForm(line: QuoteLineView): SaveQuote['lines'][number] {
  const { id, quantity, optional, alternative, bundle, discount, note } = line;
  return { id, quantity, optional, alternative, bundle, discount, note };
}

/** Gives a discount on the first line. */
export async function discountFirst(rep: Actor, id: string, basisPoints: number): Promise<void> {
  const quote = await loadQuote(id);
  const [first, ...others] = quote.lines.map(lineForm);
  if (first === undefined) throw new Error('a quote without lines');
  const discount = { kind: 'percent' as const, basisPoints, reason: 'old friend' };
  await saveQuote(rep, formOf(quote, { lines: [{ ...first, discount }, ...others] }));
}

export async function submitted(rep: Actor, id: string): Promise<QuoteView> {
  const { version } = await loadQuote(id);
  await submitQuote(rep, { id, version, reason: 'they buy a lot' });
  return loadQuote(id);
}

/** A quote that is out, and the client's link. */
export async function sentQuote(
  rep: Actor,
  lamps = 1,
): Promise<{ quote: QuoteView; token: string }> {
  const draft = await draftQuote(rep, lamps);
  const { id, version } = await submitted(rep, draft.id);
  const { token } = await sendQuote(rep, { id, version });
  return { quote: await loadQuote(id), token };
}

/** What the client fills in to accept. */
export const acceptance = (token: string, acceptedTotal: number) => ({
  token,
  name: 'Åke Client',
  consent: true,
  acceptedTotal,
  street: 'Gatan 1',
  postalCode: '111 11',
  city: 'Stockholm',
  country: 'SE',
});
