/** A price as anyone can read it: every step with its amount and what it comes to so far. */
import { useLocale, useTranslations } from 'use-intl';
import { StepTable } from '#components/pricing/step-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { Price } from '#rules/pricing/types.ts';

export function Waterfall({
  name,
  price,
}: {
  readonly name: string;
  readonly price: Pick<Price, 'currency' | 'steps' | 'total'>;
}) {
  const t = useTranslations('orders.waterfall');
  const locale = useLocale();
  const { currency, total } = price;
  return (
    <StepTable
      caption={t('caption', { name })}
      step={t('step')}
      columns={[{ title: t('amount') }, { title: t('running'), quiet: true, wideOnly: true }]}
      rows={price.steps.map(({ title, amount, included, running }, index) => ({
        title: translate(title, locale),
        amounts: [
          <Money
            amount={included ?? amount}
            currency={currency}
            signed={index > 0 && included === undefined}
          />,
          <Money amount={running} currency={currency} />,
        ],
      }))}
      total={{
        title: t('total'),
        amounts: [
          // Below what it is the sum of, whichever columns there is room for.
          <Money amount={total} currency={currency} className="sm:hidden" />,
          <Money amount={total} currency={currency} className="text-ink" />,
        ],
      }}
    />
  );
}
