/** The limits of a measured check, as signs or words: `≤ 0.5 mm`, `at least 8 mm`, `8–12 bar`. */
import type { Check } from '#rules/model/production.ts';

export interface LimitWords {
  readonly atMost: string;
  readonly atLeast: string;
}
const SIGNS: LimitWords = { atMost: '≤', atLeast: '≥' };

/** Empty for a check that is confirmed. `number` writes a number as its reader does. */
export function limitsOf(
  check: Check,
  number: (value: number) => string,
  { atMost, atLeast }: LimitWords = SIGNS,
): string {
  if (check.kind === 'confirm') return '';
  const { min, max, unit } = check;
  if (min !== undefined && max !== undefined) return `${number(min)}–${number(max)} ${unit}`;
  if (min !== undefined) return `${atLeast} ${number(min)} ${unit}`;
  return max === undefined ? unit : `${atMost} ${number(max)} ${unit}`;
}

/** Whether a measured value lies within the limits, both included. */
export const within = (
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
  value: number,
): boolean => value >= (min ?? -Infinity) && value <= (max ?? Infinity);
