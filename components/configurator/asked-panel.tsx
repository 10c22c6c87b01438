/** Opened below a question: why an option can't be had, and each way to have it after all. */
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Reasons, Repairs } from './repairs.tsx';
import type { AskedView } from './view-types.ts';

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
      <Reasons reason={asked.reason} />
      {!asked.repairs ? (
        <p className="mt-3 text-sm text-quiet">{t('asked.seeking')}</p>
      ) : asked.repairs.length === 0 ? (
        <p className="mt-3">{t('asked.impossible')}</p>
      ) : (
        <>
          <h5 className="mt-4 text-sm font-medium">
            {t('asked.ways', { count: asked.repairs.length })}
          </h5>
          <Repairs repairs={asked.repairs} currency={currency} />
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
