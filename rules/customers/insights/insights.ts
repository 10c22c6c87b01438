/**
 * Figures of the relationship with all customers, as they are kept from one day to the next: how
 * what they are worth grows, how many of the products begun are ordered, how many choices it took, and what people
 * did not want or could not have. What is stored is read by `insightsSchema`.
 */
import { z } from 'zod';
import { SHARE_BASES } from '#rules/customers/value/share-of-customer.ts';

const count = z.number().int().min(0);

const growthSchema = z.strictObject({
  currency: z.string(),
  /** The earliest first, without a gap; `customers` who bought until the month was over, and what they bought until then. */
  months: z.array(
    z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), customers: count, realised: count }),
  ),
});
export type Growth = z.infer<typeof growthSchema>;

const funnelSchema = z.strictObject({
  family: z.string(),
  /** Configurations begun; those somebody changed; those put into a cart or a quote; those ordered. */
  started: count,
  changed: count,
  finished: count,
  ordered: count,
});
export type Funnel = z.infer<typeof funnelSchema>;

const stepsSchema = z.strictObject({
  family: z.string(),
  /** Ordered products, and the choices people made for them in all. */
  first: z.strictObject({ products: count, choices: count }),
  later: z.strictObject({ products: count, choices: count }),
});
export type Steps = z.infer<typeof stepsSchema>;

const optionSchema = z.strictObject({
  family: z.string(),
  variable: z.string(),
  value: z.string(),
});

const shareSchema = z.strictObject({
  currency: z.string(),
  basis: z.enum(SHARE_BASES),
  customers: count,
  /** Bought by them within a year, and what is taken to be spent in all; minor units. */
  bought: count,
  category: count,
});

export const insightsSchema = z.strictObject({
  /** The first day of what is counted of configurations and options, YYYY-MM-DD. */
  since: z.iso.date(),
  growth: z.array(growthSchema),
  share: z.array(shareSchema),
  funnel: z.array(funnelSchema),
  steps: z.array(stepsSchema),
  /** Options that were proposed, and how people answered. */
  refused: z.array(optionSchema.extend({ proposed: count, refused: count, taken: count })),
  /** Options people asked for that their other choices or the rules excluded, and for how many it stayed so. */
  wanted: z.array(
    optionSchema.extend({ asked: count, without: count, rules: z.array(z.string()) }),
  ),
});
export type Insights = z.infer<typeof insightsSchema>;

export interface PlacedOrder {
  readonly customer: string;
  /** YYYY-MM-DD */
  readonly day: string;
  readonly currency: string;
  /** Minor units, without tax. */
  readonly net: number;
}

/** Of a growth so many months at most are kept. */
const MONTHS = 24;

/** What customers are worth so far, at the end of each month until `today`, by currency. O(n log n). */
export function growthOf(orders: readonly PlacedOrder[], today: string): readonly Growth[] {
  const last = today.slice(0, 7);
  const currencies = [...new Set(orders.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = orders
      .filter((order) => order.currency === currency && order.day.slice(0, 7) <= last)
      .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
    const customers = new Set<string>();
    const months: Growth['months'] = [];
    let realised = 0;
    let next = 0;
    for (let month = own[0]?.day.slice(0, 7) ?? last; month <= last; month = monthAfter(month)) {
      for (let order = own[next]; order?.day.startsWith(month); order = own[(next += 1)]) {
        customers.add(order.customer);
        realised += order.net;
      }
      months.push({ month, customers: customers.size, realised });
    }
    return { currency, months: months.slice(-MONTHS) };
  });
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export interface OrderedProduct {
  readonly family: string;
  /** In the first order of its customer. */
  readonly first: boolean;
  readonly choices: number;
}

/** Choices made for products of first orders and of later ones, by family. O(n). */
export function stepsOf(products: readonly OrderedProduct[]): readonly Steps[] {
  const families = new Map<string, { first: Tally; later: Tally }>();
  for (const { family, first, choices } of products) {
    const tallies = families.get(family) ?? { first: none(), later: none() };
    const tally = first ? tallies.first : tallies.later;
    tally.products += 1;
    tally.choices += choices;
    families.set(family, tallies);
  }
  return [...families]
    .map(([family, tallies]) => ({ family, ...tallies }))
    .sort((a, b) => (a.family < b.family ? -1 : 1));
}

interface Tally {
  products: number;
  choices: number;
}
const none = (): Tally => ({ products: 0, choices: 0 });
