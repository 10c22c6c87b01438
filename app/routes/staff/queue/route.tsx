/** What the workshop has to build, soonest due first. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { QueueTable } from '#components/production/queue-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { SearchForm } from '#components/ui/search-form.tsx';
import { presentQueue } from '#app/presenters/production.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { OPEN_STATUSES } from '#rules/workflow/order.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const query = new URL(request.url).searchParams;
    return await presentQueue(await loadActor(request, context), {
      status: query.get('status') ?? '',
      search: query.get('search') ?? '',
    });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('production.title'));

export default function Queue() {
  const { rows, overdue, status, search } = useLoaderData<typeof loader>();
  const t = useTranslations('production');
  const tOrders = useTranslations('orders');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={`${t('count', { count: rows.length })}, ${t('overdueCount', { count: overdue })}`}
      />
      <SearchForm
        label={t('search')}
        submit={t('apply')}
        search={search}
        clear={search || status ? { href: paths.queue(), text: t('clear') } : undefined}
      >
        <div className="flex flex-col gap-1">
          <label htmlFor="status" className="text-sm font-medium">
            {t('filter')}
          </label>
          <select
            key={status}
            id="status"
            name="status"
            defaultValue={status}
            className="min-h-9 rounded-md border border-quiet bg-raised px-2"
          >
            <option value="">{t('all')}</option>
            {OPEN_STATUSES.map((open) => (
              <option key={open} value={open}>
                {tOrders(`status.${open}`)}
              </option>
            ))}
          </select>
        </div>
      </SearchForm>
      {rows.length > 0 ? <QueueTable rows={rows} /> : <EmptyState title={t('empty')} />}
    </Page>
  );
}
