/** Said before anybody is erased: what goes, what stays, and why. */
import { useTranslations } from 'use-intl';

export function WhatStays({
  orders,
  invoices,
  quotes,
  openOrders,
}: {
  readonly orders: number;
  readonly invoices: number;
  readonly quotes: number;
  readonly openOrders: readonly string[];
}) {
  const t = useTranslations('privacy.erase');
  return (
    <>
      <h2 className="text-lg font-semibold">{t('goes')}</h2>
      <p className="max-w-[70ch]">{t('goesText')}</p>
      <h2 className="text-lg font-semibold">{t('stays')}</h2>
      <ul className="flex max-w-[70ch] list-disc flex-col gap-2 ps-5">
        {orders > 0 ? <li>{t('staysOrders', { orders, invoices })}</li> : null}
        {quotes > 0 ? <li>{t('staysQuotes', { quotes })}</li> : null}
        {orders > 0 ? <li>{t('staysWorkshop')}</li> : null}
        {orders + quotes === 0 ? <li>{t('staysNothing')}</li> : null}
        {openOrders.length > 0 ? (
          <li>{t('staysOpen', { numbers: openOrders.join(', '), count: openOrders.length })}</li>
        ) : null}
      </ul>
    </>
  );
}
