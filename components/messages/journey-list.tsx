/** What is written to customers of its own accord: each journey, what came of it, its words, its switch. */
import { Form } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';

export interface ShownJourney {
  readonly id: string;
  readonly title: string;
  readonly because: string;
  readonly purpose: string;
  readonly channels: readonly ('email' | 'phone')[];
  readonly afterDays: number;
  readonly on: boolean;
  readonly sent: number;
  readonly responded: number;
  readonly others: readonly {
    readonly status: 'due' | 'withheld' | 'lapsed';
    readonly reason: string;
    readonly count: number;
  }[];
  readonly previews: readonly {
    readonly locale: string;
    readonly language: string;
    readonly subject: string;
    readonly text: string;
  }[];
}

export function JourneyList({ journeys }: { readonly journeys: readonly ShownJourney[] }) {
  return (
    <ul className="flex flex-col gap-6">
      {journeys.map((journey) => (
        <li key={journey.id} className="rounded-md border border-line bg-raised p-5">
          <JourneyCard journey={journey} />
        </li>
      ))}
    </ul>
  );
}

function JourneyCard({ journey }: { readonly journey: ShownJourney }) {
  const t = useTranslations('messages');
  const channels = useTranslations('privacy.channels');
  const format = useFormatter();
  const { id, title, on, sent, responded } = journey;
  return (
    <section aria-labelledby={`journey-${id}`} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={`journey-${id}`} className="flex flex-wrap items-center gap-3 font-semibold">
            {title}
            <Badge tone={on ? 'success' : 'neutral'}>{on ? t('on') : t('off')}</Badge>
          </h2>
          <p className="mt-1 text-sm text-quiet">
            {t('why', { because: journey.because, days: journey.afterDays })}{' '}
            {journey.channels.map((channel) => channels(channel)).join(', ')} · {journey.purpose}
          </p>
        </div>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="journey" value={id} />
          <input type="hidden" name="on" value={String(!on)} />
          <Button name="intent" value="switch" size="dense">
            {on ? t('switchOff') : t('switchOn')}
            <span className="sr-only">: {title}</span>
          </Button>
        </Form>
      </div>
      <dl className="grid gap-x-8 gap-y-1 text-sm sm:grid-cols-2">
        <Figure label={t('sent')} value={format.number(sent)} />
        <Figure label={t('responded')} value={format.number(responded)} />
        {journey.others.map(({ status, reason, count }) => (
          <Figure
            key={`${status}-${reason}`}
            label={t('outcome', {
              status: t(`status.${status}`),
              reason: t(`reasons.${reason as 'occasion'}`),
            })}
            value={format.number(count)}
          />
        ))}
      </dl>
      <details>
        <summary className="cursor-pointer text-sm">{t('words')}</summary>
        <div className="mt-3 grid gap-5 md:grid-cols-2">
          {journey.previews.map((preview) => (
            <article key={preview.locale} lang={preview.locale} className="text-sm">
              <h3 className="text-quiet">{preview.language}</h3>
              <p className="mt-2 font-semibold">{preview.subject}</p>
              <p className="mt-2 whitespace-pre-line">{preview.text}</p>
            </article>
          ))}
        </div>
      </details>
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="flex justify-between gap-4 border-b border-line py-1">
      <dt>{label}</dt>
      <dd className="tabular-nums">{value}</dd>
    </div>
  );
}
