/** Values, rules and money in words. */
import type { Decision, Explanation } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';

export const inWords = ({ variable, value }: Decision): string => `${variable}=${value}`;

export const listed = (decisions: readonly Decision[]): string => decisions.map(inWords).join(', ');

/** `+120.00 EUR`; with `signed` false without a plus. */
export function money(minor: number, currency: string, signed = false): string {
  const sign = minor < 0 ? '-' : signed ? '+' : '';
  const amount = Math.abs(minor);
  const cents = String(amount % 100).padStart(2, '0');
  return `${sign}${Math.floor(amount / 100)}.${cents} ${currency}`;
}

/** A rule's id with its reason; a structural one says what has to be filled. */
export function ruleInWords(family: Pick<PublicFamily, 'rules'>, id: string): string {
  const rule = family.rules.find((each) => each.id === id);
  if (rule) return `${id}: ${rule.because.en}`;
  const owner = id.replace(/^structure:/, '');
  return owner === id ? id : `${id}: what “${owner}” is made of`;
}

export function explanationInWords(
  family: Pick<PublicFamily, 'rules'>,
  { decisions, rules }: Pick<Explanation, 'decisions' | 'rules'>,
): readonly string[] {
  return [
    ...(decisions.length > 0 ? [`  with ${listed(decisions)}`] : []),
    ...rules.map((id) => `  by ${ruleInWords(family, id)}`),
  ];
}

/** JSON in which big integers are strings of digits. */
export const toJson = (value: unknown): string =>
  JSON.stringify(
    value,
    (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner),
    2,
  );
