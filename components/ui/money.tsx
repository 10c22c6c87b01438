/**
 * An amount of money in its currency's own format; minor units in, words out.
 *
 * The same characters as on the sheets: with all decimals of the currency, so that amounts below
 * each other align and a total reads the same everywhere.
 */
import { useLocale } from 'use-intl';

export interface MoneyStyle {
  /** Puts a plus before what is added. */
  readonly signed?: boolean;
  /** A whole amount without decimals: for a price that stands alone. */
  readonly whole?: boolean;
}

/** Minor units of a currency as text. */
export function formatMoney(
  locale: string,
  amount: number,
  currency: string,
  { signed = false, whole = false }: MoneyStyle = {},
): string {
  const format = formatOf(locale, currency, signed, whole);
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  // The minus as wide as the plus, in every language.
  return format.format(amount / 10 ** digits).replace('-', '\u2212');
}

const formats = new Map<string, Intl.NumberFormat>();

/** Made once each: a page shows dozens of amounts, and making a format takes longer than using it. */
function formatOf(
  locale: string,
  currency: string,
  signed: boolean,
  whole: boolean,
): Intl.NumberFormat {
  const key = [locale, currency, signed, whole].join(' ');
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    style: 'currency',
    currency,
    signDisplay: signed ? 'exceptZero' : 'auto',
    trailingZeroDisplay: whole ? 'stripIfInteger' : 'auto',
  });
  formats.set(key, format);
  return format;
}

export function Money({
  amount,
  currency,
  className = '',
  ...style
}: MoneyStyle & {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly className?: string;
}) {
  const locale = useLocale();
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`}>
      {formatMoney(locale, amount, currency, style)}
    </span>
  );
}
