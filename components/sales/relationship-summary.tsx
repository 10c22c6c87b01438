/** What to know before the first word: when to call, what is open, where to go on. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Day, Moment } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { SUMMARY_PARTS, type ShownFact, type ShownSummary } from './relationship-types.ts';

const LINK = 'text-accent underline underline-offset-4';

export function RelationshipSummary({
  summary,
  mayAct,
}: {
  readonly summary: ShownSummary;
  readonly mayAct: boolean;
}) {
  const t = useTranslations('relationship.summary');
  const known = SUMMARY_PARTS.filter((part) => summary.facts[part].length > 0);
  return (
    <section
      aria-labelledby="summary-title"
      className="flex flex-col gap-4 rounded-md border border-line bg-raised p-4"
    >
      <h2 id="summary-title" className="text-lg font-semibold">
        {t('title')}
      </h2>
      {summary.followUps.length > 0 ? (
        <ul aria-label={t('followUps')} className="flex flex-col gap-2">
          {summary.followUps.map(({ id, dueOn, due, text, by }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={due ? 'warning' : 'info'}>
                {t(due ? 'due' : 'callOn')} <Day day={dueOn} />
              </Badge>
              <span className="min-w-0 wrap-anywhere">{text}</span>
              {by ? <span className="text-sm text-quiet">{by}</span> : null}
              {mayAct ? (
                <Form method="post" preventScrollReset className="ms-auto">
                  <input type="hidden" name="intent" value="finish-follow-up" />
                  <input type="hidden" name="followUpId" value={id} />
                  <Button size="dense">
                    {t('done')}
                    <span className="sr-only">{text}</span>
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {known.length > 0 ? (
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {known.map((part) => (
            <div key={part}>
              <dt className="text-sm text-quiet">{t(part)}</dt>
              {summary.facts[part].map((fact) => (
                <Fact key={fact.id} fact={fact} />
              ))}
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-quiet">{t('nothing')}</p>
      )}
    </section>
  );
}

function Fact({ fact }: { readonly fact: ShownFact }) {
  return (
    <dd className="wrap-anywhere">
      {fact.href ? (
        <Link to={fact.href} className={LINK}>
          {fact.text}
        </Link>
      ) : (
        fact.text
      )}{' '}
      <span className="text-sm text-quiet">
        <Moment at={fact.at} />
      </span>
    </dd>
  );
}
