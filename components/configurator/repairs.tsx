/** Why something can't be had, and the ways to settle it, each a button; for options and clashes. */
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { IntentForm } from './intent-form.tsx';
import type { ReasonView, RepairView } from './view-types.ts';

export function Reasons({ reason }: { readonly reason: ReasonView }) {
  const t = useTranslations('configurator');
  return (
    <ul className="mt-2 max-w-[70ch] space-y-1 text-sm text-quiet">
      {reason.choices.map(({ variable, title, value }) => (
        <li key={variable}>
          {t('asked.yours')}: <span className="text-ink">{`${title}, ${value}`}</span>
        </li>
      ))}
      {reason.rules.map(({ id, title, because }) => (
        <li key={id}>
          {title && <span className="text-ink">{title}. </span>}
          {because}
        </li>
      ))}
    </ul>
  );
}

export function Repairs({
  repairs,
  currency,
}: {
  readonly repairs: readonly RepairView[];
  readonly currency: string;
}) {
  return (
    <ul className="mt-1 divide-y divide-line">
      {repairs.map((repair, index) => (
        <Repair key={index} repair={repair} currency={currency} />
      ))}
    </ul>
  );
}

function Repair({ repair, currency }: { readonly repair: RepairView; readonly currency: string }) {
  const t = useTranslations('configurator');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      <span className="min-w-48 flex-1 text-sm">
        {repair.changes.map(({ variable, title, from, to }) => (
          <span key={variable} className="block">
            {to === undefined
              ? t('asked.drop', { title, from })
              : t('asked.change', { title, from, to })}
          </span>
        ))}
      </span>
      {repair.priceChange !== undefined && (
        <Money amount={repair.priceChange} currency={currency} signed className="font-medium" />
      )}
      {repair.total !== undefined && (
        <span className="text-sm text-quiet">
          {t('summary.total')}{' '}
          <Money amount={repair.total} currency={currency} className="font-medium text-ink" />
        </span>
      )}
      <IntentForm intent="apply" fields={{ change: JSON.stringify(repair.change) }}>
        <button className={buttonClass('secondary', 'dense')}>{t('asked.apply')}</button>
      </IntentForm>
    </li>
  );
}
