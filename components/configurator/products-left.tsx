/** How many products are left, and what the numbers on the cards say. */
import { memo } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ConfiguratorView } from './view-types.ts';

export const ProductsLeft = memo(function ProductsLeft({
  left,
  noun,
}: Pick<ConfiguratorView, 'left' | 'noun'>) {
  const t = useTranslations('configurator');
  const format = useFormatter();
  return (
    <div className="mb-4 flex min-h-6 flex-wrap items-baseline justify-between gap-x-4 text-sm text-quiet">
      <details className="open:basis-full">
        <summary className="inline-flex min-h-6 list-none items-center underline decoration-line underline-offset-4 hover:text-ink [&::-webkit-details-marker]:hidden">
          {t('outlook.what')}
        </summary>
        <p className="mt-1 max-w-[70ch] pb-2">{t('outlook.explained', { noun })}</p>
      </details>
      <p className="tabular-nums" data-testid="products-left">
        {left !== undefined &&
          t('outlook.left', { count: format.number(BigInt(left)), exactly: Number(left), noun })}
      </p>
    </div>
  );
});
