/**
 * The page's own words on their way to the worker, which has no message catalogue: sentences in
 * the page's language with places left for a title and a number.
 */
import type { Words } from './view-names.ts';

export type WordTexts = Readonly<Record<keyof Words, string>>;

/** Stand where a name will stand; no sentence holds them otherwise. */
const TITLE = '{title}';
const NUMBER = '{number}';

/** `translate` is a translator of `configurator.<key>`. */
export const wordTextsOf = (
  translate: (key: keyof Words, values: Readonly<Record<string, string>>) => string,
): WordTexts => {
  const text = (key: keyof Words): string => translate(key, { title: TITLE, number: NUMBER });
  return {
    none: text('none'),
    slot: text('slot'),
    quantity: text('quantity'),
    structure: text('structure'),
  };
};

export const wordsFrom = (texts: WordTexts): Words => {
  const named = (text: string, title: string): string => text.split(TITLE).join(title);
  return {
    none: texts.none,
    slot: (title, number) => named(texts.slot.split(NUMBER).join(String(number)), title),
    quantity: (title) => named(texts.quantity, title),
    structure: (title) => named(texts.structure, title),
  };
};
