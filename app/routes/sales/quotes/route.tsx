/** Quotes: the list, by what there is to do; and a new one for a customer. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { StandsFor } from '#components/quotes/delegation.tsx';
import { QuoteTable } from '#components/quotes/quote-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { SearchForm } from '#components/ui/search-form.tsx';
import { quoteRow } from '#app/presenters/quote.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { standsFor } from '#app/services/quotes/delegate-approvals.server.ts';
import { listQuotes } from '#app/services/quotes/list-quotes.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { listQuery } from '#app/utils/list-query.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const { search, page } = listQuery(request);
    const filter = new URL(request.url).searchParams.get('filter') ?? undefined;
    const actor = await loadActor(request, context);
    const { quotes, ...found } = await listQuotes(actor, { search, page, filter });
    return { ...found, search, rows: quotes.map(quoteRow), standsFor: await standsFor(actor) };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { number } = await createQuote(actor, Object.fromEntries(await readForm(request)));
    return redirect(paths.quote(number), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

const FILTERS = ['all', 'mine', 'draft', 'approval', 'sent', 'expiring'] as const;

const hrefOf = (filter: string, search: string, page = 1): string => {
  const query = new URLSearchParams({
    ...(filter === 'all' ? {} : { filter }),
    ...(search ? { search } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size > 0 ? `${paths.quotes()}?${query.toString()}` : paths.quotes();
};

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('quotes.title'));

export default function Quotes() {
  const { rows, filter, search, total, page, pages, standsFor } = useLoaderData<typeof loader>();
  const t = useTranslations('quotes');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('count', { count: total })}
        actions={
          <>
            <ButtonLink to={paths.approvals()}>{t('delegation.link')}</ButtonLink>
            <ButtonLink look="primary" to={paths.findClient()}>
              {t('new')}
            </ButtonLink>
          </>
        }
      />
      <StandsFor
        standsFor={standsFor}
        toDecideHref={filter === 'approval' ? undefined : paths.quotesToDecide()}
      />
      <nav aria-label={t('filterLabel')}>
        <ul className="flex flex-wrap gap-2">
          {FILTERS.map((each) => (
            <li key={each}>
              <Link
                to={hrefOf(each, search)}
                aria-current={each === filter ? 'page' : undefined}
                className="inline-flex min-h-8 items-center rounded-full border border-line px-3 text-sm aria-[current=page]:border-accent aria-[current=page]:font-semibold"
              >
                {t(`filters.${each}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SearchForm
        label={t('searchLabel')}
        submit={t('search')}
        search={search}
        clear={search ? { href: hrefOf(filter, ''), text: t('clearSearch') } : undefined}
      >
        {filter === 'all' ? null : <input type="hidden" name="filter" value={filter} />}
      </SearchForm>
      {rows.length > 0 ? <QuoteTable rows={rows} /> : <EmptyState title={t('none')} />}
      <Pager
        label={t('page', { page, pages })}
        page={page}
        pages={pages}
        hrefOf={(to) => hrefOf(filter, search, to)}
        previous={t('previous')}
        next={t('next')}
      />
    </Page>
  );
}
