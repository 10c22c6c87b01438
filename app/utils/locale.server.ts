/**
 * Language, market and time zone of a request: what the session says, else what the browser
 * prefers, else the defaults.
 */
import type { Locale } from '#components/i18n/locales.ts';
import { isLocale, LOCALES } from '#components/i18n/locales.ts';

/** The best language for an `Accept-Language` header. */
export function preferredLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', q = 'q=1'] = part.trim().split(';');
      return { language: tag.split('-')[0] ?? '', weight: Number(q.replace(/^\s*q=/, '')) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const locale = LOCALES.find((known) => known === language);
    if (locale) return locale;
  }
  return 'en';
}

export function toLocale(value: unknown, header: string | null): Locale {
  return isLocale(value) ? value : preferredLocale(header);
}

const ZONE = /(?:^|;\s*)tz=([^;]+)/;

/** The user's IANA time zone from the `tz` cookie the page sets, else the workshop's. */
export function timeZoneOf(cookieHeader: string | null): string {
  const zone = ZONE.exec(cookieHeader ?? '')?.[1]?.replace('%2F', '/');
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone ?? 'Europe/Stockholm' }).resolvedOptions()
      .timeZone;
  } catch {
    return 'Europe/Stockholm';
  }
}
