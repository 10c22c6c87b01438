/** How the price comes about, line by line, down to what is paid. */
import { useTranslations } from 'use-intl';
import { Money } from '#components/ui/money.tsx';
import type { PriceView } from './view-types.ts';

export function Waterfall({ price }: { readonly price: PriceView }) {
  const t = useTranslations('configurator');
  return (
    <details className="mt-3 text-sm">
      <summary className="min-h-6 text-quiet underline decoration-line underline-offset-4 hover:text-ink">
        {t('summary.why')}
      </summary>
      <table className="mt-2 w-full">
        <caption className="sr-only">{t('summary.why')}</caption>
        <tbody>
          {price.steps.map(({ kind, title, amount }, index) => (
            <tr key={index} className="border-b border-line">
              <th scope="row" className="py-1 pe-3 text-start font-normal">
                {title}
              </th>
              <td className="py-1 text-end">
                <Money amount={amount} currency={price.currency} signed={kind !== 'list'} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="py-1 text-start">
              {t('summary.total')}
            </th>
            <td className="py-1 text-end">
              <Money amount={price.total} currency={price.currency} />
            </td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}
