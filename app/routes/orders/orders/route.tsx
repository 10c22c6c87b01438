/** Orders: one's own for customers and guests, all of them for staff. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { OrderCards, OrderTable } from '#components/orders/order-table.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { SearchForm } from '#components/ui/search-form.tsx';
import { presentOrders } from '#app/presenters/order.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { listHref, listQuery } from '#app/utils/list-query.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentOrders(await loadActor(request, context), listQuery(request));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => t(data?.all ? 'orders.allTitle' : 'orders.title'));

type Loaded = Awaited<ReturnType<typeof loader>>;

function AllOrders({ rows, search, page, pages, total }: Extract<Loaded, { all: true }>) {
  const t = useTranslations('orders');
  return (
    <Page>
      <PageHeader title={t('allTitle')} lead={t('count', { count: total })} />
      <SearchForm
        label={t('searchLabel')}
        submit={t('search')}
        search={search}
        clear={search ? { href: paths.orders(), text: t('clearSearch') } : undefined}
      />
      {rows.length > 0 ? (
        <OrderTable rows={rows} withCustomer />
      ) : (
        <EmptyState title={t('emptyAll')} />
      )}
      <Pager
        label={t('page', { page, pages })}
        page={page}
        pages={pages}
        hrefOf={(to) => listHref(paths.orders(), search, to)}
        previous={t('previous')}
        next={t('next')}
      />
    </Page>
  );
}

function OwnOrders({ rows }: Extract<Loaded, { all: false }>) {
  const t = useTranslations('orders');
  return (
    <Page width="text">
      <PageHeader title={t('title')} />
      {rows.length > 0 ? (
        <OrderCards rows={rows} />
      ) : (
        <EmptyState
          title={t('empty')}
          action={
            <ButtonLink look="primary" to={paths.home()}>
              {t('startBuilding')}
            </ButtonLink>
          }
        />
      )}
    </Page>
  );
}

export default function Orders() {
  const loaded = useLoaderData<typeof loader>();
  return loaded.all ? <AllOrders {...loaded} /> : <OwnOrders {...loaded} />;
}
