/** What the loyalty programme comes to: points issued, used, expired, still out, and its budgets. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { DataTable } from '#components/ui/data-table.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { programmeFigures } from '#app/services/loyalty/read-points.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await programmeFigures(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('loyalty.programme.title'));

const BOOKS = ['issued', 'corrected', 'redeemed', 'expired'] as const;

export default function Programme() {
  const { books, outstanding, customers, budgets } = useLoaderData<typeof loader>();
  const t = useTranslations('loyalty.programme');
  const rules = useTranslations('loyalty.rules');
  const format = useFormatter();
  const rows = [
    ...BOOKS.map((book) => ({
      id: book as string,
      title: t(`books.${book}`),
      points: books[book],
    })),
    { id: 'outstanding', title: t('outstanding', { customers }), points: outstanding },
  ];
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DataTable
        caption={t('all')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'what', header: t('what'), rowHeader: true, cell: ({ title }) => title },
          {
            id: 'points',
            header: t('points'),
            align: 'end',
            cell: ({ points }) => format.number(points),
          },
        ]}
      />
      <DataTable
        caption={t('budgets')}
        rows={budgets}
        rowKey={({ rule }) => rule}
        columns={[
          {
            id: 'rule',
            header: t('what'),
            rowHeader: true,
            cell: ({ rule }) => rules(rule as 'visit'),
          },
          { id: 'used', header: t('used'), align: 'end', cell: ({ used }) => format.number(used) },
          {
            id: 'budget',
            header: t('budget'),
            align: 'end',
            cell: ({ budget }) => format.number(budget),
          },
        ]}
      />
    </Page>
  );
}
