/** The document title of a page, from the catalogue the root loader sent. */
import type { MetaDescriptor } from '@remix-run/node';
import { createTranslator } from 'use-intl/core';
import type { Messages } from '#components/i18n/messages.ts';

interface RootMatch {
  readonly id: string;
  readonly data: unknown;
}

type Titled = { readonly locale: string; readonly messages: Messages } | undefined;

/**
 * `title` gets a translator over the whole catalogue: `(t) => t('auth.signIn.title')`. Where the
 * root loader failed there is only the product's name.
 */
export function pageMeta(
  matches: readonly RootMatch[],
  title: (t: ReturnType<typeof translator>, locale: string) => string | undefined,
): MetaDescriptor[] {
  const root = matches.find(({ id }) => id === 'root')?.data as Titled;
  if (!root) return [{ title: 'Kitwright' }];
  const t = translator(root);
  const words = title(t, root.locale);
  return [{ title: words ? t('common.pageTitle', { title: words }) : t('common.brand') }];
}

function translator(root: NonNullable<Titled>) {
  return createTranslator<Messages>({ locale: root.locale, messages: root.messages });
}
