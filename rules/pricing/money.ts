/**
 * Money arithmetic by dinero.js, on integer minor units.
 *
 * Every function takes and gives whole minor units; a fraction exists only inside, scaled by
 * dinero, and leaves through one named rounding: half up. Never floating point.
 */
import {
  add,
  dinero,
  halfUp,
  multiply,
  toSnapshot,
  transformScale,
  type Dinero,
  type DineroCurrency,
} from 'dinero.js';

// Exponent 0: dinero counts minor units, so that every currency is treated alike.
const MINOR: DineroCurrency<number> = { code: 'minor', base: 10, exponent: 0 };
const BASIS_POINT_SCALE = 4;

const money = (amount: number): Dinero<number> => dinero({ amount, currency: MINOR });

/** The amount of a value of scale 0, which sums and whole multiples keep. */
function whole(value: Dinero<number>): number {
  const { amount } = toSnapshot(value);
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount beyond exact arithmetic');
  // Zero has no sign: -0 would differ from 0 once written to JSON and read back.
  return amount === 0 ? 0 : amount;
}

export function sum(amounts: readonly number[]): number {
  return whole(amounts.reduce((total, amount) => add(total, money(amount)), money(0)));
}

export function times(amount: number, factor: number): number {
  return whole(multiply(money(amount), factor));
}

/** A share in hundredths of a per cent, rounded half up to a whole minor unit, once. */
export function share(amount: number, basisPoints: number): number {
  const exact = multiply(money(amount), { amount: basisPoints, scale: BASIS_POINT_SCALE });
  return whole(transformScale(exact, 0, halfUp));
}

/** amount · numerator / denominator, rounded once: half up, or up. Exact however large the product. */
export function portion(
  amount: number,
  numerator: number,
  denominator: number,
  rounded: 'half-up' | 'up' = 'half-up',
): number {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const quotient =
    rounded === 'up'
      ? -floorDivided(-product, divisor)
      : floorDivided(2n * product + divisor, 2n * divisor);
  return whole(money(Number(quotient)));
}

/** BigInt division truncates; money wants the floor. */
function floorDivided(dividend: bigint, divisor: bigint): bigint {
  const truncated = dividend / divisor;
  return dividend % divisor < 0n ? truncated - 1n : truncated;
}

/** What must be added to reach a multiple: the nearest (from the middle upwards), or the next. */
export function toMultiple(
  amount: number,
  multiple: number,
  rounded: 'nearest' | 'down' | 'up' = 'nearest',
): number {
  const below = ((amount % multiple) + multiple) % multiple;
  if (below === 0) return 0;
  const upwards = rounded === 'up' || (rounded === 'nearest' && 2 * below >= multiple);
  return upwards ? multiple - below : -below;
}

/** `amount · numerator / denominator` (whole numbers, denominator above 0), rounded half up once. */
export function fraction(amount: number, numerator: number, denominator: number): number {
  const product = whole(multiply(money(amount), numerator));
  const quotient = Math.floor(product / denominator);
  return 2 * (product - quotient * denominator) >= denominator ? quotient + 1 : quotient;
}
