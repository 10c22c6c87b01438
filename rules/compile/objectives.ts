/** What a completion may make small: net price, mass, the weight of missed preferences. */
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { WeightedLiterals } from './compiled-family.ts';
import type { RuleParts } from './encode-rules.ts';
import { effect } from './encode-rules.ts';
import { jointPrices } from './joint-prices.ts';
import { joined } from './sums.ts';

/** Net price without the base; quantities multiply a component's price. */
export function netPrice(parts: RuleParts, priceList: string): readonly WeightedLiterals[] {
  const { family, sums } = parts;
  const list = family.priceLists.find((each) => each.id === priceList);
  if (!list) throw new RangeError(`there is no price list “${priceList}”`);
  const components = family.modules.flatMap((module) =>
    sums.module(module.id, (component) => list.components[component] ?? 0, 1),
  );
  return joined([...components, ...characteristicPrices(parts, list), ...jointPrices(parts, list)]);
}

function characteristicPrices(
  { domains, map }: RuleParts,
  list: PublicFamily['priceLists'][number],
): readonly WeightedLiterals[] {
  return list.characteristics.flatMap((price) => {
    const variable = domains.variable(price.variable);
    if (!variable) return [];
    const amount = (value: string | number): number => {
      if (!('perUnit' in price)) return value === price.value ? price.amount : 0;
      return typeof value === 'number' ? price.perUnit * Math.max(0, value - price.from) : 0;
    };
    return {
      literals: variable.domain.map((value) => map.literal(variable.id, value)),
      weights: variable.domain.map(amount),
    };
  });
}

export function mass(parts: RuleParts): readonly WeightedLiterals[] {
  return parts.family.modules.flatMap((module) =>
    parts.sums.module(module.id, parts.sums.by('mass'), 1),
  );
}

/** The weight of the `prefer` rules that bind and are not satisfied. */
export function unfit({ family, encoder, conditions, splitter }: RuleParts) {
  return family.rules.flatMap((rule): WeightedLiterals[] => {
    if (rule.event.type !== 'prefer') return [];
    const effective = effect(splitter, rule);
    const missed = encoder.and([
      ...(effective ? [conditions.encode(effective)] : []),
      conditions.encode(splitter.split(rule.conditions)),
      -conditions.encode(splitter.split(rule.event.params.conditions)),
    ]);
    return [{ literals: [missed, -missed], weights: [rule.event.params.weight, 0] }];
  });
}

/** The working days each choice is waited for. */
export function waits({ family, domains, map }: RuleParts) {
  const days = new Map<string | number, number>(family.components.map((c) => [c.id, c.waitDays]));
  return domains.variables.flatMap((variable) => {
    if (variable.kind !== 'component') return [];
    return variable.domain.flatMap((value) => {
      const wait = days.get(value) ?? 0;
      return wait > 0 ? [{ literal: map.literal(variable.id, value), days: wait }] : [];
    });
  });
}
