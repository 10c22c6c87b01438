/**
 * The steps of a price before delivery and tax: list, options, characteristics, matrices, formulas,
 * bundles, quantity break.
 *
 * The order is the family's own (modules, characteristics, the rest as authored), never that of
 * the assignment's keys. A step of nothing is left out. All but the quantity break are also the
 * engine's objective `net` (rules/compile), so that its cheapest product is the cheapest.
 */
import type { Assignment, ContextFacts, Value } from '#rules/configuration/types.ts';
import type { Characteristic, Module, PriceList } from '#rules/model/family.ts';
import { filledSlots } from '#rules/model/filled-slots.ts';
import { priceListOf, type Priced } from '#rules/model/price-list-of.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { GIVEN, NONE } from '#rules/model/terms.ts';
import type { Text } from '#rules/model/text.ts';
import { mapText } from '#rules/model/translate.ts';
import { jointSteps } from './joint-steps.ts';
import { share, sum, times } from './money.ts';
import { quantityBreakTitle } from './titles.ts';
import type { PlainStep } from './types.ts';

/** The market of a product's customer and the price list that applies to them that day. */
export function marketOf(family: Priced, { market, date, customer }: ContextFacts) {
  const group = customer?.['group'];
  return priceListOf(family, {
    market,
    date,
    customerGroup: typeof group === 'string' ? group : undefined,
  });
}

type CharacteristicPrice = PriceList['characteristics'][number];

/** What own steps are computed from; a family cut down to one module will do. */
export type PricedParts = Pick<PublicFamily, 'modules' | 'characteristics' | 'components'>;

type Components = PricedParts['components'];
const known = new WeakMap<Components, ReadonlyMap<string, Text>>();

/** Made once per catalogue: a long quote asks for thousands of them. */
function titlesOf(components: Components): ReadonlyMap<string, Text> {
  const titles = known.get(components) ?? new Map(components.map(({ id, title }) => [id, title]));
  known.set(components, titles);
  return titles;
}

export function optionSteps(
  family: PricedParts,
  priceList: PriceList,
  assignment: Assignment,
): PlainStep[] {
  const titles = titlesOf(family.components);
  return filledSlots(family, assignment).flatMap(({ variable, component, quantity }) => {
    const price = priceList.components[component] ?? 0;
    if (price === 0) return [];
    const title = titles.get(component) ?? { en: component };
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

/** What a number of equal products saves, by the last break that it reaches. */
function breakSteps({ id, base, quantityBreaks }: PriceList, unit: number, quantity: number) {
  const reached = quantityBreaks?.findLast(({ from }) => from <= quantity);
  if (!reached) return [];
  const amount =
    'base' in reached
      ? times(sum([reached.base, -base]), quantity)
      : 0 - share(Math.max(0, times(unit, quantity)), reached.basisPoints);
  if (amount === 0) return [];
  const cause = `quantity-break:${id}:${reached.from}`;
  return [
    { kind: 'quantity-break' as const, cause, title: quantityBreakTitle(reached.from), amount },
  ];
}

/** Everything the net price is the sum of; amounts are for `quantity` products. */
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
  const each = [
    list,
    ...optionSteps(family, priceList, assignment),
    ...characteristicSteps(family, priceList, assignment),
    ...jointSteps(family, priceList, context, assignment),
  ];
  const unit = sum(each.map(({ amount }) => amount));
  return [
    ...each.map((step) => ({ ...step, amount: times(step.amount, quantity) })),
    ...breakSteps(priceList, unit, quantity),
  ];
}
