/** One line in the quote editor: what it is, what was agreed on it, what it costs, what to do. */
import { ArrowDown, ArrowUp, Copy, SlidersHorizontal, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Choices } from '#components/orders/choices.tsx';
import { Waterfall } from '#components/orders/waterfall.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import { decimalText } from '#rules/quotes/decimals.ts';
import { lineField, tickedIn, type RefusedForm } from './quote-form-fields.ts';
import { Margin } from './quote-summary.tsx';
import { DiscountFields, SmallText } from './small-fields.tsx';
import { BundleWords } from './quote-reader.tsx';
import type { ShownQuote, ShownQuoteLine } from './types.ts';

export function EditorLine({
  line,
  quote,
  refused,
  last,
}: {
  readonly line: ShownQuoteLine;
  readonly quote: ShownQuote;
  readonly refused: RefusedForm;
  readonly last: boolean;
}) {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const { digits, currency } = quote;
  const title = translate(line.title, locale);
  const name = (field: string) => lineField(line.id, field);
  const common = { refused };
  return (
    <li
      data-line={line.id}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-3 border-b border-line p-3 last:border-b-0 lg:grid-cols-[minmax(0,1fr)_10rem]"
    >
      <input type="hidden" name="line" value={line.id} />
      <div className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-quiet tabular-nums">{line.position}</span>
          <h3 className="font-medium wrap-anywhere">{title}</h3>
          {line.product && translate(line.product, locale) !== title ? (
            <span className="text-sm text-quiet">{translate(line.product, locale)}</span>
          ) : null}
          {line.verdict === 'sellable' ? null : (
            <Badge tone="danger">{t(`verdicts.${line.verdict}`)}</Badge>
          )}
          {line.choice ? (
            <Badge tone="info">{t(line.counted ? 'choiceIn' : 'choiceOut')}</Badge>
          ) : null}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 sm:grid-cols-[5rem_minmax(0,1fr)]">
          <SmallText
            {...common}
            name={name('quantity')}
            label={t('quantity')}
            stored={String(line.quantity)}
            inputMode="numeric"
            maxLength={4}
          />
          <DiscountFields
            prefix={name('')}
            discount={line.discount}
            digits={digits}
            refused={refused}
            kinds={['percent', 'amount', 'price']}
          />
        </div>
        {line.item ? (
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_7rem_7rem]">
            <SmallText
              {...common}
              name={name('title')}
              label={t('itemTitle')}
              stored={title}
              maxLength={120}
            />
            <SmallText
              {...common}
              name={name('partNumber')}
              label={t('partNumber')}
              stored={line.item.partNumber}
              maxLength={60}
            />
            <SmallText
              {...common}
              name={name('unitPrice')}
              label={t('unitPrice')}
              stored={decimalText(line.item.unitPrice, digits)}
              inputMode="decimal"
            />
            {quote.seesMargin ? (
              <SmallText
                {...common}
                name={name('unitCost')}
                label={t('unitCost')}
                stored={
                  line.item.unitCost === undefined ? '' : decimalText(line.item.unitCost, digits)
                }
                inputMode="decimal"
              />
            ) : null}
          </div>
        ) : null}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2 sm:grid-cols-[auto_9rem_9rem_minmax(0,1fr)]">
          <label className="flex min-h-9 items-center gap-2 self-end text-sm">
            <input
              type="checkbox"
              name={name('optional')}
              defaultChecked={tickedIn(refused, name('optional'), line.optional)}
              className="size-5 accent-accent"
            />
            {t('optional')}
          </label>
          <SmallText
            {...common}
            name={name('alternative')}
            label={t('alternative')}
            stored={line.alternative ?? ''}
            list="alternatives"
            maxLength={60}
          />
          <SmallText
            {...common}
            name={name('bundle')}
            label={t('bundle')}
            stored={line.bundle?.name ?? ''}
            list="bundles"
            maxLength={60}
          />
          <SmallText
            {...common}
            name={name('note')}
            label={t('note')}
            stored={line.note}
            maxLength={1000}
          />
        </div>
        {line.groups.length > 0 ? (
          <details>
            <summary className="min-h-6 text-sm font-medium">{t('choices')}</summary>
            <div className="mt-2">
              <Choices groups={line.groups} />
            </div>
          </details>
        ) : null}
        {line.price ? (
          <details>
            <summary className="min-h-6 text-sm font-medium">{t('howLine')}</summary>
            <div className="mt-2 max-w-2xl">
              <Waterfall name={title} price={{ ...line.price, currency }} />
            </div>
          </details>
        ) : null}
      </div>
      <div className="flex flex-col items-end gap-2">
        <p className="text-lg font-semibold" data-testid="line-total">
          {line.price ? <Money amount={line.price.total} currency={currency} /> : '–'}
        </p>
        {line.bundle ? <BundleWords bundle={line.bundle} currency={currency} /> : null}
        {line.margin ? (
          <p className="text-end text-sm text-quiet">
            {t('margin')} <Margin margin={line.margin} currency={currency} />
          </p>
        ) : null}
        <LineButtons line={line} title={title} last={last} />
      </div>
    </li>
  );
}

function LineButtons({
  line,
  title,
  last,
}: {
  readonly line: ShownQuoteLine;
  readonly title: string;
  readonly last: boolean;
}) {
  const t = useTranslations('quotes');
  const icon = { 'aria-hidden': true, className: 'size-4', strokeWidth: 1.5 } as const;
  const button = (action: string, label: string, picture: React.ReactNode, disabled = false) => (
    <Button
      size="dense"
      name="do"
      value={`${action}:${line.id}`}
      aria-label={label}
      title={label}
      disabled={disabled}
    >
      {picture}
    </Button>
  );
  return (
    <div className="flex flex-wrap justify-end gap-1">
      {line.kind === 'configured' ? (
        <Button size="dense" name="do" value={`configure:${line.id}`}>
          <SlidersHorizontal {...icon} />
          {t('configure')}
          <span className="sr-only">{title}</span>
        </Button>
      ) : null}
      {button('up', t('moveUp', { title }), <ArrowUp {...icon} />, line.position === 1)}
      {button('down', t('moveDown', { title }), <ArrowDown {...icon} />, last)}
      {button('copy', t('copyLine', { title }), <Copy {...icon} />)}
      {button('remove', t('removeLine', { title }), <Trash2 {...icon} />)}
    </div>
  );
}
