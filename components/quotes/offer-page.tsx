/** An offer as its client reads it: what is offered, what it costs, and every way to answer. */
import { Form } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { Day } from '#components/orders/dates.tsx';
import { Waterfall } from '#components/orders/waterfall.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Money } from '#components/ui/money.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { translate } from '#rules/model/translate.ts';
import type { LineChoice } from '#rules/quotes/counted-lines.ts';
import { Comments } from './comments.tsx';
import { AcceptForm, AskForm, DeclineForm } from './offer-forms.tsx';
import { Proposals } from './offer-proposals.tsx';
import type { RefusedForm } from './quote-form-fields.ts';
import { QuoteLines } from './quote-reader.tsx';
import type { ShownOffer, ShownQuoteLine } from './types.ts';

export interface OfferAnswer extends RefusedForm {
  readonly code?: string | undefined;
  /** Which form was sent. */
  readonly intent?: string | undefined;
}

const OVER = ['superseded', 'expired', 'withdrawn', 'declined'] as const;

export function OfferPage({
  offer,
  answer = {},
}: {
  readonly offer: ShownOffer;
  readonly answer?: OfferAnswer | undefined;
}) {
  const t = useTranslations('quotes');
  const open = offer.status === 'sent' || offer.status === 'viewed';
  return (
    <>
      <PageHeader
        title={t('offer.title', { number: offer.number })}
        lead={
          <span className="flex flex-wrap gap-x-4">
            <span>{t('offer.for', { name: offer.client.name })}</span>
            {offer.ownerName ? <span>{t('offer.from', { name: offer.ownerName })}</span> : null}
            <span>
              {t('offer.until')} <Day day={offer.validUntil} />
            </span>
          </span>
        }
        actions={
          <a href={offer.pdfHref} className={buttonClass('secondary')}>
            {t('pdf')}
          </a>
        }
      />
      <Standing offer={offer} />
      <FormErrors errors={answer.code === undefined ? undefined : [answer.code]} />
      {offer.title ? <p className="text-lg">{offer.title}</p> : null}
      {offer.notes ? <p className="max-w-[70ch] whitespace-pre-line">{offer.notes}</p> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 wide:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Proposals offer={offer} />
          <Lines offer={offer} open={open} />
        </div>
        <div className="flex flex-col gap-6">
          <OfferTotals offer={offer} />
          {open ? <AcceptForm offer={offer} refused={answer} /> : null}
        </div>
      </div>
      <section aria-labelledby="words-title" className="flex max-w-3xl flex-col gap-4">
        <h2 id="words-title" className="text-lg font-semibold">
          {t('comments')}
        </h2>
        <Comments comments={offer.comments} currency={offer.currency} />
        {open ? (
          <>
            <AskForm offer={offer} refused={answer} />
            <DeclineForm offer={offer} />
          </>
        ) : null}
      </section>
    </>
  );
}

/** What became of an offer that is no longer open. */
function Standing({ offer }: { readonly offer: ShownOffer }) {
  const t = useTranslations('quotes.offer');
  if (offer.status === 'accepted' && offer.orderNumber !== undefined)
    return (
      <p role="status" className="rounded-md border border-success bg-raised p-4 font-medium">
        {t('accepted', { number: offer.orderNumber })}
      </p>
    );
  const over = OVER.find((status) => status === offer.status);
  return over === undefined ? null : (
    <p role="status" className="rounded-md border border-danger bg-raised p-4 font-medium">
      {t(over)}
    </p>
  );
}

function Lines({ offer, open }: { readonly offer: ShownOffer; readonly open: boolean }) {
  const t = useTranslations('quotes');
  const choices = offer.lines.some(({ choice }) => choice);
  return (
    <section aria-labelledby="lines-title" className="flex flex-col gap-4">
      <h2 id="lines-title" className="sr-only">
        {t('lines')}
      </h2>
      <QuoteLines
        lines={offer.lines}
        currency={offer.currency}
        picker={open ? (line, choice) => <Picker line={line} choice={choice} /> : undefined}
        actions={open ? (line) => <ChangeLine line={line} /> : undefined}
      />
      {open && choices ? (
        <Form method="get" id="choice" preventScrollReset>
          <input type="hidden" name="choose" value="yes" />
          <Button>{t('offer.update')}</Button>
        </Form>
      ) : null}
    </section>
  );
}

function Picker({
  line,
  choice: { alternative },
}: {
  readonly line: ShownQuoteLine;
  readonly choice: LineChoice;
}) {
  const t = useTranslations('quotes.offer');
  const one = alternative !== undefined;
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        key={String(line.counted)}
        type={one ? 'radio' : 'checkbox'}
        form="choice"
        name={one ? `one.${alternative}` : 'option'}
        value={line.id}
        defaultChecked={line.counted}
        className="size-5 accent-accent"
      />
      {t(one ? 'instead' : 'yourChoice')}
      <TitleForAll line={line} />
    </label>
  );
}

function ChangeLine({ line }: { readonly line: ShownQuoteLine }) {
  const t = useTranslations('quotes.offer');
  if (line.kind === 'plain') return null;
  return (
    <Form method="post" className="mt-2">
      <input type="hidden" name="lineId" value={line.id} />
      <Button size="dense" name="do" value="change">
        {t('change')}
        <TitleForAll line={line} />
      </Button>
    </Form>
  );
}

/** Buttons that look alike say what they are about to those who hear them. */
function TitleForAll({ line }: { readonly line: ShownQuoteLine }) {
  const locale = useLocale();
  return <span className="sr-only">{translate(line.title, locale)}</span>;
}

function OfferTotals({ offer }: { readonly offer: ShownOffer }) {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const { totals, currency, deliveryTerm, paymentTerm } = offer;
  const rows = (['goods', 'delivery', 'payment', 'tax', 'rounding'] as const).filter(
    (part) => part === 'goods' || part === 'tax' || totals[part] !== 0,
  );
  return (
    <section
      aria-labelledby="totals-title"
      className="flex flex-col gap-3 rounded-md border border-line bg-raised p-4"
    >
      <h2 id="totals-title" className="text-lg font-semibold">
        {t('summary')}
      </h2>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 tabular-nums">
        {rows.map((part) => (
          <div key={part} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-quiet">{t(`parts.${part}`)}</dt>
            <dd className="text-end">
              <Money amount={totals[part]} currency={currency} />
            </dd>
          </div>
        ))}
        <div className="col-span-2 grid grid-cols-subgrid border-t border-line pt-2 font-semibold">
          <dt>{t('total')}</dt>
          <dd className="text-end text-lg" data-testid="offer-total">
            <Money amount={totals.total} currency={currency} />
          </dd>
        </div>
      </dl>
      {deliveryTerm ? (
        <p className="text-sm">
          {t('offer.delivery')}: {translate(deliveryTerm, locale)}
        </p>
      ) : null}
      {paymentTerm ? (
        <p className="text-sm">
          {t('offer.payment')}: {translate(paymentTerm, locale)}
        </p>
      ) : null}
      <details>
        <summary className="min-h-6 font-medium">{t('howTotal')}</summary>
        <div className="mt-2">
          <Waterfall
            name={offer.number}
            price={{ currency, steps: totals.steps, total: totals.total }}
          />
        </div>
      </details>
    </section>
  );
}
