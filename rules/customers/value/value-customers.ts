/**
 * What each customer is worth to the company: how recently, how often and for how much they bought, and,
 * where there are customers enough to learn it from, what they may be expected to do within a year.
 *
 * Money is counted for each currency on its own, so customers are only compared with those who pay in
 * the same. Linear in the purchases but for the sorting of customers, and the fitting of models.
 */
import { grouped } from '#rules/kernel/grouped.ts';
import {
  activeChance,
  expectedRepeats,
  fitBgNbd,
  type BgNbd,
  type BuyingHistory,
} from './bg-nbd.ts';
import { expectedSpending, fitGammaGamma, type GammaGamma } from './gamma-gamma.ts';
import { segmentOf, type ValueSegment } from './segments.ts';
import { estimateCategory, shareOfCustomer, type ShareOfCustomer } from './share-of-customer.ts';

export interface Purchase {
  readonly customer: string;
  /** Days since 1970. */
  readonly day: number;
  readonly currency: string;
  /** Minor units, without tax. */
  readonly net: number;
}

export interface CustomerValue {
  readonly customer: string;
  /** The currency most was bought in; all money is in it. */
  readonly currency: string;
  /** Days on which something was bought. */
  readonly purchases: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Bought so far, in minor units. */
  readonly realised: number;
  /** Fifths of the customers, 5 the best: bought last, most often, for most; 3 where they are too few. */
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly segment: ValueSegment;
  /** Bought within a year, in minor units. */
  readonly bought: number;
  /** Absent where neither they nor enough others tell what is spent in all. */
  readonly share?: ShareOfCustomer | undefined;
  /** Absent where too few customers bought again to tell. */
  readonly outlook?: BuyingOutlook | undefined;
}

/** What a customer says they spend in a year on all there is of our kind. */
export interface DeclaredSpend {
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
}

export interface BuyingOutlook {
  /** The chance that they still buy, 0 to 1; what is missing to 1 is the risk that they left. */
  readonly active: number;
  /** Purchases within a year. */
  readonly purchases: number;
  /** What these come to today, in minor units: discounted, at what this customer spends a purchase. */
  readonly value: number | undefined;
  /** By this day half of all customers like this one, if still active, have bought again. */
  readonly nextDay: number;
}

const WEEK = 7;
const YEAR_WEEKS = 52;
const YEAR = 365;
/** A year; the value of what comes is counted by quarters. */
const DISCOUNT = 0.1;
const QUARTERS = 4;

/** One customer after the other, so that a caller with much to do can rest in between. */
export function* valueCustomers(
  purchases: readonly Purchase[],
  today: number,
  declared: ReadonlyMap<string, DeclaredSpend> = new Map(),
): Generator<CustomerValue, void> {
  const buyers = buyersOf(purchases, today);
  const buying = fitBgNbd(some(buyers).map((buyer) => historyOf(buyer, today)));
  const recency = fifths(buyers, ({ days }) => last(days));
  const frequency = fifths(buyers, ({ days }) => days.length);
  const byCurrency = grouped(buyers, ({ currency }) => currency);
  for (const group of byCurrency.values()) {
    const monetary = fifths(group, ({ realised }) => realised);
    const spending = fitGammaGamma(some(group).map(spendingOf));
    const estimated = estimateCategory(group.map(({ bought }) => bought));
    for (const buyer of group) {
      const scores = {
        recency: recency.get(buyer) ?? 1,
        frequency: frequency.get(buyer) ?? 1,
        monetary: monetary.get(buyer) ?? 1,
      };
      yield {
        customer: buyer.customer,
        currency: buyer.currency,
        purchases: buyer.days.length,
        firstDay: buyer.days[0] as number,
        lastDay: last(buyer.days),
        realised: buyer.realised,
        ...scores,
        segment: segmentOf(scores),
        bought: buyer.bought,
        share: shareOfCustomer(buyer.bought, declaredOf(declared, buyer), estimated),
        outlook: buying && outlookOf(buying, spending, buyer, today),
      };
    }
  }
}

interface Buyer {
  readonly customer: string;
  readonly currency: string;
  /** Ascending, each once: what is bought on one day is one purchase. */
  readonly days: readonly number[];
  readonly realised: number;
  /** Of it, within the last year. */
  readonly bought: number;
}

