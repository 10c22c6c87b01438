/** What sales has going with a customer: quotes, what was ordered so far, where the client stopped. */
import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { QuoteTable } from '#components/quotes/quote-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { Money } from '#components/ui/money.tsx';
import type { ShownRelationship } from './types.ts';

export function RelationshipFacts({ customer }: { readonly customer: ShownRelationship }) {
  const t = useTranslations('quotes.relationship');
  const { value, lastContact, openWork, name } = customer;
  return (
    <>
      {value.length > 0 ? (
        <>
          {' · '}
          {t('value')}{' '}
          {value.map(({ currency, amount }, index) => (
            <span key={currency}>
              {index > 0 ? ' + ' : ''}
              <Money amount={amount} currency={currency} />
            </span>
          ))}
        </>
      ) : null}
      {lastContact ? (
        <>
          {' · '}
          {t('lastContact')} <Moment at={lastContact} time />
        </>
      ) : null}
      {openWork ? (
        <>
          <br />
          <Link
            to={openWork.href}
            className="inline-flex min-h-6 items-center text-accent underline underline-offset-4"
          >
            {t('goOn', { name })}: {openWork.title}
          </Link>
        </>
      ) : null}
    </>
  );
}

export function QuotesOf({
  customer,
  newQuote,
}: {
  readonly customer: ShownRelationship;
  readonly newQuote: string | undefined;
}) {
  const t = useTranslations('quotes');
  return (
    <section aria-labelledby="quotes-title">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="quotes-title" className="text-lg font-semibold">
          {t('title')}
        </h2>
        {newQuote === undefined ? null : (
          <Form method="post" action={newQuote}>
            <input type="hidden" name="customerId" value={customer.id} />
            <Button size="dense">{t('newFor', { name: customer.name })}</Button>
          </Form>
        )}
      </div>
      {customer.quotes.length > 0 ? (
        <QuoteTable rows={customer.quotes} />
      ) : (
        <p className="text-quiet">{t('count', { count: 0 })}</p>
      )}
    </section>
  );
}
