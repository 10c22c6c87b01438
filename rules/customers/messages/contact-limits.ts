/**
 * How often and at what hours customers are written to without having asked: at most twice in seven
 * days whatever the journeys, and never at night where they live. What an order needs is not counted.
 */
import type { Purpose } from '#rules/customers/consent/purposes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export const FREQUENCY_CAP = { messages: 2, days: 7 } as const;
/** Hours of the customer's own day, 0 to 23: nothing is sent from the first until the second. */
export const QUIET_HOURS = { from: 21, until: 8 } as const;

/** Whether the cap and the quiet hours hold for what is written for a purpose. */
export const isLimited = (purpose: Purpose): boolean => purpose !== 'service';

/** Whether one more message now would be one too many, by the times of those sent before or since. */
export function isCapped(sentAt: readonly Date[], now: Date): boolean {
  const span = FREQUENCY_CAP.days * DAY_MS;
  const near = sentAt.filter((at) => Math.abs(now.getTime() - at.getTime()) < span);
  return near.length >= FREQUENCY_CAP.messages;
}

/** Time zones by CLDR, of a country in two letters; none where it is not known. */
export function timeZonesOf(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  const region: Intl.Locale & { readonly timeZones?: readonly string[] } = new Intl.Locale('und', {
    region: country,
  });
  return region.timeZones ?? [];
}

/**
 * Whether it is night for the customer. In a country of many zones it is night as long as it is in one
 * of them; where the country says nothing, `otherwise` (an IANA name) is asked.
 */
export function isQuiet(now: Date, country: string, otherwise: string): boolean {
  const zones = timeZonesOf(country);
  return (zones.length > 0 ? zones : [otherwise]).some((zone) => {
    const hour = hourIn(zone, now);
    return hour >= QUIET_HOURS.from || hour < QUIET_HOURS.until;
  });
}

const formats = new Map<string, Intl.DateTimeFormat>();

function hourIn(timeZone: string, now: Date): number {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  if (known === undefined) formats.set(timeZone, format);
  return Number(format.format(now));
}
