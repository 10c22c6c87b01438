/** Takes a person out of a JSON document that has to stay, as its erasure rule says. */
import type { Scrub } from './column-rule.ts';

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What stands where the person stood. */
export interface Pseudonym {
  readonly name: string;
  /** Of a domain that never exists (RFC 2606). */
  readonly email: string;
}

export interface Erased {
  readonly pseudonym: Pseudonym;
  /** Variables of the product's free texts. */
  readonly textVariables: ReadonlySet<string>;
  /** Names and texts the person gave to products. */
  readonly words: readonly string[];
}

/** What stands where something was; not empty, because documents print it and schemas ask for it. */
export const GONE = '—';

const NONE = 'none';

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const mapped = (value: Json, change: (inner: Json, key: string) => Json): Json => {
  if (isList(value)) return value.map((inner, index) => change(inner, String(index)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
};

/** The document with `change` done at every place the path names; elsewhere it stays as it is. */
function changedAt(value: Json, path: readonly string[], change: (text: string) => string): Json {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'string' ? change(value) : value;
  return mapped(value, (inner, key) =>
    step === '*' || step === key ? changedAt(inner, rest, change) : inner,
  );
}

function dropped(value: Json, path: readonly string[]): Json {
  const [step, ...rest] = path;
  if (step === undefined || !isObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => rest.length > 0 || key !== step);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, key === step ? dropped(inner, rest) : inner]),
  );
}

/** Every text of `value` gone; what is no text stays. */
const silenced = (value: Json): Json =>
  typeof value === 'string' ? (value === NONE ? value : GONE) : mapped(value, silenced);

/** Decisions and choices (`{variable, value}`) and products (by variable) without free texts. */
function withoutTyped(value: Json, variables: ReadonlySet<string>): Json {
  const own = isObject(value) ? value['variable'] : undefined;
  const isTyped = typeof own === 'string' && variables.has(own);
  return mapped(value, (inner, key) =>
    (isTyped && key === 'value') || (variables.has(key) && typeof inner === 'string')
      ? silenced(inner)
      : withoutTyped(inner, variables),
  );
}

export const replacementOf = (key: string, { name, email }: Pseudonym): string =>
  /email$/i.test(key) ? email : key === 'name' ? name : GONE;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** As whole words alone, the longest first: one may contain another. */
export const withoutWords = (text: string, words: readonly string[]): string =>
  words
    .filter((word) => word.trim() !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (rest, word) =>
        rest.replaceAll(
          new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'gu'),
          GONE,
        ),
      text,
    );

/** The document without the person; what the rule does not name stays as it is. */
export function scrubbed(document: Json, scrub: Scrub, erased: Erased): Json {
  const { replace = [], words = [], drop = [], typed = false, only } = scrub;
  let result = typed ? withoutTyped(document, erased.textVariables) : document;
  if (only && isObject(result)) {
    const kept = Object.entries(result).filter(([key]) => only.includes(key));
    result = Object.fromEntries(kept);
  }
  for (const path of drop) result = dropped(result, path.split('.'));
  for (const path of replace) {
    const steps = path.split('.');
    const replacement = replacementOf(steps.at(-1) ?? '', erased.pseudonym);
    result = changedAt(result, steps, () => replacement);
  }
  for (const path of words) {
    result = changedAt(result, path.split('.'), (text) => withoutWords(text, erased.words));
  }
  return result;
}
