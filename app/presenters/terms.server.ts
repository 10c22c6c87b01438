/** What the pages of a customer's terms show. */
import { formOfTerms } from '#rules/customers/terms.ts';
import { getTerms } from '#app/services/customers/change-terms.server.ts';
import { standardPolicy } from '#app/services/pricing/standard-policy.ts';
import type { Actor } from '#app/utils/actor.ts';

/** The own ones; with `customerId` a customer's, and what can be agreed with them. */
export async function presentTerms(actor: Actor, customerId?: string) {
  const { name, terms, vatId, categorySpend, currency } = await getTerms(actor, customerId);
  const named = ({ id, title }: { readonly id: string; readonly title: { en: string } }) => ({
    id,
    title,
  });
  return {
    name,
    initial: formOfTerms(terms, { vatId, categorySpend }),
    currency,
    agreed:
      customerId === undefined
        ? undefined
        : {
            paymentTerms: standardPolicy.paymentTerms.map(named),
            deliveryTerms: standardPolicy.deliveryTerms.map(named),
          },
  };
}
