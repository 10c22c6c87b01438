/** Records that may be one customer, for a person to decide on. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { DuplicateList, LookAgain } from '#components/sales/duplicate-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { Pager } from '#components/ui/pager.tsx';
import { presentDuplicates } from '#app/presenters/relationship.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { lookForDuplicates } from '#app/services/customers/find-duplicates.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { listHref, listQuery } from '#app/utils/list-query.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentDuplicates(await loadActor(request, context), listQuery(request).page);
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    await lookForDuplicates(actor);
    return redirect(paths.duplicates(), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('relationship.duplicates.title'));

export default function Duplicates() {
  const { pairs, page, pages } = useLoaderData<typeof loader>();
  const t = useTranslations('relationship.duplicates');
  const sales = useTranslations('sales');
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} actions={<LookAgain />} />
      {pairs.length > 0 ? <DuplicateList pairs={pairs} /> : <EmptyState title={t('none')} />}
      <Pager
        label={t('page', { page, pages })}
        page={page}
        pages={pages}
        hrefOf={(to) => listHref(paths.duplicates(), '', to)}
        previous={sales('previous')}
        next={sales('next')}
      />
    </Page>
  );
}
