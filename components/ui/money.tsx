/** An amount of money in its currency's own format; minor units in, words out. */
import { useLocale } from 'use-intl';

/** Minor units of a currency as text; `signed` puts a plus before what is added. */
export function formatMoney(
  locale: string,
  amount: number,
  currency: string,
  signed = false,
): string {
  const format = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay: signed ? 'exceptZero' : 'auto',
    // Whole amounts are shown without decimals; others with all the currency has.
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

export function Money({
  amount,
  currency,
  signed = false,
  className = '',
}: {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly signed?: boolean;
  readonly className?: string;
}) {
  const locale = useLocale();
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`}>
      {formatMoney(locale, amount, currency, signed)}
    </span>
  );
}
