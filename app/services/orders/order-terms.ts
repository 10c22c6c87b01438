/** The terms an order is placed on: the customer's, in the words of the policy in force. */
import type { CustomerTerms, OrderTerms } from '#rules/customers/terms.ts';
import { orderTermsSchema } from '#rules/customers/terms.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';

/**
 * Terms which change the price count only where they were priced (`priced`: a deal); elsewhere the
 * first term that costs nothing stands in.
 */
export function termsForOrder(
  terms: CustomerTerms,
  vatId: string | null,
  priced = false,
): OrderTerms {
  const { paymentTerms, deliveryTerms } = standardPolicy;
  const free = paymentTerms.filter(({ basisPoints }) => priced || basisPoints === 0);
  const payment =
    free.find(({ id }) => id === terms.paymentTerm) ??
    paymentTerms.find(({ basisPoints }) => basisPoints === 0);
  if (payment === undefined) throw new Error('a policy without a plain term of payment');
  const delivery = priced ? deliveryTerms.find(({ id }) => id === terms.deliveryTerm) : undefined;
  const { packaging, invoiceAddress, invoiceEmail, rhythm, reports } = terms;
  return {
    packaging,
    invoiceAddress,
    invoiceEmail,
    rhythm,
    reports,
    vatId: vatId ?? undefined,
    payment: { id: payment.id, title: payment.title, days: payment.days },
    delivery: delivery && { id: delivery.id, title: delivery.title },
  };
}

/** Terms stored with an order; those of an order from before there were any are the plain ones. */
export function readOrderTerms(stored: unknown): OrderTerms {
  const parsed = orderTermsSchema.safeParse(stored);
  return parsed.success ? parsed.data : termsForOrder({ rhythm: 'per-order', reports: [] }, null);
}
