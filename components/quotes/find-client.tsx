/** One box that finds a client by anything they say; the list below follows what is typed. */
import { Form, Link, useSubmit } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';

const QUIET_MS = 150;

export interface FindClientProps {
  readonly search: string;
  readonly mayQuote: boolean;
  readonly quotesHref: string;
  readonly customers: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string | null;
    readonly city: string | null;
    readonly href: string;
  }[];
  /** Orders and quotes, by their number. */
  readonly numbered: readonly {
    readonly number: string;
    readonly customerName: string;
    readonly href: string;
  }[];
}

export function FindClient(found: FindClientProps) {
  const t = useTranslations('quotes');
  const { search, customers, numbered } = found;
  const nothing = search !== '' && customers.length === 0 && numbered.length === 0;
  return (
    <>
      <PageHeader title={t('find.title')} lead={t('find.hint')} />
      <SearchBox search={search} />
      <div aria-live="polite" className="flex flex-col gap-6">
        {nothing ? <p className="text-quiet">{t('find.none')}</p> : null}
        {customers.length > 0 ? <Customers {...found} /> : null}
        {numbered.length > 0 ? (
          <ul
            aria-label={`${t('find.orders')}, ${t('find.quotes')}`}
            className="rounded-md border border-line bg-raised"
          >
            {numbered.map(({ number, customerName, href }) => (
              <li key={number} className="border-b border-line px-3 py-2 last:border-b-0">
                <Link to={href} className="text-accent underline underline-offset-4">
                  {number}
                </Link>{' '}
                {customerName}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </>
  );
}

function SearchBox({ search }: { readonly search: string }) {
  const t = useTranslations('quotes');
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Form
      method="get"
      role="search"
      className="flex items-end gap-2"
      // Enter right after the last letter: what was typed is not sent once more behind it.
      onSubmit={() => clearTimeout(timer.current)}
      onChange={(event) => {
        const form = event.currentTarget;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => submit(form, { replace: true }), QUIET_MS);
      }}
    >
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <label htmlFor="search" className="text-sm font-medium">
          {t('find.label')}
        </label>
        <input
          id="search"
          name="search"
          type="search"
          autoComplete="off"
          defaultValue={search}
          maxLength={200}
          className="min-h-11 w-full rounded-md border border-quiet bg-raised px-3"
        />
      </div>
      {/* Only whoever presses it, or Enter, is taken to the one client. */}
      <Button name="open" value="1">
        {t('search')}
      </Button>
    </Form>
  );
}

function Customers({ customers, mayQuote, quotesHref }: FindClientProps) {
  const t = useTranslations('quotes');
  return (
    <ul aria-label={t('find.customers')} className="rounded-md border border-line bg-raised">
      {customers.map(({ id, name, email, phone, city, href }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-3 border-b border-line px-3 py-2 last:border-b-0"
        >
          <div className="min-w-0">
            <Link to={href} className="font-medium text-accent underline underline-offset-4">
              {name}
            </Link>
            <p className="text-sm text-quiet wrap-anywhere">
              {[email, phone, city].filter(Boolean).join(' · ')}
            </p>
          </div>
          {mayQuote ? (
            <Form method="post" action={quotesHref}>
              <input type="hidden" name="customerId" value={id} />
              <Button size="dense">
                {t('new')}
                <span className="sr-only">{name}</span>
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
