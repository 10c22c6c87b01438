/** Choosing a language of a translated text; apart from the schema so that it costs no validator. */
import type { Text } from './text.ts';

/** The text in `locale` (exact tag, then its language, then English). */
export function translate(text: Text, locale: string): string {
  const language = locale.split('-')[0] ?? 'en';
  return text[locale] ?? text[language] ?? text.en;
}
