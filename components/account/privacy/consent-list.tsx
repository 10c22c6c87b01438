/** Each purpose in its own words, and for each channel a decision that is nobody's but the customer's. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import type { ShownChoice, ShownPurpose } from './types.ts';

const TONES = { granted: 'success', denied: 'warning', unasked: 'neutral' } as const;

function DecisionButton({
  decision,
  label,
  about,
}: {
  readonly decision: 'granted' | 'denied';
  readonly label: string;
  readonly about: string;
}) {
  return (
    <Button name="decision" value={decision} size="dense">
      {label}
      <span className="sr-only">: {about}</span>
    </Button>
  );
}

function Choice({
  choice,
  purpose,
  editable,
}: {
  readonly choice: ShownChoice;
  readonly purpose: ShownPurpose;
  readonly editable: boolean;
}) {
  const t = useTranslations('privacy');
  const channel = t(`channels.${choice.channel}`);
  const about = `${purpose.title}, ${channel}`;
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex flex-wrap items-center gap-3">
          {channel}
          <Badge tone={TONES[choice.state]}>{t(`states.${choice.state}`)}</Badge>
        </span>
        {editable ? (
          <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
            <input type="hidden" name="intent" value="decide" />
            <input type="hidden" name="choice" value={choice.name} />
            <input type="hidden" name="seen" value={choice.seen} />
            {choice.state === 'granted' ? null : (
              <DecisionButton decision="granted" label={t('allow')} about={about} />
            )}
            {choice.state === 'denied' ? null : (
              <DecisionButton
                decision="denied"
                label={t(choice.state === 'granted' ? 'takeBack' : 'refuse')}
                about={about}
              />
            )}
          </Form>
        ) : null}
      </div>
      {choice.history.length > 0 ? (
        <details className="text-sm">
          <summary className="min-h-6 cursor-pointer text-quiet">
            {t('history')}
            <span className="sr-only">: {about}</span>
          </summary>
          <ol className="mt-2 flex flex-col gap-2">
            {choice.history.map((decision) => (
              <li key={decision.id}>
                <Moment at={decision.at} time /> ·{' '}
                {t('decided', {
                  decision: t(`states.${decision.decision}`),
                  source: t(`sources.${decision.source}`),
                })}
                <span className="block text-quiet">
                  {t('answered', { version: decision.version, text: decision.text })}
                </span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </li>
  );
}

export function ConsentList({
  purposes,
  editable,
}: {
  readonly purposes: readonly ShownPurpose[];
  readonly editable: boolean;
}) {
  const t = useTranslations('privacy');
  return (
    <>
      {purposes.map((purpose) => (
        <section key={purpose.id} aria-labelledby={`purpose-${purpose.id}`} className="mb-6">
          <h3 id={`purpose-${purpose.id}`} className="font-semibold">
            {purpose.title}
          </h3>
          <p className="mt-1 mb-3 max-w-[70ch] text-sm text-quiet">{purpose.text}</p>
          {purpose.choices.length > 0 ? (
            <ul>
              {purpose.choices.map((choice) => (
                <Choice key={choice.name} choice={choice} purpose={purpose} editable={editable} />
              ))}
            </ul>
          ) : (
            <p className="text-sm">{t(`grounds.${purpose.ground}`)}</p>
          )}
        </section>
      ))}
    </>
  );
}
