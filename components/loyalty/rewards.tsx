/** What points are good for, and the codes they have become. */
import { Form } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import type { ShownCode, ShownReward } from './types.ts';

export function Rewards({
  rewards,
  codes,
}: {
  readonly rewards: readonly ShownReward[];
  readonly codes: readonly ShownCode[];
}) {
  const t = useTranslations('loyalty');
  const format = useFormatter();
  return (
    <section aria-labelledby="rewards">
      <h2 id="rewards" className="text-lg font-semibold">
        {t('rewards')}
      </h2>
      <p className="mt-1 max-w-[70ch] text-sm text-quiet">{t('rewardsText')}</p>
      {codes.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2">
          {codes.map(({ code, title, endsOn }) => (
            <li key={code} className="rounded-md border border-success p-4">
              <span className="font-mono text-lg font-semibold">{code}</span>
              <span className="block">{title}</span>
              {endsOn !== null && (
                <span className="block text-sm text-quiet">
                  {t('codeUntil', {
                    day: format.dateTime(new Date(endsOn), {
                      dateStyle: 'medium',
                      timeZone: 'UTC',
                    }),
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="mt-4 grid gap-4 sm:grid-cols-2">
        {rewards.map(({ id, title, points, affordable, key }) => (
          <li
            key={id}
            className="flex flex-col justify-between gap-3 rounded-md border border-line bg-raised p-4"
          >
            <p>
              <span className="font-medium">{title}</span>
              <span className="block text-sm text-quiet tabular-nums">
                {t('costs', { points })}
              </span>
            </p>
            {affordable ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="reward" value={id} />
                <input type="hidden" name="key" value={key} />
                <Button name="intent" value="redeem" size="dense">
                  {t('redeem')}
                  <span className="sr-only">: {title}</span>
                </Button>
              </Form>
            ) : (
              <p className="text-sm text-quiet">{t('notYet')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
