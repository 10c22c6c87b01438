/**
 * Blocking: of a million customers only those who share a key are compared with each other. A key
 * says where somebody lives and how one of their names sounds (double metaphone, Philips 2000), so
 * that Lindqvist and Lindkvist in one postal code meet. Texts come in folded: no case, no diacritics.
 */
import { doubleMetaphone } from 'double-metaphone';

export interface Blocked {
  /** The words of the name, folded. */
  readonly name: readonly string[];
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  /** Two letters; the market where there is no address. */
  readonly country: string;
}

/** How a word sounds; a script the method knows nothing of is taken by its first letters. */
export const soundOf = (word: string): string => doubleMetaphone(word)[0] || word.slice(0, 3);

/** A postal code as it is compared: letters and digits in capitals. */
export const normalPostalCode = (code: string): string =>
  code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** Each once; none without a place to live or a name of at least two letters. O(words). */
export function blockingKeys({ name, postalCode, city, country }: Blocked): readonly string[] {
  const sounds = name.filter((word) => word.length > 1).map(soundOf);
  if (sounds.length === 0) return [];
  const code = normalPostalCode(postalCode ?? '');
  const whole = sounds.toSorted().join(' ');
  return [
    ...new Set([
      ...(code === '' ? [] : sounds.map((sound) => `post:${country}:${code}:${sound}`)),
      ...(city ? [`town:${country}:${city}:${whole}`] : []),
    ]),
  ];
}
