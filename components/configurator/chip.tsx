/** Who set a value, as one small word; opened, it says why. */
import { memo } from 'react';
import { useTranslations } from 'use-intl';
import type { ChipView } from './view-types.ts';

const TONES: Readonly<Record<ChipView['by'], string>> = {
  you: 'border-ink px-2 text-ink',
  preference: 'border-info px-2 text-info',
  learnt: 'border-info px-2 text-info',
  default: 'border-transparent text-quiet',
  rule: 'border-warning px-2 text-warning',
};

export const Chip = memo(function Chip({ chip }: { readonly chip: ChipView }) {
  const t = useTranslations('configurator');
  const look = `inline-flex min-h-6 items-center rounded-full border text-xs font-medium ${TONES[chip.by]}`;
  if (chip.by === 'you') return <span className={look}>{t('setBy.you')}</span>;
  return (
    <details className="group/chip open:basis-full">
      <summary className={`${look} list-none hover:bg-paper [&::-webkit-details-marker]:hidden`}>
        {t(`setBy.${chip.by}`)}
      </summary>
      <div className="mt-2 max-w-[60ch] border-s-2 border-line ps-3 text-start text-sm text-quiet">
        <p>{t(`setByLong.${chip.by}`)}</p>
        {chip.rules.map(({ id, title, because }) => (
          <p key={id} className="mt-1">
            {title && <span className="font-medium text-ink">{title}. </span>}
            {because}
          </p>
        ))}
      </div>
    </details>
  );
});
