/** What a product comes to by each measure, from the family document, one product at a time. */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { variablesOf } from '#rules/model/variables.ts';

interface Asked {
  readonly family: PublicFamily;
  readonly facts: ContextFacts;
}

/** Minor units of the first price list, without the base. */
export function netPrice({ family, facts }: Asked, product: Assignment): number {
  const list = family.priceLists[0];
  if (!list) throw new Error('no price list');
  const quantity = (id: string): number => {
    const amount = product[`${id.split('.')[0]}.quantity`];
    return typeof amount === 'number' ? amount : 1;
  };
  let net = 0;
  for (const { id, kind } of variablesOf(family)) {
    const value = product[id] ?? 'none';
    if (kind === 'component' && value !== 'none')
      net += (list.components[value] ?? 0) * quantity(id);
    for (const price of list.characteristics) {
      if (price.variable !== id) continue;
      if ('perUnit' in price) {
        if (typeof value === 'number') net += price.perUnit * Math.max(0, value - price.from);
      } else if (price.value === value) net += price.amount;
    }
  }
  for (const bundle of list.bundles) {
    if (holds(bundle.conditions, productFacts(family, facts, product))) net += bundle.amount;
  }
  return net;
}

/** What each objective but the price makes small. */
export function measures({ family, facts }: Asked) {
  const components = new Map<unknown, (typeof family.components)[number]>(
    family.components.map((component) => [component.id, component]),
  );
  const chosen = (product: Assignment) =>
    Object.entries(product).flatMap(([variable, value]) => {
      const component = components.get(value);
      const amount = product[`${variable.split('.', 1)[0]}.quantity`];
      return component ? [{ component, amount: typeof amount === 'number' ? amount : 1 }] : [];
    });
  const binding = (product: Assignment): number => {
    const given = productFacts(family, facts, product);
    return family.rules.reduce((missed, { event, conditions, ...rule }) => {
      if (event.type !== 'prefer' || !holds(conditions, given)) return missed;
      const { effectiveFrom = '', effectiveTo = '9' } = rule;
      if (facts.date < effectiveFrom || facts.date > effectiveTo) return missed;
      return holds(event.params.conditions, given) ? missed : missed + event.params.weight;
    }, 0);
  };
  return {
    lightest: (product: Assignment): number =>
      chosen(product).reduce((sum, { component, amount }) => sum + component.mass * amount, 0),
    fastest: (product: Assignment): number =>
      Math.max(0, ...chosen(product).map(({ component }) => component.waitDays)),
    'best-fit': binding,
  };
}
