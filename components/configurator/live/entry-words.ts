/** What somebody did, in one sentence. */
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { EntryView } from './types.ts';

export function useEntryWords() {
  const t = useTranslations('live');
  /** What it is about, such as `Battery: 625 Wh and 2 more`. */
  const subject = useCallback(
    ({ parts: [first, ...more] }: EntryView): string => {
      if (!first) return '';
      const { title, value } = first;
      const words = value === undefined ? title : t('chose', { title, value });
      return more.length === 0 ? words : t('andMore', { first: words, count: more.length });
    },
    [t],
  );
  /** Empty where nothing came of it. */
  const sentence = useCallback(
    (entry: EntryView): string => {
      const what = subject(entry);
      if (what === '') return '';
      const left = entry.kind === 'changed' && entry.parts[0]?.value === undefined;
      const name = entry.author || t('guest');
      return t(left ? 'did.left' : `did.${entry.kind}`, { name, what });
    },
    [subject, t],
  );
  return { subject, sentence };
}
