/** The state of an order: one badge in a list, steps on its own page. */
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import type { OrderStatus } from './types.ts';

const TONES: Readonly<Record<OrderStatus, BadgeTone>> = {
  placed: 'neutral',
  'in-production': 'info',
  ready: 'success',
  shipped: 'success',
  cancelled: 'danger',
};
const STEPS = ['placed', 'in-production', 'ready', 'shipped'] as const;

export function StatusBadge({ status }: { readonly status: OrderStatus }) {
  const t = useTranslations('orders');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}

export function StatusSteps({ status }: { readonly status: OrderStatus }) {
  const t = useTranslations('orders');
  const at = STEPS.findIndex((step) => step === status);
  return (
    <div>
      {at < 0 ? null : (
        <ol aria-label={t('progress')} className="grid grid-cols-4 gap-2">
          {STEPS.map((step, index) => {
            const done = index <= at;
            return (
              <li
                key={step}
                aria-current={index === at ? 'step' : undefined}
                className={`border-t-4 pt-2 text-sm ${done ? 'border-accent' : 'border-line text-quiet'} ${index === at ? 'font-semibold' : ''}`}
              >
                <span className="flex items-center gap-1 wrap-anywhere">
                  {index < at ? (
                    <Check aria-hidden className="size-4 shrink-0 max-sm:hidden" />
                  ) : null}
                  {t(`status.${step}`)}
                  {done ? (
                    <span className="sr-only">({t(index === at ? 'stepNow' : 'stepDone')})</span>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ol>
      )}
      <p className={at < 0 ? 'font-medium text-danger' : 'mt-3 text-quiet'}>
        {t(`statusText.${status}`)}
      </p>
    </div>
  );
}
