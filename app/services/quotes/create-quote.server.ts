/** A rep begins a quote for a customer: a draft in the customer's market, language and terms. */
import { z } from 'zod';
import { readTerms } from '#rules/customers/terms.ts';
import { addDays } from '#rules/quotes/days.ts';
import { quoteTermsSchema, type QuoteTerms } from '#rules/quotes/terms.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { searchable } from '#app/utils/search.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';
import { takeNumber } from '../orders/take-number.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';

export const createQuoteSchema = z.object({
  customerId: fields.id,
  title: z.string().trim().max(120).optional(),
});

export interface QuoteName {
  readonly id: string;
  readonly number: string;
}

export async function createQuote(actor: Actor, input: unknown): Promise<QuoteName> {
  const user = requirePermission(actor, 'quotes:write');
  const { customerId, title } = parseInput(createQuoteSchema, input);
  const customer = await database().customer.findUnique({
    where: { id: customerId, erasedAt: null },
  });
  if (customer === null) throw new AppError('not-found');
  const { market } = customer;
  const currency = await currencyOf(market);
  const agreed = readTerms(customer.terms);
  const { deliveryTerm, paymentTerm, packaging } = agreed;
  return inTransaction((tx) =>
    writeNewQuote(tx, actor, {
      customer,
      ownerId: user.id,
      title: title ?? '',
      market,
      currency,
      locale: agreed.documentLocale ?? customer.locale,
      terms: quoteTermsSchema.parse({ deliveryTerm, paymentTerm, packaging }),
    }),
  );
}

interface NewQuote {
  readonly customer: { readonly id: string; readonly name: string; readonly email: string };
  readonly ownerId: string;
  readonly title: string;
  readonly market: string;
  readonly currency: string;
  readonly locale: string;
  readonly terms: QuoteTerms;
}

/** Stores an empty draft under the next number. */
export async function writeNewQuote(
  tx: Transaction,
  actor: Actor,
  { customer, terms, ...data }: NewQuote,
): Promise<QuoteName> {
  const number = await takeNumber(tx, 'quote');
  const today = actor.now.toISOString().slice(0, 10);
  const { id } = await tx.quote.create({
    data: {
      ...data,
      number,
      customerId: customer.id,
      terms: toJson(terms),
      validUntil: addDays(today, standardPolicy.quoteValidityDays),
      searchText: searchable(number, customer.name, customer.email),
      createdAt: actor.now,
    },
  });
  const subject = { kind: 'quote', id };
  await recordAudit(tx, actor, 'quote.created', subject, { number, revision: 1, version: 0 });
  await recordInteraction(tx, actor, 'quote-created', subject, { number }, customer.id);
  return { id, number };
}

/** The currency of a market: that of every family sold there, where the policy knows it. */
export async function currencyOf(market: string): Promise<string> {
  const known = standardPolicy.markets.some(({ id }) => id === market);
  for (const { family } of known ? await newestVersions() : []) {
    const list = family.markets.find(({ id }) => id === market)?.priceList;
    const currency = family.priceLists.find(({ id }) => id === list)?.currency;
    if (currency !== undefined) return currency;
  }
  throw new AppError('market-without-prices', { market });
}
