/** The catalogue of each language as the file browsers fetch, named by what is in it. */
import { createHash } from 'node:crypto';
import { keepCatalogue } from '#components/i18n/catalogue.ts';
import { LOCALES, PSEUDO_LOCALE, type Locale } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';
import { paths } from './paths.ts';

interface CatalogueFile {
  readonly text: string;
  readonly href: string;
}

function fileOf(locale: Locale): CatalogueFile {
  const messages = messagesOf(locale);
  keepCatalogue(locale, messages);
  const text = JSON.stringify(messages);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  return { text, href: paths.messageCatalogue(locale, hash) };
}

const ALL: readonly Locale[] = [...LOCALES, PSEUDO_LOCALE];
const FILES: ReadonlyMap<string, CatalogueFile> = new Map(
  ALL.map((locale) => [locale, fileOf(locale)]),
);

export const catalogueHref = (locale: Locale): string => FILES.get(locale)?.href ?? '';

/**
 * The texts of a language; nothing where there are none in it. `kept` where the address names these
 * very texts, so that they can be kept; another server's, newer or older, get them for once.
 */
export function catalogueFile(
  locale: string,
  path: string,
): { readonly text: string; readonly kept: boolean } | undefined {
  const file = FILES.get(locale);
  return file && { text: file.text, kept: file.href === path };
}
