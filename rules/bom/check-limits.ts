/** The limits of a measured check in signs, the same in every language: `≤ 0.5 mm`, `8–12 bar`. */
import type { Check } from '#rules/model/production.ts';

/** Empty for a check that is confirmed. `number` writes a number as its reader does. */
export function limitsOf(check: Check, number: (value: number) => string): string {
  if (check.kind === 'confirm') return '';
  const { min, max, unit } = check;
  if (min !== undefined && max !== undefined) return `${number(min)}–${number(max)} ${unit}`;
  if (min !== undefined) return `≥ ${number(min)} ${unit}`;
  return max === undefined ? unit : `≤ ${number(max)} ${unit}`;
}

/** Whether a measured value lies within the limits, both included. */
export const within = (
  { min, max }: { readonly min?: number | undefined; readonly max?: number | undefined },
  value: number,
): boolean => value >= (min ?? -Infinity) && value <= (max ?? Infinity);
