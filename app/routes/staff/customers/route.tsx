/** Customers: find one, by name, e-mail, phone or town. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { CustomerTable } from '#components/sales/customer-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { SearchForm } from '#components/ui/search-form.tsx';
import { presentCustomers } from '#app/presenters/sales.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { listHref, listQuery } from '#app/utils/list-query.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentCustomers(await loadActor(request, context), listQuery(request));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('sales.customers'));

export default function Customers() {
  const { rows, total, more, page, pages, search, mayCreate, mayMerge } =
    useLoaderData<typeof loader>();
  const t = useTranslations('sales');
  const relationship = useTranslations('relationship');
  return (
    <Page>
      <PageHeader
        title={t('customers')}
        lead={t(more ? 'countMore' : 'count', { count: total })}
        actions={
          <>
            <ButtonLink to={paths.customerValues()}>{t('value.link')}</ButtonLink>
            {mayMerge ? (
              <ButtonLink to={paths.duplicates()}>{relationship('duplicates.link')}</ButtonLink>
            ) : null}
            {mayCreate ? (
              <ButtonLink look="primary" to={paths.newCustomer()}>
                {t('new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <SearchForm
        label={t('searchLabel')}
        submit={t('search')}
        search={search}
        clear={search ? { href: paths.customers(), text: t('clearSearch') } : undefined}
      />
      {rows.length > 0 ? <CustomerTable rows={rows} /> : <EmptyState title={t('none')} />}
      <Pager
        label={t('page', { page, pages })}
        page={page}
        pages={pages}
        hrefOf={(to) => listHref(paths.customers(), search, to)}
        previous={t('previous')}
        next={t('next')}
      />
    </Page>
  );
}
