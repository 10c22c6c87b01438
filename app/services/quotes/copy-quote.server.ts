/** A new quote like another one, for the same customer or somebody else, under a number of its own. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { loadFamilyVersion } from '../families/load-family-version.server.ts';
import { newConfigured } from './add-line.server.ts';
import { currencyOf, writeNewQuote, type QuoteName } from './create-quote.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { replaceLines } from './write-draft.server.ts';

export const copyQuoteSchema = z.object({ id: fields.id, customerId: fields.id.optional() });

/** Promotion codes do not come along: they are the other quote's to use. */
export async function copyQuote(actor: Actor, input: unknown): Promise<QuoteName> {
  const user = requirePermission(actor, 'quotes:write');
  const wanted = parseInput(copyQuoteSchema, input);
  const source = await loadQuote(wanted.id);
  const customerId = wanted.customerId ?? source.customerId;
  const customer = await database().customer.findUnique({ where: { id: customerId } });
  if (customer === null) throw new AppError('not-found');
  const { market, locale } = customer;
  const currency = await currencyOf(market);
  const target = { ...source, customerId, market, locale, currency };
  const made = await Promise.all(
    source.lines.map(async (line) => {
      const blank = { ...line, id: randomUUID() };
      if (blank.kind === 'plain') return { added: blank, store: undefined };
      const version = await loadFamilyVersion(blank.familyVersionId);
      const { title, decisions } = blank;
      return newConfigured(actor, target, blank, { version, title, decisions });
    }),
  );
  // Prices agreed in one currency mean nothing in another.
  const lines = made
    .map(({ added }) => added)
    .map((line) => (currency === source.currency ? line : { ...line, discount: undefined }));
  return inTransaction(async (tx) => {
    const { title } = source;
    const { discount, ...others } = { ...source.terms, promotionCodes: [] };
    const terms = currency === source.currency ? { ...others, discount } : others;
    const data = { customer, ownerId: user.id, title, market, currency, locale, terms };
    const created = await writeNewQuote(tx, actor, data);
    for (const { store } of made) await store?.(tx);
    await replaceLines(tx, created.id, [], lines);
    return created;
  });
}
