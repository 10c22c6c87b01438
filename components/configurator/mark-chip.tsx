/** That most people like this one choose an option, as one small word; opened, it says why. */
import { Users } from 'lucide-react';
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Mark } from '#rules/customers/learning/mark.ts';

export interface MarkChipProps {
  readonly mark: Mark;
  /** Of the marked option. */
  readonly title: string;
}

export const MarkChip = memo(function MarkChip({ mark, title }: MarkChipProps) {
  const t = useTranslations('configurator.mark');
  const format = useFormatter();
  const percent = format.number(mark.percent / 100, { style: 'percent' });
  return (
    <details className="open:basis-full">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-full border border-transparent text-xs font-medium text-quiet hover:bg-paper [&::-webkit-details-marker]:hidden">
        <Users size={14} strokeWidth={1.5} aria-hidden />
        {t('chip', { option: title })}
      </summary>
      <p className="mt-2 max-w-[60ch] border-s-2 border-line ps-3 text-start text-sm text-quiet">
        {t('why', { count: mark.similar, percent, option: title })}
      </p>
    </details>
  );
});

/** On the card itself. */
export function MarkOnCard() {
  const t = useTranslations('configurator.mark');
  return (
    <span className="flex items-start gap-1 text-xs font-medium text-accent">
      <Users size={14} strokeWidth={1.5} className="mt-px shrink-0" aria-hidden />
      {t('card')}
    </span>
  );
}
