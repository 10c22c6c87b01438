/**
 * The steps of a price before delivery and tax: list, options, characteristics, bundles.
 *
 * The order is the family's own (modules, characteristics, bundles as authored), never that of
 * the assignment's keys. A step of nothing is left out. Amounts are for `quantity` products.
 */
import type { Assignment, ContextFacts, Value } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import type { Characteristic, Market, Module, PriceList } from '#rules/model/family.ts';
import { filledSlots } from '#rules/model/filled-slots.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { GIVEN, NONE } from '#rules/model/terms.ts';
import type { Text } from '#rules/model/text.ts';
import { times } from './money.ts';
import type { PlainStep } from './types.ts';

/** The market and its price list; a market the family is not sold in is a caller's mistake. */
export function marketOf(
  family: Pick<PublicFamily, 'id' | 'markets' | 'priceLists'>,
  marketId: string,
): { readonly market: Market; readonly priceList: PriceList } {
  const market = family.markets.find(({ id }) => id === marketId);
  if (!market) throw new RangeError(`${family.id} is not sold in market ${marketId}`);
  const priceList = family.priceLists.find(({ id }) => id === market.priceList);
  if (!priceList) throw new RangeError(`${family.id} has no price list ${market.priceList}`);
  return { market, priceList };
}

type CharacteristicPrice = PriceList['characteristics'][number];

/** Each language of `text`, rewritten. */
function mapText(text: Text, rewrite: (words: string, language: string) => string): Text {
  const entries = Object.entries(text).map(([language, words]) => [
    language,
    rewrite(words, language),
  ]);
  return { en: rewrite(text.en, 'en'), ...(Object.fromEntries(entries) as Record<string, string>) };
}

/** What own steps are computed from; a family cut down to one module will do. */
export type PricedParts = Pick<PublicFamily, 'modules' | 'characteristics' | 'components'>;

export function optionSteps(
  family: PricedParts,
  priceList: PriceList,
  assignment: Assignment,
): PlainStep[] {
  return filledSlots(family, assignment).flatMap(({ variable, component, quantity }) => {
    const price = priceList.components[component] ?? 0;
    if (price === 0) return [];
    const title = family.components.find(({ id }) => id === component)?.title ?? { en: component };
    return {
      kind: 'option' as const,
      cause: `component:${component}`,
      variable,
      title: quantity === 1 ? title : mapText(title, (words) => `${quantity} × ${words}`),
      amount: times(price, quantity),
    };
  });
}

/** What is priced by its value: a characteristic, or the quantity of a module. */
interface Priceable {
  readonly variable: string;
  readonly cause: string;
  /** Text or number behind the title, where it says more than the title alone. */
  readonly owner: Characteristic | Module;
}

function priceables(family: PricedParts): Priceable[] {
  return [
    ...family.modules
      .filter(({ quantity }) => quantity !== undefined)
      .map((owner) => ({
        variable: `${owner.id}.quantity`,
        cause: `quantity:${owner.id}`,
        owner,
      })),
    ...family.characteristics.map((owner) => ({
      variable: owner.id,
      cause: `characteristic:${owner.id}`,
      owner,
    })),
  ];
}

const isCharacteristic = (owner: Characteristic | Module): owner is Characteristic =>
  'kind' in owner;

/** What the price entry adds for this value. */
function valueAmount(owner: Priceable['owner'], price: CharacteristicPrice, value: Value): number {
  if ('perUnit' in price)
    return typeof value === 'number' ? times(price.perUnit, Math.max(0, value - price.from)) : 0;
  // Rules and prices see of a text only whether there is one.
  const seen = isCharacteristic(owner) && owner.kind === 'text' ? GIVEN : value;
  return seen === price.value ? price.amount : 0;
}

function valueTitle(owner: Priceable['owner'], value: Value): Text {
  const { title } = owner;
  if (!isCharacteristic(owner)) return mapText(title, (words) => `${words}: ${value}`);
  if (owner.kind === 'text') return title;
  if (owner.kind === 'number') return mapText(title, (words) => `${words}: ${value} ${owner.unit}`);
  const chosen = owner.values.find(({ id }) => id === value)?.title;
  return mapText(title, (words, language) =>
    chosen ? `${words}: ${chosen[language] ?? chosen.en}` : words,
  );
}

export function characteristicSteps(
  family: PricedParts,
  priceList: PriceList,
  assignment: Assignment,
): PlainStep[] {
  return priceables(family).flatMap(({ variable, cause, owner }) => {
    const value = assignment[variable];
    if (value === undefined || value === NONE || value === '') return [];
    return priceList.characteristics
      .filter((price) => price.variable === variable)
      .map((price) => valueAmount(owner, price, value))
      .filter((amount) => amount !== 0)
      .map((amount) => ({
        kind: 'characteristic' as const,
        cause,
        variable,
        title: valueTitle(owner, value),
        amount,
      }));
  });
}

export function bundleSteps(
  family: PublicFamily,
  priceList: PriceList,
  context: ContextFacts,
  assignment: Assignment,
): PlainStep[] {
  if (priceList.bundles.length === 0) return [];
  const facts = productFacts(family, context, assignment);
  return priceList.bundles
    .filter(({ conditions, amount }) => amount !== 0 && holds(conditions, facts))
    .map(({ id, title, amount }) => ({
      kind: 'bundle' as const,
      cause: `bundle:${id}`,
      title,
      amount,
    }));
}

/** Everything the net price is the sum of. */
export function netSteps(
  family: PublicFamily,
  priceList: PriceList,
  context: ContextFacts,
  assignment: Assignment,
  quantity: number,
): PlainStep[] {
  const list: PlainStep = {
    kind: 'list',
    cause: `price-list:${priceList.id}`,
    title: priceList.baseTitle,
    amount: priceList.base,
  };
  return [
    list,
    ...optionSteps(family, priceList, assignment),
    ...characteristicSteps(family, priceList, assignment),
    ...bundleSteps(family, priceList, context, assignment),
  ].map((step) => ({ ...step, amount: times(step.amount, quantity) }));
}