/** What was declared in another currency says nothing. */
function declaredOf(
  declared: ReadonlyMap<string, DeclaredSpend>,
  { customer, currency }: Buyer,
): number | undefined {
  const own = declared.get(customer);
  return own?.currency === currency ? own.amount : undefined;
}

function buyersOf(purchases: readonly Purchase[], today: number): readonly Buyer[] {
  const all = grouped(purchases, ({ customer }) => customer);
  return [...all].map(([customer, own]) => {
    const amounts = new Map<string, number>();
    for (const { currency, net } of own) {
      amounts.set(currency, (amounts.get(currency) ?? 0) + net);
    }
    const [[currency, realised] = ['', 0]] = [...amounts].sort(
      ([one, a], [other, b]) => b - a || (one < other ? -1 : 1),
    );
    const days = [...new Set(own.map(({ day }) => day))].sort((a, b) => a - b);
    const bought = own
      .filter((one) => one.currency === currency && one.day > today - YEAR)
      .reduce((sum, { net }) => sum + net, 0);
    return { customer, currency, days, realised, bought };
  });
}

function historyOf({ days }: Buyer, today: number): BuyingHistory {
  const first = days[0] as number;
  return {
    repeats: days.length - 1,
    last: (last(days) - first) / WEEK,
    age: Math.max(last(days), today) / WEEK - first / WEEK,
  };
}

const spendingOf = ({ days, realised }: Buyer) => ({
  purchases: days.length,
  mean: realised / days.length,
});

function outlookOf(
  model: BgNbd,
  spending: GammaGamma | undefined,
  buyer: Buyer,
  today: number,
): BuyingOutlook {
  const history = historyOf(buyer, today);
  const until = (quarter: number): number =>
    expectedRepeats(model, history, (quarter * YEAR_WEEKS) / QUARTERS);
  let discounted = 0;
  for (let quarter = 1; quarter <= QUARTERS; quarter++) {
    const came = until(quarter) - until(quarter - 1);
    discounted += came / (1 + DISCOUNT) ** ((quarter - 0.5) / QUARTERS);
  }
  const { alpha, r } = model;
  // The waiting time of an active customer is gamma mixed over rates, whose median this is.
  const median = (alpha + history.age) * (2 ** (1 / (r + history.repeats)) - 1);
  return {
    active: activeChance(model, history),
    purchases: until(QUARTERS),
    value:
      spending && buyer.realised > 0
        ? Math.round(discounted * expectedSpending(spending, spendingOf(buyer)))
        : undefined,
    nextDay: Math.round(today + Math.min(median, MOST_WEEKS) * WEEK),
  };
}

/** A model of four numbers learns no more from more of them. */
const MOST_FITTED = 2_000;

/** Customers spread evenly over all. */
function some<T>(all: readonly T[]): readonly T[] {
  const every = Math.max(1, all.length / MOST_FITTED);
  return Array.from({ length: Math.min(all.length, MOST_FITTED) }, (_, i) => {
    return all[Math.floor(i * every)] as T;
  });
}

/** Ten years: beyond it a day says nothing. */
const MOST_WEEKS = 520;

/** Of fewer a fifth is a handful, and says nothing: all of them are in the middle. */
const FEWEST_COMPARED = 25;
const MIDDLE = 3;

/** From 1 for the lowest fifth to 5; equals are in the same one, that of their middle. */
function fifths<T>(all: readonly T[], of: (one: T) => number): ReadonlyMap<T, number> {
  if (all.length < FEWEST_COMPARED) return new Map(all.map((one) => [one, MIDDLE]));
  const sorted = [...all].sort((a, b) => of(a) - of(b));
  const scores = new Map<T, number>();
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end < sorted.length && of(sorted[end] as T) === of(sorted[start] as T)) end++;
    const middle = (start + end) / 2 / sorted.length;
    const score = Math.min(5, 1 + Math.floor(5 * middle));
    for (let i = start; i < end; i++) scores.set(sorted[i] as T, score);
    start = end;
  }
  return scores;
}

const last = (days: readonly number[]): number => days.at(-1) as number;
