/** The document title of a page, from the catalogue. */
import type { MetaDescriptor } from '@remix-run/node';
import { createTranslator } from 'use-intl/core';
import { catalogueOf } from '#components/i18n/catalogue.ts';
import type { Messages } from '#components/i18n/messages.ts';

interface RootMatch {
  readonly id: string;
  readonly data: unknown;
}

type Titled = { readonly locale: string } | undefined;

/**
 * `title` gets a translator over the whole catalogue: `(t) => t('auth.signIn.title')`. Where the
 * root loader failed or the texts have not come, there is only the product's name.
 */
export function pageMeta(
  matches: readonly RootMatch[],
  title: (t: ReturnType<typeof translator>, locale: string) => string | undefined,
): MetaDescriptor[] {
  const root = matches.find(({ id }) => id === 'root')?.data as Titled;
  const messages = root && catalogueOf(root.locale);
  if (!messages) return [{ title: 'Kitwright' }];
  const t = translator(root.locale, messages);
  const words = title(t, root.locale);
  return [{ title: words ? t('common.pageTitle', { title: words }) : t('common.brand') }];
}

function translator(locale: string, messages: Messages) {
  return createTranslator<Messages>({ locale, messages });
}
