/** Choosing and rewriting the languages of a text; apart from the schema so that it costs no validator. */
import type { Text } from './text.ts';

/** The text in `locale` (exact tag, then its language, then English). */
export function translate(text: Text, locale: string): string {
  const language = locale.split('-')[0] ?? 'en';
  return text[locale] ?? text[language] ?? text.en;
}

/** Each language of `text`, rewritten. */
export function mapText(text: Text, rewrite: (words: string, language: string) => string): Text {
  const entries = Object.entries(text).map(([language, words]) => [
    language,
    rewrite(words, language),
  ]);
  return { en: rewrite(text.en, 'en'), ...(Object.fromEntries(entries) as Record<string, string>) };
}
