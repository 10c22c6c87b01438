/** What an option does, at best, to the delivery and to the fit; its room is kept until it is known. */
import { Heart, Truck } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { OptionView } from './view-types.ts';

export function Changes({ option: { selected, outlook } }: { readonly option: OptionView }) {
  const t = useTranslations('configurator');
  const format = useFormatter();
  const { days = 0, fit = 0 } = (!selected && outlook) || {};
  const delivery = t('outlook.delivery', { days: Math.abs(days), later: days > 0 ? 'yes' : 'no' });
  const fitting = t('outlook.fit', { points: Math.abs(fit), more: fit > 0 ? 'yes' : 'no' });
  return (
    <span className="flex min-h-lh w-full flex-wrap gap-x-3 text-xs text-quiet">
      {days !== 0 && (
        <span className="inline-flex items-center gap-1" title={delivery}>
          <Truck size={14} strokeWidth={1.5} aria-hidden />
          <span aria-hidden>
            {format.number(days, {
              style: 'unit',
              unit: 'day',
              unitDisplay: 'short',
              signDisplay: 'exceptZero',
            })}
          </span>
          <span className="sr-only">{delivery}</span>
        </span>
      )}
      {fit !== 0 && (
        <span className="inline-flex items-center gap-1" title={fitting}>
          <Heart size={14} strokeWidth={1.5} aria-hidden />
          <span aria-hidden>
            {format.number(fit / 100, { style: 'percent', signDisplay: 'exceptZero' })}
          </span>
          <span className="sr-only">{fitting}</span>
        </span>
      )}
    </span>
  );
}
