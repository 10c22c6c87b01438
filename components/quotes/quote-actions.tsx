/** What can be done with a quote as a whole, by where it is in its life and who looks at it. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button, type ButtonLook } from '#components/ui/button.tsx';
import type { QuoteStatus } from '#rules/workflow/quote.ts';
import { ExceededLimits } from './quote-summary.tsx';
import type { ShownApproval, ShownQuote } from './types.ts';

type Action = 'recall' | 'send' | 'edit' | 'revise' | 'withdraw' | 'new-link' | 'withdraw-links';

const ACTIONS: Readonly<Partial<Record<QuoteStatus, readonly Action[]>>> = {
  draft: ['withdraw'],
  'in-approval': ['recall'],
  approved: ['send', 'edit', 'withdraw'],
  sent: ['revise', 'new-link', 'withdraw-links', 'withdraw'],
  viewed: ['revise', 'new-link', 'withdraw-links', 'withdraw'],
  declined: ['revise'],
  expired: ['revise'],
};
const LOOKS: Readonly<Partial<Record<Action, ButtonLook>>> = {
  send: 'primary',
  withdraw: 'danger',
};
/** These end or begin something: somebody will want to know why. */
const WITH_REASON: readonly Action[] = ['revise', 'withdraw'];

function Guarded({
  quote,
  children,
  className,
}: {
  readonly quote: ShownQuote;
  readonly children: React.ReactNode;
  readonly className?: string;
}) {
  return (
    <Form method="post" className={className}>
      <input type="hidden" name="id" value={quote.id} />
      <input type="hidden" name="version" value={quote.version} />
      {children}
    </Form>
  );
}

export function QuoteActions({ quote }: { readonly quote: ShownQuote }) {
  const t = useTranslations('quotes');
  const actions = quote.mayWrite ? (ACTIONS[quote.status] ?? []) : [];
  return (
    <section aria-label={t('actions')} className="flex flex-col gap-3">
      {actions.map((action) =>
        WITH_REASON.includes(action) ? (
          <details key={action} className="rounded-md border border-line p-3">
            <summary className="min-h-6 font-medium">{t(`action.${action}`)}</summary>
            <Guarded quote={quote} className="mt-2 flex flex-col gap-2">
              <label className="flex flex-col gap-1 text-sm">
                {t(`reason.${action as 'revise' | 'withdraw'}`)}
                <textarea
                  name="reason"
                  rows={2}
                  required={action === 'withdraw'}
                  maxLength={1000}
                  className="rounded-md border border-quiet bg-raised p-2"
                />
              </label>
              <Button name="do" value={action} look={LOOKS[action] ?? 'secondary'} size="dense">
                {t(`action.${action}`)}
              </Button>
            </Guarded>
          </details>
        ) : (
          <Guarded key={action} quote={quote} className="flex flex-col">
            <Button name="do" value={action} look={LOOKS[action] ?? 'secondary'}>
              {action === 'send' ? t('sendTo', { name: quote.client.name }) : t(`action.${action}`)}
            </Button>
          </Guarded>
        ),
      )}
      {quote.mayWrite || quote.status === 'superseded' ? (
        <Guarded quote={quote} className="flex flex-col">
          <Button name="do" value="copy-quote" look="quiet" size="dense">
            {t('action.copy')}
          </Button>
        </Guarded>
      ) : null}
    </section>
  );
}

/** For the manager: what is asked, why, and the two answers. */
export function DecideApproval({ quote }: { readonly quote: ShownQuote }) {
  const t = useTranslations('quotes');
  const pending = quote.approvals.find(({ status }) => status === 'pending');
  if (!quote.mayDecide || pending === undefined) return null;
  return (
    <section
      aria-labelledby="decide-title"
      className="flex flex-col gap-3 rounded-md border border-warning bg-raised p-4"
    >
      <h2 id="decide-title" className="text-lg font-semibold">
        {t('decide')}
      </h2>
      {quote.inPlaceOf.length > 0 ? (
        <p className="text-sm">
          {t('delegation.youStandFor', { name: quote.inPlaceOf.join(', ') })}
        </p>
      ) : null}
      <ApprovalFacts approval={pending} quote={quote} />
      <Guarded quote={quote} className="flex flex-col gap-2">
        <label className="flex flex-col gap-1 text-sm">
          {t('decisionReason')}
          <textarea
            name="reason"
            rows={2}
            maxLength={1000}
            className="rounded-md border border-quiet bg-raised p-2"
          />
        </label>
        <div className="flex flex-wrap gap-3">
          <Button name="do" value="approve" look="primary">
            {t('approve')}
          </Button>
          <Button name="do" value="reject" look="danger">
            {t('reject')}
          </Button>
        </div>
      </Guarded>
    </section>
  );
}

function ApprovalFacts({
  approval,
  quote,
}: {
  readonly approval: ShownApproval;
  readonly quote: ShownQuote;
}) {
  const t = useTranslations('quotes');
  return (
    <div className="text-sm">
      <p>{t('askedBy', { name: approval.requestedBy ?? t('somebody') })}</p>
      {approval.reason ? <p className="whitespace-pre-line">“{approval.reason}”</p> : null}
      <ExceededLimits exceeded={approval.exceeded} lines={quote.lines} />
    </div>
  );
}

export function Approvals({ quote }: { readonly quote: ShownQuote }) {
  const t = useTranslations('quotes');
  const known = quote.approvals.filter(({ status }) => !quote.mayDecide || status !== 'pending');
  if (known.length === 0) return null;
  return (
    <section aria-labelledby="approvals-title">
      <h2 id="approvals-title" className="mb-2 text-lg font-semibold">
        {t('approvals')}
      </h2>
      <ul className="flex flex-col gap-3">
        {known.map((approval) => (
          <li key={approval.id} className="rounded-md border border-line bg-raised p-3">
            <p className="font-medium">
              {t(`approvalStatus.${approval.status as 'pending'}`, {
                name: approval.decidedBy ?? t('somebody'),
              })}
              {approval.inPlaceOf
                ? ` (${t('delegation.inPlaceOf', { name: approval.inPlaceOf })})`
                : null}
            </p>
            <ApprovalFacts approval={approval} quote={quote} />
            {approval.decision ? (
              <p className="text-sm whitespace-pre-line">“{approval.decision}”</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
