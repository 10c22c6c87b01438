/**
 * What is taken off the own price of lines, in this order: tier, promotions, negotiated discounts
 * of lines, the negotiated discount of the whole deal; then what floors give back.
 *
 * Each is worked out once, on what those before it left; none takes a line below nothing.
 */
import { postEach, spread, worth, worthOf, type Account, type Accounts } from './account.ts';
import type { HeaderDiscount, LineDiscount, Promotion } from './deal-types.ts';
import type { Frame } from './frame.ts';
import { portion, share, sum, times } from './money.ts';
import { promotionTitle, TITLES } from './titles.ts';
import type { PlainStep } from './types.ts';

export function takeTier({ tier, version }: Frame, accounts: Accounts): void {
  if (!tier) return;
  const cause = { kind: 'tier', cause: `tier:${tier.id}`, version, title: tier.title } as const;
  postEach(
    accounts,
    (account) => ({ ...cause, amount: -share(worth(account), tier.basisPoints) }),
    cause,
  );
}

/** Per cents before amounts, then by id: the order in which codes were entered never counts. */
export function takePromotions({ terms }: Frame, accounts: Accounts): void {
  const once = [...new Map((terms.promotions ?? []).map((each) => [each.id, each])).values()];
  const ordered = once.sort(
    (a, b) =>
      Number(a.value.kind === 'amount') - Number(b.value.kind === 'amount') ||
      (a.id < b.id ? -1 : 1),
  );
  const spent = worthOf(accounts.all);
  for (const promotion of ordered) {
    if (spent >= (promotion.minimumSpend ?? 0)) takePromotion(promotion, accounts);
  }
}

function takePromotion(promotion: Promotion, accounts: Accounts): void {
  const { id, code, version, scope, value, remainingBudget = Infinity } = promotion;
  const among = accounts.all.filter(
    ({ line }) =>
      scope.kind !== 'family' || (line.kind === 'configured' && line.family.id === scope.family),
  );
  const weights = among.map((account) =>
    scope.kind === 'component' ? componentWorth(account, scope.component) : worth(account),
  );
  const discount = Math.min(discountOf(value, sum(weights)), remainingBudget);
  if (discount === 0) return;
  const title = promotion.title ?? promotionTitle(code);
  const cause = { kind: 'promotion', cause: `promotion:${id}`, version, title } as const;
  spread(accounts, among, -discount, cause, weights);
}

/** What a component costs in a line, as far as the line still costs that much. */
function componentWorth(account: Account, component: string): number {
  const own = account.ledger.steps.filter(
    ({ kind, cause }) => kind === 'option' && cause === `component:${component}`,
  );
  return Math.max(0, Math.min(worth(account), sum(own.map(({ amount }) => amount))));
}

export function takeLineDiscounts(accounts: Accounts): void {
  const cause = { kind: 'line-discount', cause: 'lines', title: TITLES.discount } as const;
  postEach(accounts, lineDiscount, cause);
}

function lineDiscount(account: Account): PlainStep | undefined {
  const { id, discount, quantity } = account.line;
  if (!discount) return undefined;
  const step = {
    kind: 'line-discount',
    cause: `line:${id}`,
    reason: discount.reason,
    title: discount.kind === 'price' ? TITLES.price : TITLES.discount,
  } as const;
  if (discount.kind !== 'price') return { ...step, amount: -discountOf(discount, worth(account)) };
  const agreed = times(discount.unitPrice, quantity);
  return { ...step, amount: sum([agreed, -account.ledger.running]) };
}

export function takeHeaderDiscount({ terms: { discount } }: Frame, accounts: Accounts): void {
  if (!discount) return;
  const amount = -discountOf(discount, worthOf(accounts.all));
  if (amount === 0) return;
  spread(accounts, accounts.all, amount, {
    kind: 'header-discount',
    cause: 'deal',
    reason: discount.reason,
    title: TITLES.headerDiscount,
  });
}

/** What is off, of what there is, at most all of it. */
function discountOf(value: HeaderDiscount | Exclude<LineDiscount, { kind: 'price' }>, of: number) {
  return value.kind === 'percent' ? share(of, value.basisPoints) : Math.min(of, value.amount);
}

/** Raises a line that discounts took below a floor: up to it, never above its list price. */
export function keepFloors({ policy, version, market }: Frame, accounts: Accounts): void {
  const { netShare, margin } = policy.floors;
  const cause = { kind: 'floor', cause: 'floors', version, title: TITLES.floor } as const;
  const raise = ({ line, list, taxBasisPoints, ledger }: Account): PlainStep | undefined => {
    const byShare = portion(Math.max(0, list), netShare, 10_000, 'up');
    const cost = line.cost === undefined ? 0 : times(line.cost, line.quantity);
    const net = portion(cost, 10_000, 10_000 - margin, 'up');
    const inclusive = market.taxMode === 'inclusive';
    const byMargin = inclusive ? portion(net, 10_000 + taxBasisPoints, 10_000, 'up') : net;
    const floor = Math.min(list, Math.max(byShare, byMargin));
    if (ledger.running >= floor) return undefined;
    const named = byMargin > byShare ? 'floor:margin' : 'floor:net-share';
    return { ...cause, cause: named, amount: sum([floor, -ledger.running]) };
  };
  postEach(accounts, raise, cause);
}
