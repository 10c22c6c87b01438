/** Customers by value: sums by segment and manager, and whom the next year hangs on. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import {
  ManagerValues,
  SegmentValues,
  ValuedCustomers,
} from '#components/sales/customer-values.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { presentCustomerValues } from '#app/presenters/customer-values.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const query = new URL(request.url).searchParams;
    return await presentCustomerValues(await loadActor(request, context), query);
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('sales.value.title'));

const hrefOf = (segment: string | undefined, page: number): string => {
  const query = new URLSearchParams({
    ...(segment !== undefined && { segment }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `${paths.customerValues()}?${query}` : paths.customerValues();
};

export default function CustomerValues() {
  const { computedAt, segments, managers, customers, segment, page, pages } =
    useLoaderData<typeof loader>();
  const t = useTranslations('sales.value');
  const tt = useTranslations('treatments');
  const ti = useTranslations('insights');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <ButtonLink to={paths.insights()}>{ti('link')}</ButtonLink>
            <ButtonLink to={paths.treatments()}>{tt('link')}</ButtonLink>
          </>
        }
      />
      {computedAt === undefined ? (
        <EmptyState title={t('never')} />
      ) : (
        <div className="flex flex-col gap-8">
          <SegmentValues rows={segments} shown={segment} hrefOf={(name) => hrefOf(name, 1)} />
          <ManagerValues rows={managers} />
          <div>
            <ValuedCustomers rows={customers} segment={segment} />
            <Pager
              label={t('page', { page, pages })}
              page={page}
              pages={pages}
              hrefOf={(to) => hrefOf(segment, to)}
              previous={t('previous')}
              next={t('following')}
            />
          </div>
          <p className="text-sm text-quiet">
            {t.rich('reckoned', { at: () => <Moment at={computedAt} time /> })}
          </p>
        </div>
      )}
    </Page>
  );
}
