/** A customer's invoices: months that wait for a collective one, and what has been issued. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { ShownInvoice } from '#components/orders/change-types.ts';
import { useMonthText } from '#components/orders/dates.tsx';
import { InvoiceItem } from '#components/orders/papers.tsx';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';

export interface ShownOpenMonth {
  /** YYYY-MM */
  readonly month: string;
  readonly orders: readonly { readonly number: string; readonly href: string }[];
  readonly totals: readonly { readonly currency: string; readonly amount: number }[];
  readonly over: boolean;
}

export function CustomerInvoices({
  months,
  invoices,
  mayBill,
}: {
  readonly months: readonly ShownOpenMonth[];
  readonly invoices: readonly ShownInvoice[];
  readonly mayBill: boolean;
}) {
  const t = useTranslations('sales.invoices');
  return (
    <>
      <section aria-labelledby="waiting">
        <h2 id="waiting" className="mb-3 text-lg font-semibold">
          {t('waiting')}
        </h2>
        {months.length === 0 ? <p className="text-quiet">{t('nothingWaiting')}</p> : null}
        <ul className="flex flex-col gap-3">
          {months.map((month) => (
            <OpenMonth key={month.month} open={month} mayBill={mayBill} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="issued">
        <h2 id="issued" className="mb-3 text-lg font-semibold">
          {t('issued')}
        </h2>
        {invoices.length === 0 ? <p className="text-quiet">{t('none')}</p> : null}
        <ul className="flex flex-col gap-3">
          {invoices.map((invoice) => (
            <InvoiceItem key={invoice.number} invoice={invoice} />
          ))}
        </ul>
      </section>
    </>
  );
}

function OpenMonth({
  open: { month, orders, totals, over },
  mayBill,
}: {
  readonly open: ShownOpenMonth;
  readonly mayBill: boolean;
}) {
  const t = useTranslations('sales.invoices');
  const monthText = useMonthText();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-raised p-4">
      <div>
        <p className="font-medium">
          {t('month', { month: monthText(month), count: orders.length })}
          {totals.map(({ currency, amount }) => (
            <span key={currency}>
              {' · '}
              <Money amount={amount} currency={currency} />
            </span>
          ))}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm">
          {orders.map(({ number, href }) => (
            <Link
              key={number}
              to={href}
              className="inline-flex min-h-6 items-center text-accent underline underline-offset-4"
            >
              {number}
            </Link>
          ))}
        </p>
      </div>
      {over && mayBill ? (
        <Form method="post">
          <input type="hidden" name="month" value={month} />
          <Button size="dense">{t('bill', { month: monthText(month) })}</Button>
        </Form>
      ) : null}
      {over ? null : <p className="text-sm text-quiet">{t('running')}</p>}
    </li>
  );
}
