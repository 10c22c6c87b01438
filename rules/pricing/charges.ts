/**
 * What is added to the goods of a deal: delivery, payment term, tax, rounding.
 *
 * Each is one amount of the deal, split over its lines in proportion to what they cost, so that
 * every line adds up by itself and the lines add up to the deal. Delivery and payment term are
 * taxed like the goods they belong to. Tax is worked out once for each rate, on the sum of all
 * that is taxed by it, as EN 16931 (BR-CO-17) has it; where prices contain it, it is told, not added.
 */
import { spread, worth, worthOf, type Account, type Accounts } from './account.ts';
import type { TaxAmount } from './deal-types.ts';
import type { Frame } from './frame.ts';
import { share, sum, toMultiple } from './money.ts';
import { splitByLargestRemainder } from './split.ts';
import { taxOf } from './tax.ts';
import { includedTitle, taxTitle, TITLES } from './titles.ts';
import type { Market } from '#rules/model/family.ts';
import type { Text } from '#rules/model/text.ts';

/** `markets`: those of the deal's families. */
export function chargeDelivery(
  { deliveryTerm, terms, version, delivered }: Frame,
  accounts: Accounts,
  markets: readonly Market[],
): void {
  if (!delivered || accounts.all.length === 0) return;
  const dearest = Math.max(0, ...markets.map(({ delivery }) => delivery));
  const amount = deliveryTerm ? (deliveryTerm.amounts[terms.currency] ?? 0) : dearest;
  const cause = deliveryTerm
    ? { cause: `delivery-term:${deliveryTerm.id}`, version, title: deliveryTerm.title }
    : { cause: `market:${terms.market}`, title: TITLES.delivery };
  const step = { kind: 'delivery', ...cause } as const;
  if (amount === 0) accounts.header.record({ ...step, amount });
  else spread(accounts, accounts.all, amount, step);
}

export function chargePaymentTerm({ paymentTerm, version }: Frame, accounts: Accounts): void {
  if (!paymentTerm) return;
  const { id, title, basisPoints } = paymentTerm;
  const size = share(worthOf(accounts.all), Math.abs(basisPoints));
  const amount = basisPoints < 0 ? 0 - size : size;
  if (amount === 0) return;
  const step = { kind: 'payment-term', cause: `payment-term:${id}`, version, title } as const;
  spread(accounts, accounts.all, amount, step);
}

export interface Taxed {
  readonly taxes: readonly TaxAmount[];
  /** Of each account, in their order. */
  readonly parts: readonly number[];
}

/** `titles`: how families call the tax of a rate, where the policy has no name for it. */
export function chargeTax(
  { market }: Frame,
  accounts: Accounts,
  titles: ReadonlyMap<number, Text>,
): Taxed {
  const rates = [...new Set(accounts.all.map(({ taxBasisPoints }) => taxBasisPoints))];
  const parts = new Map<Account, number>();
  const taxes = rates
    .sort((a, b) => a - b)
    .map((basisPoints): TaxAmount => {
      const among = accounts.all.filter((account) => account.taxBasisPoints === basisPoints);
      const taxed = sum(among.map(({ ledger }) => ledger.running));
      const inclusive = market.taxMode === 'inclusive';
      const amount = taxOf(market.taxMode, taxed, basisPoints);
      const named = basisPoints === market.taxBasisPoints ? market.taxTitle : undefined;
      const title = named ?? titles.get(basisPoints) ?? taxTitle(basisPoints);
      const step = { kind: 'tax', cause: `tax:${market.id}:${basisPoints}`, title } as const;
      const post = (part: number) =>
        inclusive
          ? { ...step, title: includedTitle(title), amount: 0, included: part }
          : { ...step, amount: part };
      const split = splitByLargestRemainder(amount, among.map(worth));
      among.forEach((account, index) => {
        const part = split[index] ?? 0;
        parts.set(account, part);
        account.ledger.post(post(part));
      });
      accounts.header.record(post(amount));
      return { basisPoints, title, base: inclusive ? taxed - amount : taxed, amount };
    });
  return { taxes, parts: accounts.all.map((account) => parts.get(account) ?? 0) };
}

export function roundTotal(
  { market, policy, version }: Frame,
  accounts: Accounts,
  markets: readonly Market[],
): void {
  const multiple = market.roundTo ?? Math.max(1, ...markets.map(({ roundTo }) => roundTo));
  const amount = toMultiple(accounts.header.running, multiple, policy.rounding);
  if (amount === 0) return;
  const step = { kind: 'rounding', cause: `market:${market.id}`, version } as const;
  spread(accounts, accounts.all, amount, { ...step, title: TITLES.rounding });
}
