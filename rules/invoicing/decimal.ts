/** Minor units as the decimal numbers of XML, exactly: no floating point on the way. */

/** Digits behind the point of a currency (ISO 4217). */
export function fractionDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** 123456 as '1234.56'; minus before what is below zero. */
export function decimalOf(amount: number, digits: number): string {
  const sign = amount < 0 ? '-' : '';
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0');
  const cut = padded.length - digits;
  return `${sign}${padded.slice(0, cut)}${digits > 0 ? `.${padded.slice(cut)}` : ''}`;
}

/** 2550 basis points as '25.50'. */
export const percentOf = (basisPoints: number): string => decimalOf(basisPoints, 2);
