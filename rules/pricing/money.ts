/**
 * Money arithmetic on integer minor units: whole numbers as they are, fractions by dinero.js.
 *
 * Every function takes and gives whole minor units and refuses what is beyond exact arithmetic; a
 * fraction exists only inside and leaves through one named rounding. Never floating point.
 */
import {
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

/** Zero has no sign: -0 would differ from 0 once written to JSON and read back. */
function whole(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount beyond exact arithmetic');
  return amount === 0 ? 0 : amount;
}

export const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => whole(total + amount), 0);

export const times = (amount: number, factor: number): number => whole(amount * factor);

/** A share in hundredths of a per cent, rounded half up to a whole minor unit, once. */
export function share(amount: number, basisPoints: number): number {
  const exact = multiply(money(amount), { amount: basisPoints, scale: BASIS_POINT_SCALE });
  // Only exact products are rounded rightly.
  whole(toSnapshot(exact).amount);
  return whole(toSnapshot(transformScale(exact, 0, halfUp)).amount);
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
  return whole(Number(quotient));
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
