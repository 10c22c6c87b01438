/**
 * A colleague saved the quote while this page was open: who, when, what; and the two ways on. What
 * was typed here stays in the form until one of them is taken.
 */
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';
import type { QuoteChange } from '#rules/quotes/difference.ts';
import { Changes } from './changes.tsx';

export interface ConflictDetails {
  /** The version stored now. */
  readonly version: number;
  readonly changes: readonly {
    readonly by: string | null;
    readonly at: string;
    readonly what: readonly QuoteChange[];
  }[];
}

export function Conflict({
  conflict,
  currency,
}: {
  readonly conflict: ConflictDetails;
  readonly currency: string;
}) {
  const t = useTranslations('quotes');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [conflict.version]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-3 rounded-md border border-danger bg-raised p-4"
    >
      <p className="font-medium text-danger">{t('conflict')}</p>
      {conflict.changes.map(({ by, at, what }) => (
        <div key={at} className="text-sm">
          <p>
            {t('changedBy', { name: by ?? t('somebody') })} · <Moment at={at} time />
          </p>
          <Changes changes={what} currency={currency} />
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        <a href="" className="inline-flex min-h-8 items-center text-accent underline">
          {t('showTheirs')}
        </a>
        <Button size="dense" name="over" value={conflict.version}>
          {t('saveMine')}
        </Button>
      </div>
    </div>
  );
}
