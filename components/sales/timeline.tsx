/** Every contact with a customer, newest first, whatever the channel. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import type { ShownInteraction } from './types.ts';

export function Timeline({ interactions }: { readonly interactions: readonly ShownInteraction[] }) {
  const t = useTranslations('sales');
  const kind = (name: string) => {
    const key = `kinds.${name}` as 'kinds.other';
    return t(t.has(key) ? key : 'kinds.other');
  };
  const channel = (name: string) => {
    const key = `channels.${name}` as 'channels.web';
    return t.has(key) ? t(key) : name;
  };
  return (
    <ol className="border-s border-line ps-5">
      {interactions.map((entry) => (
        <li
          key={entry.id}
          className="relative pb-4 before:absolute before:-start-[1.56rem] before:top-1.5 before:size-2 before:rounded-full before:bg-accent"
        >
          <p className="font-medium">
            {kind(entry.kind)}
            {entry.subject ? (
              <>
                {': '}
                {entry.subject.href ? (
                  <Link
                    to={entry.subject.href}
                    className="text-accent underline underline-offset-4"
                  >
                    {entry.subject.text}
                  </Link>
                ) : (
                  entry.subject.text
                )}
              </>
            ) : null}
          </p>
          <p className="text-sm text-quiet">
            <Moment at={entry.at} time /> · {channel(entry.channel)}
            {entry.by ? ` · ${t('by', { name: entry.by })}` : ''}
          </p>
        </li>
      ))}
    </ol>
  );
}
