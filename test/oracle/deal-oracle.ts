/**
 * What a deal comes to, told a second time: whole numbers as bigint, fractions as pairs of them,
 * one array of amounts per line, nothing shared with rules/pricing but the types of its input.
 */
import type { DealTerms, LineDiscount } from '#rules/pricing/deal-types.ts';
import type { Policy } from '#rules/pricing/policy.ts';

/** A line by its own price: before and after its quantity break. */
export interface OracleLine {
  readonly id: string;
  readonly list: number;
  readonly broken: number;
  readonly quantity: number;
  readonly cost?: number | undefined;
  readonly discount?: LineDiscount | undefined;
  readonly rate: number;
  readonly family?: string | undefined;
  readonly components: Readonly<Record<string, number>>;
  /** What the family's market charges for delivery, and rounds to. */
  readonly delivery?: number | undefined;
  readonly roundTo?: number | undefined;
}

const ZERO = 0n;
const SCALE = 10_000n;
const add = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, ZERO);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Of what is not negative. */
const nearest = (numerator: bigint, denominator: bigint): bigint => {
  const remainder = numerator % denominator;
  return numerator / denominator + (remainder * 2n >= denominator ? 1n : ZERO);
};
const upwards = (numerator: bigint, denominator: bigint): bigint =>
  numerator / denominator + (numerator % denominator === ZERO ? ZERO : 1n);
const percent = (amount: bigint, basisPoints: number): bigint =>
  nearest(amount * BigInt(basisPoints), SCALE);

/** Units one by one, each to the line that is furthest below its exact share. */
export function handedOut(amount: bigint, weights: readonly bigint[]): bigint[] {
  const total = add(weights);
  const shares = total === ZERO ? weights.map(() => 1n) : weights;
  const whole = total === ZERO ? BigInt(weights.length) : total;
  const parts = shares.map((weight) => (amount * weight) / whole);
  for (let left = amount - add(parts); left > ZERO; left--) {
    let chosen = -1;
    let furthest = ZERO;
    shares.forEach((weight, i) => {
      const below = amount * weight - (parts[i] ?? ZERO) * whole;
      if (chosen < 0 || below > furthest) [chosen, furthest] = [i, below];
    });
    parts[chosen] = (parts[chosen] ?? ZERO) + 1n;
  }
  return parts;
}

/** Total of each line, and of all of them. */
export function oracleTotals(policy: Policy, terms: DealTerms, unsorted: readonly OracleLine[]) {
  const lines = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1));
  const market = policy.markets.find(({ id }) => id === terms.market)!;
  const inclusive = market.taxMode === 'inclusive';
  const now = lines.map(({ broken }) => BigInt(broken));
  const worth = () => now.map((amount) => most(ZERO, amount));
  const change = (by: readonly bigint[], sign: bigint) =>
    by.forEach((amount, i) => (now[i] = (now[i] ?? ZERO) + sign * amount));

  const tier = policy.tiers.find(({ id }) => id === terms.tier);
  if (tier)
    change(
      worth().map((amount) => percent(amount, tier.basisPoints)),
      -1n,
    );

  const spent = add(worth());
  const promotions = [...new Map((terms.promotions ?? []).map((each) => [each.id, each])).values()];
  const percents = promotions.filter(({ value }) => value.kind === 'percent');
  const fixed = promotions.filter(({ value }) => value.kind === 'amount');
  for (const { scope, value, remainingBudget, minimumSpend = 0 } of [percents, fixed].flatMap((p) =>
    [...p].sort((a, b) => (a.id < b.id ? -1 : 1)),
  )) {
    if (spent < BigInt(minimumSpend)) continue;
    const base = worth().map((amount, i) => {
      if (scope.kind === 'family') return lines[i]?.family === scope.family ? amount : ZERO;
      if (scope.kind === 'component')
        return least(amount, BigInt(lines[i]?.components[scope.component] ?? 0));
      return amount;
    });
    const all = add(base);
    const off = value.kind === 'percent' ? percent(all, value.basisPoints) : BigInt(value.amount);
    const capped = least(
      least(off, all),
      remainingBudget === undefined ? all : BigInt(remainingBudget),
    );
    if (all > ZERO) change(handedOut(capped, base), -1n);
  }

  lines.forEach(({ discount, quantity }, i) => {
    const amount = most(ZERO, now[i] ?? ZERO);
    if (discount?.kind === 'percent')
      now[i] = (now[i] ?? ZERO) - percent(amount, discount.basisPoints);
    if (discount?.kind === 'amount')
      now[i] = (now[i] ?? ZERO) - least(amount, BigInt(discount.amount));
    if (discount?.kind === 'price') now[i] = BigInt(discount.unitPrice) * BigInt(quantity);
  });

  if (terms.discount && add(worth()) > ZERO) {
    const all = add(worth());
    const off =
      terms.discount.kind === 'percent'
        ? percent(all, terms.discount.basisPoints)
        : least(all, BigInt(terms.discount.amount));
    change(handedOut(off, worth()), -1n);
  }

  const floors = lines.map(({ list, cost, quantity, rate }) => {
    const share = upwards(BigInt(list) * BigInt(policy.floors.netShare), SCALE);
    const paid = BigInt(cost ?? 0) * BigInt(quantity);
    const net = upwards(paid * SCALE, SCALE - BigInt(policy.floors.margin));
    const gross = inclusive ? upwards(net * (SCALE + BigInt(rate)), SCALE) : net;
    return least(BigInt(list), most(share, gross));
  });
  floors.forEach((floor, i) => (now[i] = most(floor, now[i] ?? ZERO)));
  const goods = [...now];

  const term = policy.deliveryTerms.find(({ id }) => id === terms.deliveryTerm);
  const dearest = Math.max(0, ...lines.map(({ delivery }) => delivery ?? 0));
  const delivery = BigInt(term ? (term.amounts[terms.currency] ?? 0) : dearest);
  if (lines.length > 0) change(handedOut(delivery, worth()), 1n);

  const payment = policy.paymentTerms.find(({ id }) => id === terms.paymentTerm)?.basisPoints ?? 0;
  if (lines.length > 0)
    change(handedOut(percent(add(worth()), Math.abs(payment)), worth()), payment < 0 ? -1n : 1n);

  let tax = ZERO;
  const before = [...now];
  for (const rate of new Set(lines.map((line) => line.rate))) {
    const base = before.map((amount, i) => (lines[i]?.rate === rate ? amount : ZERO));
    const taxed = add(base);
    const amount = inclusive
      ? nearest(taxed * BigInt(rate), SCALE + BigInt(rate))
      : percent(taxed, rate);
    tax += amount;
    const members = lines.flatMap((line, i) => (line.rate === rate ? [i] : []));
    const parts = handedOut(
      amount,
      members.map((i) => base[i] ?? ZERO),
    );
    if (!inclusive) members.forEach((i, n) => (now[i] = (now[i] ?? ZERO) + (parts[n] ?? ZERO)));
  }

  const multiple = BigInt(
    market.roundTo ?? Math.max(1, ...lines.map(({ roundTo }) => roundTo ?? 1)),
  );
  const below = add(now) % multiple;
  const rounding = below * 2n >= multiple && below > ZERO ? multiple - below : -below;
  if (rounding !== ZERO)
    change(handedOut(most(rounding, -rounding), worth()), rounding < ZERO ? -1n : 1n);
  return {
    lines: new Map(lines.map(({ id }, i) => [id, now[i] ?? ZERO])),
    floors: new Map(lines.map(({ id }, i) => [id, floors[i] ?? ZERO])),
    goods: add(goods),
    tax,
    total: add(now),
  };
}
