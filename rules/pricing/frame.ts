/** The terms of a deal with everything they name looked up in the policy; unknown names throw. */
import type { DealLine, DealTerms } from './deal-types.ts';
import type { Policy } from './policy.ts';

export interface Frame {
  readonly policy: Policy;
  /** The policy's, as steps tell it. */
  readonly version: string;
  readonly terms: DealTerms;
  readonly market: Policy['markets'][number];
  readonly tier?: Policy['tiers'][number] | undefined;
  readonly deliveryTerm?: Policy['deliveryTerms'][number] | undefined;
  readonly paymentTerm?: Policy['paymentTerms'][number] | undefined;
  /** Whether delivery is charged: not for alternatives. */
  readonly delivered: boolean;
}

export function frameOf(policy: Policy, terms: DealTerms): Frame {
  named(policy.customerGroups, terms.customerGroup, 'customer group');
  const deliveryTerm = named(policy.deliveryTerms, terms.deliveryTerm, 'delivery term');
  if (deliveryTerm && deliveryTerm.amounts[terms.currency] === undefined)
    throw new RangeError(`delivery term ${deliveryTerm.id} has no amount in ${terms.currency}`);
  return {
    policy,
    version: String(policy.version),
    terms,
    market: find(policy.markets, terms.market, 'market'),
    tier: named(policy.tiers, terms.tier, 'tier'),
    deliveryTerm,
    paymentTerm: named(policy.paymentTerms, terms.paymentTerm, 'payment term'),
    delivered: true,
  };
}

/** The terms under which an alternative is priced: no delivery, no fixed amounts of the deal. */
export function alternativeFrame(frame: Frame): Frame {
  const { discount, promotions = [] } = frame.terms;
  return {
    ...frame,
    delivered: false,
    terms: {
      ...frame.terms,
      discount: discount?.kind === 'percent' ? discount : undefined,
      promotions: promotions.filter(({ value }) => value.kind === 'percent'),
    },
  };
}

function find<T extends { readonly id: string }>(known: readonly T[], id: string, what: string): T {
  const found = known.find((each) => each.id === id);
  if (!found) throw new RangeError(`the policy has no ${what} ${id}`);
  return found;
}

const named = <T extends { readonly id: string }>(
  known: readonly T[],
  id: string | undefined,
  what: string,
): T | undefined => (id === undefined ? undefined : find(known, id, what));

/** Throws a RangeError for what no caller may ask; people's input is checked before. */
export function checkInput({ promotions = [], discount }: DealTerms, lines: readonly DealLine[]) {
  const ids = new Set<string>();
  for (const line of lines) {
    const { id, quantity, cost } = line;
    if (ids.has(id)) throw new RangeError(`two lines ${id}`);
    ids.add(id);
    if (!Number.isSafeInteger(quantity) || quantity < 1)
      throw new RangeError(`a quantity of ${quantity}`);
    requireAmount(cost, 'cost');
    if (line.kind === 'plain') {
      requireAmount(line.unitPrice, 'unit price');
      requireShare(line.taxBasisPoints);
    }
    if (line.discount) checkValue(line.discount);
  }
  if (discount) checkValue(discount);
  for (const { value, minimumSpend, remainingBudget } of promotions) {
    checkValue(value);
    requireAmount(minimumSpend, 'least spend');
    requireAmount(remainingBudget, 'budget');
  }
}

function checkValue(value: NonNullable<DealLine['discount']>): void {
  if (value.kind === 'percent') requireShare(value.basisPoints);
  else if (value.kind === 'amount') requireAmount(value.amount, 'discount');
  else requireAmount(value.unitPrice, 'unit price');
}

function requireAmount(amount: number | undefined, what: string): void {
  if (amount !== undefined && (!Number.isSafeInteger(amount) || amount < 0))
    throw new RangeError(`a ${what} of ${amount}`);
}

function requireShare(basisPoints: number | undefined): void {
  if (basisPoints === undefined) return;
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0 || basisPoints > 10_000)
    throw new RangeError(`a share of ${basisPoints} basis points`);
}
