/** A quote that is no draft (any more): its lines as they were fixed, for staff and for clients. */
import { useLocale, useTranslations } from 'use-intl';
import { Choices } from '#components/orders/choices.tsx';
import { LinePicture } from '#components/orders/line-picture.tsx';
import { Waterfall } from '#components/orders/waterfall.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { LineChoice } from '#rules/quotes/counted-lines.ts';
import { Margin } from './quote-summary.tsx';
import type { ShownBundle, ShownQuoteLine } from './types.ts';

export function QuoteLines({
  lines,
  currency,
  picker,
  actions,
}: {
  readonly lines: readonly ShownQuoteLine[];
  readonly currency: string;
  /** How a client chooses a line that is a choice. */
  readonly picker?: (line: ShownQuoteLine, choice: LineChoice) => React.ReactNode;
  readonly actions?: (line: ShownQuoteLine) => React.ReactNode;
}) {
  return (
    <ol className="flex flex-col gap-4">
      {lines.map((line) => (
        <QuoteLine
          key={line.id}
          line={line}
          currency={currency}
          picker={
            line.choice && (line.bundle?.leads ?? true) ? picker?.(line, line.choice) : undefined
          }
          actions={actions?.(line)}
        />
      ))}
    </ol>
  );
}

function QuoteLine({
  line,
  currency,
  picker,
  actions,
}: {
  readonly line: ShownQuoteLine;
  readonly currency: string;
  readonly picker: React.ReactNode;
  readonly actions: React.ReactNode;
}) {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const title = translate(line.title, locale);
  const product = line.product ? translate(line.product, locale) : undefined;
  return (
    <li className="rounded-md border border-line bg-raised">
      <div
        className={`grid gap-4 p-4 ${line.picture ? 'md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]' : ''}`}
      >
        {line.picture ? <LinePicture picture={line.picture} className="h-auto w-full" /> : null}
        <div className="flex min-w-0 flex-col gap-1">
          <h3 className="text-lg font-semibold wrap-anywhere">
            {line.position}. {title}
          </h3>
          <p className="text-quiet">
            {[product === title ? undefined : product, t('pieces', { count: line.quantity })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {line.choice ? (
            <p className="flex flex-wrap gap-2">
              <Badge tone="info">
                {line.choice.alternative === undefined
                  ? t('optionBadge')
                  : t('alternativeBadge', { name: line.choice.alternative })}
              </Badge>
              <Badge tone={line.counted ? 'success' : 'neutral'}>
                {t(line.counted ? 'choiceIn' : 'choiceOut')}
              </Badge>
            </p>
          ) : null}
          {line.bundle ? <BundleWords bundle={line.bundle} currency={currency} /> : null}
          {line.note ? <p className="whitespace-pre-line wrap-anywhere">{line.note}</p> : null}
          {line.bundle === undefined ? (
            <p className="mt-2 text-lg font-semibold">
              {line.price ? <Money amount={line.price.total} currency={currency} /> : '–'}
            </p>
          ) : null}
          {line.margin ? (
            <p className="text-sm text-quiet">
              {t('margin')} <Margin margin={line.margin} currency={currency} />
            </p>
          ) : null}
          {picker}
          {actions}
        </div>
      </div>
      {line.groups.length > 0 ? (
        <details className="border-t border-line px-4 py-3">
          <summary className="min-h-6 font-medium">{t('choices')}</summary>
          <div className="mt-3">
            <Choices groups={line.groups} />
          </div>
        </details>
      ) : null}
      {line.price ? (
        <details className="border-t border-line px-4 py-3">
          <summary className="min-h-6 font-medium">{t('howLine')}</summary>
          <div className="mt-3 max-w-2xl">
            <Waterfall name={title} price={{ ...line.price, currency }} />
          </div>
        </details>
      ) : null}
    </li>
  );
}

/** That a line is sold as one with others, and on the first of them what all of it costs. */
export function BundleWords({
  bundle: { name, leads, total },
  currency,
}: {
  readonly bundle: ShownBundle;
  readonly currency: string;
}) {
  const t = useTranslations('quotes');
  return leads ? (
    <p className="mt-2">
      <span className="block text-sm">{t('bundleOf', { name })}</span>
      <span className="text-lg font-semibold">
        {total === undefined ? '–' : <Money amount={total} currency={currency} />}
      </span>
    </p>
  ) : (
    <p className="mt-2 text-sm">{t('bundleIn', { name })}</p>
  );
}
