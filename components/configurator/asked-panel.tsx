/** Opened below a question: why an option can't be had, and each way to have it after all. */
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { IntentForm } from './intent-form.tsx';
import type { AskedView, RepairView } from './view-types.ts';

interface AskedPanelProps {
  readonly asked: AskedView;
  readonly currency: string;
  readonly closeTo: string;
  readonly onClose: () => void;
}

export function AskedPanel({ asked, currency, closeTo, onClose }: AskedPanelProps) {
  const t = useTranslations('configurator');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [asked.value]);
  return (
    <section className="mt-3 rounded-md border border-accent bg-raised p-4">
      <h4 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {t('asked.title', { option: asked.title })}
      </h4>
      <Reasons asked={asked} />
      {asked.repairs.length === 0 ? (
        <p className="mt-3">{t('asked.impossible')}</p>
      ) : (
        <>
          <h5 className="mt-4 text-sm font-medium">
            {t('asked.ways', { count: asked.repairs.length })}
          </h5>
          <ul className="mt-1 divide-y divide-line">
            {asked.repairs.map((repair, index) => (
              <Repair key={index} repair={repair} currency={currency} />
            ))}
          </ul>
        </>
      )}
      <a
        href={closeTo}
        onClick={(event) => {
          event.preventDefault();
          onClose();
        }}
        className="mt-3 inline-block text-sm text-quiet underline underline-offset-4 hover:text-ink"
      >
        {t('asked.close')}
      </a>
    </section>
  );
}

function Reasons({ asked: { reason } }: Pick<AskedPanelProps, 'asked'>) {
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
      <IntentForm intent="apply" fields={{ change: JSON.stringify(repair.change) }}>
        <button className={buttonClass('secondary', 'dense')}>{t('asked.apply')}</button>
      </IntentForm>
    </li>
  );
}
