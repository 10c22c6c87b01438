/** A price as anyone can read it: every step with its amount and what it comes to so far. */
import { useLocale, useTranslations } from 'use-intl';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { Price } from '#rules/pricing/types.ts';

export function Waterfall({ name, price }: { readonly name: string; readonly price: Price }) {
  const t = useTranslations('orders.waterfall');
  const locale = useLocale();
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{t('caption', { name })}</caption>
      <thead>
        <tr className="border-b border-line text-quiet">
          <th scope="col" className="py-1 pe-2 text-start font-medium">
            {t('step')}
          </th>
          <th scope="col" className="px-2 py-1 text-end font-medium">
            {t('amount')}
          </th>
          <th scope="col" className="py-1 ps-2 text-end font-medium max-sm:hidden">
            {t('running')}
          </th>
        </tr>
      </thead>
      <tbody>
        {price.steps.map((step, index) => (
          <tr key={index} className="border-b border-line">
            <th scope="row" className="py-1 pe-2 text-start font-normal">
              {translate(step.title, locale)}
            </th>
            <td className="px-2 py-1 text-end">
              <Money amount={step.amount} currency={price.currency} signed={index > 0} />
            </td>
            <td className="py-1 ps-2 text-end text-quiet max-sm:hidden">
              <Money amount={step.running} currency={price.currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row" className="py-2 pe-2 text-start">
            {t('total')}
          </th>
          <td className="px-2 py-2 text-end sm:hidden">
            <Money amount={price.total} currency={price.currency} />
          </td>
          <td colSpan={2} className="py-2 ps-2 text-end max-sm:hidden">
            <Money amount={price.total} currency={price.currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
