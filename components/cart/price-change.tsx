/** What changed in prices since they were last seen, step by step, and a way to accept it. */
import { useLocale, useTranslations } from 'use-intl';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { ShownCartLine } from './types.ts';

function ChangeTable({ line }: { readonly line: ShownCartLine }) {
  const t = useTranslations('cart.changed');
  const locale = useLocale();
  const { currency } = line.unitPrice;
  const amount = (value: number | undefined, from: string) =>
    value === undefined ? t('none') : <Money amount={value} currency={from} />;
  const cell = 'py-1 ps-3 text-end';
  return (
    <table className="w-full max-w-2xl text-sm tabular-nums">
      <caption className="sr-only">{t('caption', { name: line.name })}</caption>
      <thead>
        <tr className="border-b border-line text-quiet">
          <th scope="col" className="py-1 text-start font-medium">
            {t('step')}
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            {t('before')}
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            {t('now')}
          </th>
          <th scope="col" className={`${cell} font-medium max-sm:hidden`}>
            {t('difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {line.changes.map((change, index) => (
          <tr key={index} className="border-b border-line">
            <th scope="row" className="py-1 text-start font-normal">
              {translate(change.title, locale)}
            </th>
            <td className={`${cell} text-quiet`}>
              {amount(change.before, line.accepted.currency)}
            </td>
            <td className={cell}>{amount(change.after, currency)}</td>
            <td className={`${cell} max-sm:hidden`}>
              {line.accepted.currency === currency ? (
                <Money
                  signed
                  amount={(change.after ?? 0) - (change.before ?? 0)}
                  currency={currency}
                />
              ) : (
                t('none')
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row" className="py-1 text-start">
            {t('total')}
          </th>
          <td className={`${cell} text-quiet`}>
            <Money amount={line.accepted.total} currency={line.accepted.currency} />
          </td>
          <td className={cell}>
            <Money amount={line.unitPrice.total} currency={currency} />
          </td>
          <td className={`${cell} max-sm:hidden`}>
            {line.accepted.currency === currency ? (
              <Money
                signed
                amount={line.unitPrice.total - line.accepted.total}
                currency={currency}
              />
            ) : (
              t('none')
            )}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** `children` is what can be done about it, such as the button that accepts. */
export function PriceChanges({
  lines,
  children,
}: {
  readonly lines: readonly ShownCartLine[];
  readonly children?: React.ReactNode;
}) {
  const t = useTranslations('cart.changed');
  const changed = lines.filter((line) => line.changes.length > 0);
  if (changed.length === 0) return null;
  return (
    <section
      aria-labelledby="price-changes"
      className="rounded-md border border-warning bg-raised p-4 sm:p-6"
    >
      <h2 id="price-changes" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <p className="mt-1 text-quiet">{t('text')}</p>
      {changed.map((line) => (
        <div key={line.id} className="mt-4">
          <h3 className="font-medium">{line.name}</h3>
          <ChangeTable line={line} />
        </div>
      ))}
      {children === undefined ? null : <div className="mt-4">{children}</div>}
    </section>
  );
}
