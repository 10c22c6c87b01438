/** Invoices, credit notes and delivery notes of an order; for sales, issuing and taking back. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import { plainField } from '#components/ui/field.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { ShownInvoice, ShownPapers } from './change-types.ts';
import { Day, useMonthText } from './dates.tsx';

const REPORTS = [
  { report: 'buildReportHref', word: 'buildReport' },
  { report: 'careSheetHref', word: 'careSheet' },
] as const;
const LINK = 'inline-flex min-h-8 items-center text-accent underline underline-offset-4';

export function Papers({
  papers,
  issueKey,
}: {
  readonly papers: ShownPapers;
  /** For whoever may issue invoices: the key of this attempt. */
  readonly issueKey: string | undefined;
}) {
  const t = useTranslations('orders.papers');
  const open = papers.invoices.find(({ kind, creditedBy }) => kind === 'invoice' && !creditedBy);
  const nothing =
    papers.invoices.length === 0 &&
    papers.deliveryNotes.length === 0 &&
    REPORTS.every(({ report }) => papers[report] === undefined);
  if (nothing && issueKey === undefined) return null;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers" className="text-lg font-semibold">
        {t('title')}
      </h2>
      <ul className="mt-3 flex flex-col gap-3">
        {papers.deliveryNotes.map(({ number, href, shippedOn }) => (
          <li key={number}>
            <a href={href} className={LINK}>
              {t('deliveryNote', { number })}
            </a>
            <p className="text-sm text-quiet">
              {t('shipped')} <Day day={shippedOn} />
            </p>
          </li>
        ))}
        {REPORTS.map(({ report, word }) =>
          papers[report] ? (
            <li key={report}>
              <a href={papers[report]} className={LINK}>
                {t(word)}
              </a>
            </li>
          ) : null,
        )}
        {papers.invoices.map((invoice) => (
          <InvoiceItem key={invoice.number} invoice={invoice} />
        ))}
      </ul>
      {issueKey === undefined ? null : open ? (
        <CreditForm invoice={open} />
      ) : (
        <Form method="post" className="mt-4">
          <input type="hidden" name="intent" value="issue-invoice" />
          <input type="hidden" name="idempotencyKey" value={issueKey} />
          <Button size="dense">{t('issue')}</Button>
        </Form>
      )}
    </section>
  );
}

/** One invoice or credit note in a list, with its files. */
export function InvoiceItem({ invoice }: { readonly invoice: ShownInvoice }) {
  const t = useTranslations('orders.papers');
  const monthText = useMonthText();
  const { number, kind, total, currency, issuedOn, dueOn, creditedBy } = invoice;
  const { month, orders, href, ciiHref, ublHref } = invoice;
  return (
    <li>
      <span className="flex flex-wrap items-center gap-x-4">
        <a href={href} className={LINK}>
          {t(kind, { number })}
        </a>
        <a href={ciiHref} className={`${LINK} text-sm`}>
          {t('cii', { number })}
        </a>
        <a href={ublHref} className={`${LINK} text-sm`}>
          {t('ubl', { number })}
        </a>
      </span>
      <p className="text-sm text-quiet">
        <Money amount={total} currency={currency} /> · {t('issued')} <Day day={issuedOn} />
        {kind === 'invoice' && !creditedBy ? (
          <>
            {' · '}
            {t('due')} <Day day={dueOn} />
          </>
        ) : null}
        {creditedBy ? ` · ${t('credited', { number: creditedBy })}` : null}
      </p>
      {month ? (
        <p className="text-sm text-quiet">
          {t('collective', { count: orders, month: monthText(month) })}
        </p>
      ) : null}
    </li>
  );
}

function CreditForm({ invoice: { number, orders } }: { readonly invoice: ShownInvoice }) {
  const t = useTranslations('orders.papers');
  return (
    <details className="mt-4">
      <summary className="min-h-6 font-medium">{t('credit', { number })}</summary>
      <Form method="post" className="mt-3 flex flex-col gap-3">
        <input type="hidden" name="intent" value="credit-invoice" />
        <input type="hidden" name="invoice" value={number} />
        {orders > 1 ? <p className="text-sm">{t('creditsAll', { count: orders })}</p> : null}
        <TextField
          field={{ ...plainField('reason'), id: 'credit-reason' }}
          label={t('creditReason')}
          minLength={3}
          maxLength={500}
        />
        <div>
          <Button look="danger" size="dense">
            {t('creditButton')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
