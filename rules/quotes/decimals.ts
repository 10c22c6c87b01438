/** Amounts and shares as people write them, to whole units and back; never floating point. */

/**
 * `1 234,50` with two digits is 123450. A comma or a point before the last digits is the decimal
 * sign; spaces and apostrophes between thousands are passed over. Nothing for what is no number, is
 * below zero, or has more digits than count.
 */
export function parseDecimal(text: string, digits: number): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/(?:kr|€|%|EUR|SEK|CHF)$/i, '');
  const match = /^(\d{1,10})(?:[.,](\d+))?$/.exec(bare);
  const [, whole, fraction = ''] = match ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  const units = Number(whole + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(units) ? units : undefined;
}

/** 123450 with two digits is `1234.50`; whole numbers stand without decimals. */
export function decimalText(units: number, digits: number): string {
  const padded = String(units).padStart(digits + 1, '0');
  const whole = padded.slice(0, padded.length - digits);
  const fraction = padded.slice(padded.length - digits);
  return /^0*$/.test(fraction) ? whole : `${whole}.${fraction}`;
}
