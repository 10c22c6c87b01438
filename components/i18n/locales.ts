/** The languages of the user interface, and the direction each is written in. */
export const LOCALES = ['en', 'sv'] as const;
export const PSEUDO_LOCALE = 'ar-XB';
export type Locale = (typeof LOCALES)[number] | typeof PSEUDO_LOCALE;

export function isLocale(value: unknown): value is Locale {
  return value === PSEUDO_LOCALE || LOCALES.some((locale) => locale === value);
}

/** `value` if there are messages in that language, else English. */
export function toKnownLocale(value: unknown): Locale {
  return isLocale(value) ? value : 'en';
}

/** The writing direction of a language, for `<html dir>`. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === PSEUDO_LOCALE ? 'rtl' : 'ltr';
}
