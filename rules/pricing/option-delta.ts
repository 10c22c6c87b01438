/**
 * What changing one value does to the net price, fast enough for every option card at once.
 *
 * Equal, always, to the difference of the two full net prices: only the steps of the changed
 * module or characteristic can differ, and what depends on several choices if it speaks of it.
 */
import type { Assignment, ContextFacts, Value, VariableId } from '#rules/configuration/types.ts';
import type { Condition } from '#rules/model/condition.ts';
import type { PriceList } from '#rules/model/price-list.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isFactReference, isLeaf } from '#rules/model/terms.ts';
import { sum } from './money.ts';
import { jointSteps } from './joint-steps.ts';
import { characteristicSteps, marketOf, optionSteps } from './net-steps.ts';
import { grossOf } from './price.ts';
import type { Price } from './types.ts';

/** Minor units, signed: what the net price rises by when `variable` becomes `value`. */
export function optionDelta(
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
  variable: VariableId,
  value: Value,
): number {
  return optionDeltas(family, context, product)(variable, value);
}

/** The same for many options of one product. */
export function optionDeltas(
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
): (variable: VariableId, value: Value) => number {
  const { priceList } = marketOf(family, context);
  const mentioned = jointOwners(priceList);
  const joint = (assignment: Assignment) =>
    sum(jointSteps(family, priceList, context, assignment).map(({ amount }) => amount));
  const own = (owner: string, assignment: Assignment) => {
    const part = {
      components: family.components,
      modules: family.modules.filter(({ id }) => id === owner),
      characteristics: family.characteristics.filter(({ id }) => id === owner),
    };
    return sum(
      [
        ...optionSteps(part, priceList, assignment),
        ...characteristicSteps(part, priceList, assignment),
      ].map(({ amount }) => amount),
    );
  };
  const ownNow = new Map<string, number>();
  let jointNow: number | undefined;
  return (variable, value) => {
    const after = { ...product, [variable]: value };
    const owner = ownerOf(variable);
    const now = ownNow.get(owner) ?? own(owner, product);
    ownNow.set(owner, now);
    const direct = own(owner, after) - now;
    if (![owner, ...DERIVED].some((name) => mentioned.has(name))) return direct;
    jointNow ??= joint(product);
    return direct + joint(after) - jointNow;
  };
}

/** The same for the total, delivery, tax and rounding included; `price` is the product's own. */
export function totalDeltas(
  family: PublicFamily,
  context: ContextFacts,
  product: Assignment,
  price: Pick<Price, 'net' | 'total'>,
): (variable: VariableId, value: Value) => number {
  const { market } = marketOf(family, context);
  const netDelta = optionDeltas(family, context, product);
  return (variable, value) =>
    grossOf(market, price.net + netDelta(variable, value)).total - price.total;
}

/** First words of facts that follow from every module. */
const DERIVED = ['total', 'resource'];

/** The module or characteristic a fact or variable belongs to; of `count.<module>` the module. */
const ownerOf = (fact: string): string => fact.replace(/^count\./, '').split('.', 1)[0] ?? fact;

/** Owners of the facts that matrices, formulas and bundles speak of. */
function jointOwners({ matrices = [], formulas = [], bundles }: PriceList): ReadonlySet<string> {
  const dimensions = matrices.flatMap((matrix) => matrix.dimensions);
  return new Set([
    ...[...dimensions, ...formulas].map(({ fact }) => ownerOf(fact)),
    ...bundles.flatMap(({ conditions }) => owners(conditions)),
  ]);
}

/** Owners of the facts a condition speaks of. */
function owners(condition: Condition): string[] {
  if (isLeaf(condition)) {
    const { fact, value } = condition;
    return [ownerOf(fact), ...(isFactReference(value) ? [ownerOf(value.fact)] : [])];
  }
  if ('not' in condition) return owners(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(owners);
}
