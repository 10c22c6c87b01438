/** The board of the workshop: what can be worked on now; a scanned number opens its unit. */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Board, CentreTabs } from '#components/workshop/board.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { SearchForm } from '#components/ui/search-form.tsx';
import { presentBoard } from '#app/presenters/workshop.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const query = new URL(request.url).searchParams;
    const actor = await loadActor(request, context);
    const board = await presentBoard(actor, query.get('centre') ?? undefined);
    // A scanner types what the code says: the number, or the address that ends with it.
    const scanned = (query.get('search') ?? '').trim().split('/').at(-1)?.toUpperCase();
    if (scanned) return redirect(paths.unit(scanned));
    return board;
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('workshop.title'));

export default function WorkshopBoard() {
  const { operations, centres, all, current, mayPlan } = useLoaderData<typeof loader>();
  const t = useTranslations('workshop');
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={t('lead', { count: operations.length })}
        actions={
          mayPlan ? <ButtonLink to={paths.workshopPlan()}>{t('plan')}</ButtonLink> : undefined
        }
      />
      <SearchForm label={t('find')} submit={t('open')} search="" clear={undefined} />
      <CentreTabs centres={centres} all={all} current={current} />
      <Board operations={operations} />
    </Page>
  );
}
