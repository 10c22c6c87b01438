/** Mail that was sent, waits, may have been sent, or is kept here because no mail server is set. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { OutboxTable } from '#components/admin/outbox-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentOutbox } from '#app/presenters/admin.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentOutbox(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('admin.outbox'));

export default function Outbox() {
  const { mails, uncertain } = useLoaderData<typeof loader>();
  const t = useTranslations('admin');
  return (
    <Page>
      <PageHeader title={t('outbox')} lead={t('outboxHint')} />
      {uncertain.length > 0 ? (
        <section>
          <h2 className="mb-3 text-lg font-semibold">{t('outboxUncertain')}</h2>
          <p className="mb-3 max-w-[70ch] text-quiet">{t('outboxUncertainHint')}</p>
          <OutboxTable mails={uncertain} caption={t('outboxUncertain')} />
        </section>
      ) : null}
      {mails.length > 0 ? (
        <OutboxTable mails={mails} caption={t('outboxCaption')} />
      ) : (
        <EmptyState title={t('outboxEmpty')} />
      )}
    </Page>
  );
}
