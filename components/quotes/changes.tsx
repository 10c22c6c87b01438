/** The difference between two states of a quote, in words. */
import { useLocale, useTranslations } from 'use-intl';
import { useDayText } from '#components/orders/dates.tsx';
import { formatMoney } from '#components/ui/money.tsx';
import type { Text } from '#rules/model/text.ts';
import { translate } from '#rules/model/translate.ts';
import type { QuoteChange, Told } from '#rules/quotes/difference.ts';
import type { QuoteDiscount } from '#rules/quotes/terms.ts';
import { usePercent } from './quote-summary.tsx';

export function Changes({
  changes,
  currency,
}: {
  readonly changes: readonly QuoteChange[];
  readonly currency: string;
}) {
  const words = useChangeWords(currency);
  return (
    <ul className="list-disc ps-5">
      {changes.map((change, index) => (
        <li key={index}>{words(change)}</li>
      ))}
    </ul>
  );
}

const AMOUNTS = ['total', 'unitPrice'];

function useChangeWords(currency: string): (change: QuoteChange) => string {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const percent = usePercent();
  const dayText = useDayText();
  const text = (value: Text | undefined) => (value ? translate(value, locale) : t('nothing'));
  const money = (amount: number) => formatMoney(locale, amount, currency);
  const discount = (value: QuoteDiscount): string => {
    if (value.kind === 'percent') return percent(value.basisPoints);
    return value.kind === 'amount'
      ? money(value.amount)
      : t('priceEach', { price: money(value.unitPrice) });
  };
  const told = (field: string, value: Told): string => {
    if (value === undefined || value === '') return t('nothing');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return AMOUNTS.includes(field) ? money(value) : String(value);
    if (typeof value === 'string') return field === 'validUntil' ? dayText(value) : value;
    if ('kind' in value) return discount(value);
    return value.length === 0 ? t('nothing') : value.join(', ');
  };
  return (change) => {
    switch (change.kind) {
      case 'line-added':
      case 'line-removed':
        return t(`change.${change.kind}`, {
          title: text(change.title),
          quantity: change.quantity,
        });
      case 'order-of-lines':
        return t('change.order-of-lines');
      case 'choice':
        return t('change.of-line', {
          title: text(change.title),
          field: text(change.choice),
          before: text(change.before),
          after: text(change.after),
        });
      case 'line':
        return t('change.of-line', {
          title: text(change.title),
          field: t(`field.${change.field}`),
          before: told(change.field, change.before),
          after: told(change.field, change.after),
        });
      case 'quote':
        return t('change.of-quote', {
          field: t(`field.${change.field}`),
          before: told(change.field, change.before),
          after: told(change.field, change.after),
        });
    }
  };
}
