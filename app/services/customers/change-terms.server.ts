/**
 * How a customer is served: read and changed by themselves as far as it is theirs to say, and by
 * sales for them with what has to be agreed (rhythm of invoices, payment, delivery).
 */
import {
  agreedTermsForm,
  ownTermsForm,
  readTerms,
  termsOfForm,
  type AgreedTermsForm,
  type CustomerTerms,
} from '#rules/customers/terms.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { digitsOf } from '#app/utils/currency.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requireCustomer, requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';

export interface KnownTerms {
  readonly customerId: string;
  readonly name: string;
  readonly terms: CustomerTerms;
  readonly vatId: string | undefined;
  /** What they say they spend in a year on all there is of our kind, in whole units of `currency`. */
  readonly categorySpend: number | undefined;
  readonly currency: string;
}

/** The customer's own, or with `customerId` any customer's for who may act for them. */
export async function getTerms(actor: Actor, customerId?: string): Promise<KnownTerms> {
  if (customerId !== undefined) requirePermission(actor, 'customers:act-for');
  const id = customerId ?? requireCustomer(actor);
  const row = await database().customer.findUnique({
    where: { id, erasedAt: null },
    select: {
      ...{ name: true, terms: true, vatId: true },
      ...{ market: true, categorySpend: true, categoryCurrency: true },
    },
  });
  if (row === null) throw new AppError('not-found');
  const { name, vatId, categorySpend: spend, categoryCurrency } = row;
  const currency = categoryCurrency ?? (await currencyIn(row.market));
  return {
    ...{ customerId: id, name, terms: readTerms(row.terms), vatId: vatId ?? undefined, currency },
    categorySpend: spend === null ? undefined : Math.round(spend / minorUnitsOf(currency)),
  };
}

export async function changeTerms(
  actor: Actor,
  input: unknown,
  customerId?: string,
): Promise<void> {
  const before = await getTerms(actor, customerId);
  const { vatId, categorySpend, ...own } = parseInput(ownTermsForm, input);
  const agreed =
    customerId === undefined ? agreedOf(before.terms) : parseInput(agreedTermsForm, input);
  requireKnown(agreed);
  const terms = termsOfForm(own, agreed);
  const subject = { kind: 'customer', id: before.customerId };
  await inTransaction(async (tx) => {
    await tx.customer.update({
      where: { id: before.customerId },
      data: {
        ...{ terms: toJson(terms), vatId: vatId ?? null },
        ...spendOf(categorySpend, before.currency),
      },
    });
    await recordInteraction(tx, actor, 'terms-changed', subject, {}, before.customerId);
    await recordAudit(tx, actor, 'customer.terms-changed', subject, {
      before: before.terms,
      after: terms,
    });
  });
}

/** Minor units in one of a currency. */
const minorUnitsOf = (currency: string): number => 10 ** digitsOf(currency);

const spendOf = (amount: number | undefined, currency: string) =>
  amount === undefined
    ? { categorySpend: null, categoryCurrency: null }
    : { categorySpend: amount * minorUnitsOf(currency), categoryCurrency: currency };

/** The currency of a market: that of the first product that is sold there, else of any. */
async function currencyIn(market: string): Promise<string> {
  const families = (await newestVersions()).map(({ family }) => family);
  const here = families.find(({ markets }) => markets.some(({ id }) => id === market));
  const [family] = here ? [here] : families;
  const sold = family?.markets.find(({ id }) => id === market) ?? family?.markets[0];
  return family?.priceLists.find(({ id }) => id === sold?.priceList)?.currency ?? 'EUR';
}

const agreedOf = ({ rhythm, paymentTerm, deliveryTerm }: CustomerTerms): AgreedTermsForm => ({
  rhythm,
  paymentTerm,
  deliveryTerm,
});

/** Only terms the policy in force has can be agreed. */
function requireKnown({ paymentTerm, deliveryTerm }: AgreedTermsForm): void {
  const { paymentTerms, deliveryTerms } = standardPolicy;
  const unknown = {
    ...(paymentTerm !== undefined && !paymentTerms.some(({ id }) => id === paymentTerm)
      ? { paymentTerm: 'invalid' }
      : {}),
    ...(deliveryTerm !== undefined && !deliveryTerms.some(({ id }) => id === deliveryTerm)
      ? { deliveryTerm: 'invalid' }
      : {}),
  };
  if (Object.keys(unknown).length > 0) throw new AppError('invalid-input', { fields: unknown });
}
