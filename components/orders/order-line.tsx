/** One ordered product: picture, everything chosen, and its price with every step. */
import { useLocale, useTranslations } from 'use-intl';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import { Choices } from './choices.tsx';
import { LinePicture } from './line-picture.tsx';
import type { ShownLine } from './types.ts';
import { Waterfall } from './waterfall.tsx';

export function OrderLine({ line }: { readonly line: ShownLine }) {
  const t = useTranslations('orders');
  const locale = useLocale();
  return (
    <article className="rounded-md border border-line bg-raised">
      <div className="grid gap-6 p-4 sm:p-6 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <LinePicture picture={line.picture} className="h-auto w-full" />
        <div className="flex flex-col justify-center gap-1">
          <h3 className="text-lg font-semibold wrap-anywhere">{line.name}</h3>
          <p className="text-quiet">
            {translate(line.product, locale)} · {t('quantity', { count: line.quantity })}
          </p>
          <p className="mt-2 text-lg font-semibold">
            <Money amount={line.price.total} currency={line.price.currency} />
          </p>
        </div>
      </div>
      <div className="border-t border-line px-4 pt-6 pb-3 sm:px-6">
        <Choices groups={line.groups} />
      </div>
      <details className="border-t border-line px-4 py-3 sm:px-6">
        <summary className="min-h-6 font-medium">{t('howPrice')}</summary>
        <div className="mt-3 max-w-2xl">
          <Waterfall name={line.name} price={line.price} />
        </div>
      </details>
    </article>
  );
}
