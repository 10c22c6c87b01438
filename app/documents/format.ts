/**
 * Numbers, money and days as printed, in the document's language.
 *
 * Amounts go from minor units to decimals as text: no floating point on the way to paper. Days are
 * plain days; whoever has a moment says its day on the workshop's calendar, as invoices do, so that
 * all papers of an order say the same and the machine's time zone never shows.
 */
import type { Text } from '#rules/model/text.ts';
import { translate } from '#rules/model/translate.ts';
import type { DocumentLocale } from './types.ts';

const TAG: Readonly<Record<DocumentLocale, string>> = { en: 'en-GB', sv: 'sv-SE' };

export interface Formats {
  readonly text: (text: Text) => string;
  /** Minor units. */
  readonly money: (amount: number) => string;
  /** With its sign: + for what adds, − for what takes off. */
  readonly signedMoney: (amount: number) => string;
  readonly number: (value: number) => string;
  /** YYYY-MM-DD */
  readonly day: (day: string) => string;
  /** Grams, shown as kilograms. */
  readonly mass: (grams: number) => string;
}

export function formatsOf(locale: DocumentLocale, currency: string): Formats {
  const tag = TAG[locale];
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency });
  const signed = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    signDisplay: 'exceptZero',
  });
  const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const kilograms = new Intl.NumberFormat(tag, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    text: (text) => translate(text, locale),
    money: (amount) => minus(money.format(decimal(amount, digits))),
    signedMoney: (amount) => minus(signed.format(decimal(amount, digits))),
    number: (value) => number.format(value),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    mass: (grams) => `${kilograms.format(grams / 1000)} kg`,
  };
}

/** The minus sign, as wide as the plus, in every language. */
const minus = (text: string): string => text.replace('-', '\u2212');

/** 123456 as '1234.56', which Intl formats exactly. */
function decimal(amount: number, digits: number): Intl.StringNumericLiteral {
  const sign = amount < 0 ? '-' : '';
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0');
  const cut = padded.length - digits;
  const fraction = digits > 0 ? `.${padded.slice(cut)}` : '';
  return `${sign}${padded.slice(0, cut)}${fraction}` as Intl.StringNumericLiteral;
}
