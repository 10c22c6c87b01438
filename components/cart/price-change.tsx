/** What changed in prices since they were last seen, step by step, and a way to accept it. */
import { useLocale, useTranslations } from 'use-intl';
import { StepTable } from '#components/pricing/step-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { ShownCartLine } from './types.ts';

function ChangeTable({
  line: { name, changes, accepted, unitPrice },
}: {
  readonly line: ShownCartLine;
}) {
  const t = useTranslations('cart.changed');
  const locale = useLocale();
  const money = (amount: number | undefined, currency: string) =>
    amount === undefined ? t('none') : <Money amount={amount} currency={currency} />;
  /** Amounts of different currencies have no difference. */
  const amounts = (before: number | undefined, after: number | undefined) => [
    money(before, accepted.currency),
    money(after, unitPrice.currency),
    accepted.currency === unitPrice.currency ? (
      <Money signed amount={(after ?? 0) - (before ?? 0)} currency={unitPrice.currency} />
    ) : (
      t('none')
    ),
  ];
  return (
    <div className="max-w-2xl">
      <StepTable
        caption={t('caption', { name })}
        step={t('step')}
        columns={[
          { title: t('before'), quiet: true },
          { title: t('now') },
          { title: t('difference'), wideOnly: true },
        ]}
        rows={changes.map(({ title, before, after }) => ({
          title: translate(title, locale),
          amounts: amounts(before, after),
        }))}
        total={{ title: t('total'), amounts: amounts(accepted.total, unitPrice.total) }}
      />
    </div>
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
