/**
 * The one price of a cart, a quote, an order and an invoice: lines and terms in, one waterfall per
 * line and one for the header out.
 *
 * Steps stand in a fixed order: list, options, characteristics, matrices, formulas, bundles,
 * quantity break | tier, promotions, negotiated discount of the line, of the deal, floor | delivery,
 * payment term, tax, rounding. What belongs to the deal as a whole is split over its lines by the
 * largest remainder.
 *
 * Always holds: all amounts are whole minor units; each line adds up by itself, and the lines that
 * are not optional add up to the deal, step by step; the same input has the same price, in
 * whatever order the lines come; each cause has at most one step in a ledger. See
 * docs/decisions/0007-one-deal-for-every-price.md.
 */
import type { Market } from '#rules/model/family.ts';
import type { Account, Accounts } from './account.ts';
import { chargeDelivery, chargePaymentTerm, chargeTax, roundTotal, type Taxed } from './charges.ts';
import type { Amounts, Deal, DealLine, DealTerms, PricedLine } from './deal-types.ts';
import {
  keepFloors,
  takeHeaderDiscount,
  takeLineDiscounts,
  takePromotions,
  takeTier,
} from './discounts.ts';
import { alternativeFrame, checkInput, frameOf, type Frame } from './frame.ts';
import { Ledger } from './ledger.ts';
import { sum } from './money.ts';
import { configuredPrice, plainPrice } from './own-price.ts';
import type { Policy } from './policy.ts';
import { TITLES } from './titles.ts';
import type { StepKind, WaterfallStep } from './types.ts';

/** Throws a RangeError where the terms name what the policy or a family does not have. */
export function priceDeal(policy: Policy, terms: DealTerms, lines: readonly DealLine[]): Deal {
  checkInput(terms, lines);
  const frame = frameOf(policy, terms);
  const counted = priceTogether(
    frame,
    lines.filter(({ optional }) => !optional),
  );
  const apart = alternativeFrame(frame);
  const alternatives = lines
    .filter(({ optional }) => optional)
    .flatMap((line) => priceTogether(apart, [line]).lines);
  const priced = new Map([...counted.lines, ...alternatives].map((line) => [line.id, line]));
  return {
    currency: terms.currency,
    market: terms.market,
    date: terms.date,
    policy: { id: policy.id, version: policy.version },
    taxMode: frame.market.taxMode,
    lines: lines.flatMap(({ id }) => priced.get(id) ?? []),
    bundles: bundlesOf(counted.lines),
    steps: counted.steps,
    taxes: counted.taxes,
    ...addedUp(counted.lines),
  };
}

interface Together {
  readonly lines: readonly PricedLine[];
  readonly steps: readonly WaterfallStep[];
  readonly taxes: Taxed['taxes'];
}

function priceTogether(frame: Frame, lines: readonly DealLine[]): Together {
  const opened = [...lines].sort((a, b) => (a.id < b.id ? -1 : 1)).map((l) => openLine(frame, l));
  const markets = opened.flatMap(({ market }) => market ?? []);
  const accounts: Accounts = { header: new Ledger(), all: opened.map(({ account }) => account) };
  openHeader(accounts);
  takeTier(frame, accounts);
  takePromotions(frame, accounts);
  takeLineDiscounts(accounts);
  takeHeaderDiscount(frame, accounts);
  keepFloors(frame, accounts);
  chargeDelivery(frame, accounts, markets);
  chargePaymentTerm(frame, accounts);
  const titles = new Map(markets.map((market) => [market.taxBasisPoints, market.taxTitle]));
  const { taxes, parts } = chargeTax(frame, accounts, titles);
  roundTotal(frame, accounts, markets);
  return {
    lines: accounts.all.map((account, index) => closeLine(account, parts[index] ?? 0)),
    steps: accounts.header.steps,
    taxes,
  };
}

function openLine({ terms, market }: Frame, line: DealLine): { account: Account; market?: Market } {
  if (line.kind === 'plain') {
    const { steps } = plainPrice(line);
    const taxBasisPoints = line.taxBasisPoints ?? market.taxBasisPoints;
    const ledger = new Ledger(steps);
    return { account: { line, ledger, list: ledger.running, taxBasisPoints } };
  }
  const own = configuredPrice(line, terms);
  if ((own.market?.taxMode ?? 'exclusive') !== market.taxMode)
    throw new RangeError(`${line.family.id} and the policy differ about tax in ${market.id}`);
  const ledger = new Ledger(own.steps);
  return {
    account: {
      line,
      ledger,
      list: listOf(own.steps),
      taxBasisPoints: own.market?.taxBasisPoints ?? market.taxBasisPoints,
    },
    market: own.market,
  };
}

/** The header begins with what the lines' own prices come to. */
function openHeader(accounts: Accounts): void {
  const { header, all } = accounts;
  const list = sum(all.map((account) => account.list));
  header.record({ kind: 'list', cause: 'lines', title: TITLES.products, amount: list });
  const broken = sum(all.map(({ ledger }) => ledger.running)) - list;
  const title = TITLES.quantityBreaks;
  header.post({ kind: 'quantity-break', cause: 'lines', title, amount: broken });
}

const amountOf = (steps: readonly WaterfallStep[], wanted: StepKind): number =>
  sum(steps.filter(({ kind }) => kind === wanted).map(({ amount }) => amount));

const listOf = (steps: readonly WaterfallStep[]): number =>
  steps.findLast(({ kind }) => kind !== 'quantity-break')?.running ?? 0;

function closeLine({ line, ledger, list, taxBasisPoints }: Account, tax: number): PricedLine {
  const { steps, running: total } = ledger;
  const delivery = amountOf(steps, 'delivery');
  const payment = amountOf(steps, 'payment-term');
  const rounding = amountOf(steps, 'rounding');
  const added = amountOf(steps, 'tax');
  return {
    id: line.id,
    kind: line.kind,
    quantity: line.quantity,
    optional: line.optional ?? false,
    bundle: line.bundle,
    taxBasisPoints,
    list,
    goods: sum([total, -rounding, -added, -payment, -delivery]),
    delivery,
    payment,
    net: sum([total, -rounding, -tax]),
    tax,
    rounding,
    total,
    steps,
  };
}

const FIELDS = [
  'list',
  'goods',
  'delivery',
  'payment',
  'net',
  'tax',
  'rounding',
  'total',
] as const satisfies readonly (keyof Amounts)[];

/** Field by field, the sum of lines. */
function addedUp(lines: readonly PricedLine[]): Amounts {
  const sums = FIELDS.map((field) => [field, sum(lines.map((line) => line[field]))] as const);
  return Object.fromEntries(sums) as unknown as Amounts;
}

function bundlesOf(lines: readonly PricedLine[]): Deal['bundles'] {
  const members = new Map<string, PricedLine[]>();
  for (const line of lines) {
    if (line.bundle === undefined) continue;
    members.set(line.bundle, [...(members.get(line.bundle) ?? []), line]);
  }
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, all]) => ({ id, lines: all.map((line) => line.id), ...addedUp(all) }));
}
