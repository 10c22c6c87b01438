/** What is about to be ordered, beside the form that orders it. */
import { Link } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { useDayText } from '#components/orders/dates.tsx';
import { LinePicture } from '#components/orders/line-picture.tsx';
import { Totals } from '#components/orders/totals.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { ShownCart } from './types.ts';

export function CheckoutSummary({
  cart,
  backHref,
}: {
  readonly cart: ShownCart;
  readonly backHref: string;
}) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const dayText = useDayText();
  return (
    <section className="rounded-md border border-line bg-raised p-4 sm:p-6">
      <h2 className="mb-3 text-lg font-semibold">{t('yourOrder')}</h2>
      <ul className="mb-4 border-b border-line">
        {cart.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[5rem_1fr] gap-3 border-t border-line py-3">
            <LinePicture picture={line.picture} />
            <div className="min-w-0 text-sm">
              <p className="font-semibold wrap-anywhere">
                {line.quantity > 1 ? `${line.quantity} × ` : ''}
                {line.name}
              </p>
              <p className="text-quiet">{translate(line.product, locale)}</p>
              <p className="mt-1">
                <Money amount={line.price.total} currency={line.price.currency} />
              </p>
              {line.deliveryDate ? (
                <p className="text-quiet">{t('ready', { date: dayText(line.deliveryDate) })}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <Totals totals={cart.totals} />
      <p className="mt-4 text-sm">
        <Link to={backHref} className="text-accent underline underline-offset-4">
          {t('backToCart')}
        </Link>
      </p>
    </section>
  );
}
