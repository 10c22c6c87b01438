/** Every contact with a customer, newest first, whatever the channel. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import type { ShownTimeline } from './relationship-types.ts';
import type { ShownInteraction } from './types.ts';

const LINK = 'inline-flex min-h-8 items-center text-accent underline underline-offset-4';

/** Which channels are shown, and the way to what was before. */
export function TimelineSection({
  timeline,
  interactions,
}: {
  readonly timeline: ShownTimeline;
  readonly interactions: readonly ShownInteraction[];
}) {
  const t = useTranslations('relationship.timeline');
  const sales = useTranslations('sales');
  const { channel, filters, older } = timeline;
  return (
    <>
      <nav aria-label={t('filters')} className="mb-3">
        <ul className="flex flex-wrap gap-x-4 text-sm">
          {filters.map((filter) => (
            <li key={filter.href}>
              <Link
                to={filter.href}
                preventScrollReset
                aria-current={filter.channel === channel ? 'true' : undefined}
                className={filter.channel === channel ? `${LINK} font-semibold` : LINK}
              >
                {filter.channel ? sales(`channels.${filter.channel}`) : t('all')}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {interactions.length > 0 ? (
        <Timeline interactions={interactions} />
      ) : (
        <p className="text-quiet">{channel ? t('none') : sales('noInteractions')}</p>
      )}
      {older ? (
        <Link to={older} preventScrollReset className={LINK}>
          {t('older')}
        </Link>
      ) : null}
    </>
  );
}

function Timeline({ interactions }: { readonly interactions: readonly ShownInteraction[] }) {
  const t = useTranslations('sales');
  const contact = useTranslations('relationship.contact');
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
          {entry.text ? <p className="whitespace-pre-line wrap-anywhere">{entry.text}</p> : null}
          <p className="text-sm text-quiet">
            <Moment at={entry.at} time /> · {channel(entry.channel)}
            {entry.direction === 'in' || entry.direction === 'out'
              ? ` · ${contact(`directions.${entry.direction}`)}`
              : ''}
            {entry.by ? ` · ${t('by', { name: entry.by })}` : ''}
          </p>
        </li>
      ))}
    </ol>
  );
}
