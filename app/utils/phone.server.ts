/** Phone numbers in one spelling, E.164 (`+46701740631`), by the numbering plans of all countries. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The number as the whole world dials it; `country` (two letters) is where it is dialled from when
 * it has no country code. Nothing where no country has numbers of this length.
 */
export function toE164(text: string, country: string): string | undefined {
  const from = isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, { defaultCountry: from, extract: false });
  return number?.isPossible() === true ? number.number : undefined;
}
