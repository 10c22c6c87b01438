/**
 * Sends an approved quote: the client as they are today is copied into it, a link nobody can guess
 * is made, and the mail with it waits in the outbox; all of it or nothing. The database keeps the
 * link's hash, so the link itself is told once.
 */
import { z } from 'zod';
import { addDays } from '#rules/quotes/days.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { randomSecret, sha256 } from '#app/utils/secrets.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { longDay, moneyText, quoteSentMail } from '../mail/mail-texts.ts';
import { queueMail } from '../mail/queue-mail.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { clientOf, type QuoteView } from './quote-view.server.ts';
import { moveQuote, requireVersion, tellQuote } from './write-quote.server.ts';

/** After the last day of the offer its link still says that it is over. */
const LINK_OUTLIVES_DAYS = 60;

export const sendQuoteSchema = z.object({ id: fields.id, version: z.coerce.number().int() });

/** The client's way in; only its hash is stored. */
export interface ClientLink {
  readonly token: string;
}

export async function sendQuote(actor: Actor, input: unknown): Promise<ClientLink> {
  const user = requirePermission(actor, 'quotes:write');
  const { id, version } = parseInput(sendQuoteSchema, input);
  const quote = await loadQuote(id);
  await requireVersion(quote, version);
  const customer = await database().customer.findUniqueOrThrow({
    where: { id: quote.customerId },
  });
  const client = clientOf(customer);
  const { validUntil, locale, number } = quote;
  const today = actor.now.toISOString().slice(0, 10);
  const link = await inTransaction(async (tx) => {
    await moveQuote(
      tx,
      actor,
      quote,
      { type: 'send', today, validUntil },
      {
        data: { client: toJson(client), sentAt: actor.now },
        told: { to: client.email, total: quote.deal?.total },
      },
    );
    const { token } = await makeLink(tx, actor, quote);
    const mail = quoteSentMail(locale, {
      name: client.name,
      number,
      total: moneyText(locale, quote.deal?.total ?? 0, quote.currency),
      validUntil: longDay(locale, validUntil),
      from: user.name,
      link: `${actor.origin}${paths.offer(token)}`,
    });
    await queueMail(tx, actor, { to: client.email, ...mail });
    return { token };
  });
  deliverSoon();
  return link;
}

async function makeLink(tx: Transaction, actor: Actor, quote: QuoteView): Promise<ClientLink> {
  const token = randomSecret();
  const expiresAt = new Date(`${addDays(quote.validUntil, LINK_OUTLIVES_DAYS)}T23:59:59Z`);
  await tx.quoteLink.create({
    data: { tokenHash: sha256(token), quoteId: quote.id, expiresAt, createdAt: actor.now },
  });
  return { token };
}

/** A further link to an offer that is out, to hand over in person. */
export async function newLink(actor: Actor, input: unknown): Promise<ClientLink> {
  requirePermission(actor, 'quotes:write');
  const { id } = parseInput(z.object({ id: fields.id }), input);
  const quote = await loadQuote(id);
  if (quote.status !== 'sent' && quote.status !== 'viewed')
    throw new AppError(`quote-is-${quote.status}`);
  return inTransaction(async (tx) => {
    await tellQuote(tx, actor, quote, 'quote-link-made');
    return makeLink(tx, actor, quote);
  });
}

/** Closes every link to a quote; a new one can be made. */
export async function withdrawLinks(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'quotes:write');
  const { id } = parseInput(z.object({ id: fields.id }), input);
  const quote = await loadQuote(id);
  await inTransaction(async (tx) => {
    await tx.quoteLink.updateMany({
      where: { quoteId: id, withdrawnAt: null },
      data: { withdrawnAt: actor.now },
    });
    await tellQuote(tx, actor, quote, 'quote-links-withdrawn');
  });
}
