/** Price, delivery and totals of a product, as shown beside the picture. */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { factValue, productFacts } from '#rules/model/evaluate.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { translate } from '#rules/model/translate.ts';
import { promiseProduct, type PromiseBasis } from '#rules/production/promise-basis.ts';
import type { Price } from '#rules/pricing/types.ts';
import type { Names } from './view-names.ts';
import type { ConfiguratorView, PriceView } from './view-types.ts';

export function priceView(price: Price, locale: string): PriceView {
  return {
    currency: price.currency,
    total: price.total,
    steps: price.steps.map(({ kind, title, amount, included }) => ({
      kind,
      title: translate(title, locale),
      amount: included ?? amount,
      included: included !== undefined,
    })),
  };
}

export function deliveryView(
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
  basis: PromiseBasis,
  names: Names,
): ConfiguratorView['delivery'] {
  const { arrivesOn, waitingFor } = promiseProduct(basis, family, context, product);
  const waiting = Object.entries(product).find(([, value]) => value === waitingFor);
  return {
    arrivesOn,
    waitingFor: waiting && names.value(waiting[0], waiting[1]),
  };
}

export function totalsView(
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
  locale: string,
): ConfiguratorView['totals'] {
  const facts = productFacts(family, context, product);
  return family.totals
    .filter(({ shown }) => shown)
    .map(({ id, title, unit }) => {
      const value = factValue(facts, { fact: `total.${id}` });
      return { id, title: translate(title, locale), unit, value: Number(value ?? 0) };
    });
}
