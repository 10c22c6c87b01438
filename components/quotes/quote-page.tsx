/** One quote for those who make it: editor or reader, summary, approvals, words, revisions. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Day } from '#components/orders/dates.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Money } from '#components/ui/money.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { AnswerForm, Comments } from './comments.tsx';
import { Approvals, DecideApproval, QuoteActions } from './quote-actions.tsx';
import { QuoteEditor, type QuoteAnswer } from './quote-editor.tsx';
import { QuoteLines } from './quote-reader.tsx';
import { QuoteSummary } from './quote-summary.tsx';
import { QuoteStatusBadge } from './status.tsx';
import type { QuoteOffer, ShownQuote } from './types.ts';

export function QuotePage({
  quote,
  offer,
  answer,
}: {
  readonly quote: ShownQuote;
  readonly offer: QuoteOffer;
  /** What became of the last form; `link` is told once. */
  readonly answer?: (QuoteAnswer & { readonly link?: string | undefined }) | undefined;
}) {
  const t = useTranslations('quotes');
  const editing = quote.status === 'draft' && quote.mayWrite;
  return (
    <>
      <PageHeader
        title={t('quoteTitle', { number: quote.number, revision: quote.revision })}
        lead={<QuoteFacts quote={quote} />}
        actions={
          <a href={quote.pdfHref} className={buttonClass('secondary')}>
            {t('pdf')}
          </a>
        }
      />
      {answer?.link ? (
        <p role="status" className="rounded-md border border-success bg-raised p-4 wrap-anywhere">
          {t('linkOnce')} <a href={answer.link}>{answer.link}</a>
        </p>
      ) : null}
      {editing ? (
        <QuoteEditor key={quote.id} quote={quote} offer={offer} refused={answer} />
      ) : (
        <Reader quote={quote} answer={answer} />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 wide:grid-cols-2">
        <section aria-labelledby="comments-title" className="flex flex-col gap-3">
          <h2 id="comments-title" className="text-lg font-semibold">
            {t('comments')}
          </h2>
          <Comments comments={quote.comments} currency={quote.currency} staff={quote.mayWrite} />
          {quote.mayWrite ? <AnswerForm quoteId={quote.id} /> : null}
        </section>
        <div className="flex flex-col gap-6">
          {editing ? <QuoteActions quote={quote} /> : null}
          <Revisions quote={quote} />
        </div>
      </div>
    </>
  );
}

function QuoteFacts({ quote }: { readonly quote: ShownQuote }) {
  const t = useTranslations('quotes');
  const link = 'text-accent underline underline-offset-4';
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <QuoteStatusBadge status={quote.status} />
      <Link to={quote.client.href} className={link}>
        {quote.client.name}
      </Link>
      <span>
        {t('validUntil')} <Day day={quote.validUntil} />
      </span>
      {quote.ownerName ? <span>{quote.ownerName}</span> : null}
      {quote.order ? (
        <Link to={quote.order.href} className={link}>
          {t('orderOf', { number: quote.order.number })}
        </Link>
      ) : null}
    </span>
  );
}

function Reader({
  quote,
  answer,
}: {
  readonly quote: ShownQuote;
  readonly answer: QuoteAnswer | undefined;
}) {
  const t = useTranslations('quotes');
  const { decision } = quote;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 wide:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <FormErrors errors={answer?.code === undefined ? undefined : [answer.code]} />
        {decision ? (
          <p className="rounded-md border border-line bg-raised p-3">
            {t(`decided.${quote.status as 'accepted'}`, { name: decision.name ?? t('somebody') })}
            {decision.reason ? ` “${decision.reason}”` : ''}
          </p>
        ) : null}
        <DecideApproval quote={quote} />
        <section aria-labelledby="lines-title" className="flex flex-col gap-3">
          <h2 id="lines-title" className="text-lg font-semibold">
            {t('lines')}
          </h2>
          <QuoteLines lines={quote.lines} currency={quote.currency} />
        </section>
        {quote.terms.notes ? (
          <section aria-labelledby="notes-title">
            <h2 id="notes-title" className="text-lg font-semibold">
              {t('field.notes')}
            </h2>
            <p className="whitespace-pre-line">{quote.terms.notes}</p>
          </section>
        ) : null}
        <Approvals quote={quote} />
      </div>
      <div className="flex flex-col gap-4">
        <QuoteSummary quote={quote} />
        <QuoteActions quote={quote} />
      </div>
    </div>
  );
}

function Revisions({ quote }: { readonly quote: ShownQuote }) {
  const t = useTranslations('quotes');
  if (quote.revisions.length < 2) return null;
  const link = 'inline-flex min-h-6 items-center text-accent underline underline-offset-4';
  return (
    <section aria-labelledby="revisions-title">
      <h2 id="revisions-title" className="mb-2 text-lg font-semibold">
        {t('revisions')}
      </h2>
      <ul className="rounded-md border border-line bg-raised">
        {quote.revisions.map(({ revision, status, total, href, differenceHref }) => (
          <li
            key={revision}
            className="flex flex-wrap items-center gap-x-4 border-b border-line px-3 py-2 last:border-b-0"
          >
            <Link to={href} className={link}>
              {t('revisionNamed', { revision })}
            </Link>
            <QuoteStatusBadge status={status} />
            <Money amount={total} currency={quote.currency} />
            {differenceHref ? (
              <Link to={differenceHref} className={`${link} ms-auto text-sm`}>
                {t('whatChanged', { revision })}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
