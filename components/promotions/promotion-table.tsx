/** Promotions as a list, and the uses of one. */
import { Link } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import { Gives, Period, Redeemed, StateBadge } from './facts.tsx';
import type { ShownPromotion, ShownRedemption } from './types.ts';

const LINK = 'text-accent underline underline-offset-4';

export function PromotionTable({ rows }: { readonly rows: readonly ShownPromotion[] }) {
  const t = useTranslations('quotes.promotions');
  const locale = useLocale();
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'code',
          header: t('code'),
          rowHeader: true,
          cell: ({ href, code, title }) => (
            <>
              <Link to={href} className={LINK}>
                {code}
              </Link>
              <span className="block font-normal text-quiet">{translate(title, locale)}</span>
            </>
          ),
        },
        { id: 'state', header: t('stateLabel'), cell: ({ state }) => <StateBadge state={state} /> },
        { id: 'gives', header: t('gives'), cell: (row) => <Gives promotion={row} /> },
        { id: 'period', header: t('period'), cell: (row) => <Period promotion={row} /> },
        { id: 'redeemed', header: t('redeemed'), cell: (row) => <Redeemed promotion={row} /> },
      ]}
    />
  );
}

export function RedemptionTable({ rows }: { readonly rows: readonly ShownRedemption[] }) {
  const t = useTranslations('quotes.promotions');
  return (
    <DataTable
      caption={t('redemptions')}
      captionHidden
      rows={rows}
      rowKey={({ order }) => order}
      columns={[
        {
          id: 'order',
          header: t('order'),
          rowHeader: true,
          cell: ({ href, order }) => (
            <Link to={href} className={LINK}>
              {order}
            </Link>
          ),
        },
        {
          id: 'customer',
          header: t('customer'),
          cell: ({ customer }) =>
            customer ? (
              <Link to={customer.href} className={LINK}>
                {customer.name}
              </Link>
            ) : null,
        },
        { id: 'at', header: t('at'), cell: ({ at }) => <Moment at={at} /> },
        {
          id: 'amount',
          header: t('amount'),
          align: 'end',
          cell: ({ amount, currency, givenBackAt }) => (
            <>
              <Money amount={amount} currency={currency} />
              {givenBackAt ? (
                <span className="block text-quiet">
                  {t('givenBack')} <Moment at={givenBackAt} />
                </span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
