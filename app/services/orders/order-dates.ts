/** When an order leaves the workshop and when it arrives: with its slowest line. */
import { datesOf } from '#rules/bom/lead-time.ts';
import type { LeadTime } from '#rules/bom/types.ts';

/** Days as YYYY-MM-DD. */
export function orderDates(
  now: Date,
  lines: readonly { readonly leadTime: LeadTime }[],
): { readonly readyOn: string; readonly arrivesOn: string } {
  const today = now.toISOString().slice(0, 10);
  const dates = lines.map(({ leadTime }) => datesOf(leadTime, today));
  const latest = (days: readonly string[]) => days.reduce((a, b) => (a > b ? a : b), today);
  return {
    readyOn: latest(dates.map(({ readyOn }) => readyOn)),
    arrivesOn: latest(dates.map(({ arrivesOn }) => arrivesOn)),
  };
}
