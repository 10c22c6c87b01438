/** One mail of the outbox, to be read; one that failed or may have been sent is sent again here. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { MailText } from '#components/admin/mail-text.tsx';
import { MailBadge } from '#components/admin/outbox-table.tsx';
import { Moment } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentMail } from '#app/presenters/admin.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { sendAgain } from '#app/services/mail/send-again.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentMail(await loadActor(request, context), params['id'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const id = params['id'] ?? '';
    const form = await readForm(request);
    await sendAgain(actor, { id, attempts: form.get('attempts') });
    return redirect(paths.mail(id), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, () => data?.subject);

export default function Mail() {
  const mail = useLoaderData<typeof loader>();
  const t = useTranslations('admin');
  return (
    <Page width="text">
      <div>
        <Link to={paths.outbox()} className="text-sm text-accent underline underline-offset-4">
          {t('backToOutbox')}
        </Link>
      </div>
      <PageHeader title={mail.subject} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        <dt className="text-quiet">{t('to')}</dt>
        <dd className="wrap-anywhere">{mail.to}</dd>
        <dt className="text-quiet">{t('mailState')}</dt>
        <dd>
          <MailBadge status={mail.status} /> {t('attempts', { count: mail.attempts })}
        </dd>
        <dt className="text-quiet">{t('created')}</dt>
        <dd>
          <Moment at={mail.createdAt} time />
        </dd>
        {mail.sentAt ? (
          <>
            <dt className="text-quiet">{t('sent')}</dt>
            <dd>
              <Moment at={mail.sentAt} time />
            </dd>
          </>
        ) : null}
        {mail.error ? (
          <>
            <dt className="text-quiet">{t('error')}</dt>
            <dd className="text-danger">{mail.error}</dd>
          </>
        ) : null}
      </dl>
      {mail.sendAgain ? (
        <Form method="post" className="space-y-3">
          {mail.status === 'uncertain' ? <p>{t('uncertainHint')}</p> : null}
          <input type="hidden" name="attempts" value={mail.attempts} />
          <Button>{t('sendAgain')}</Button>
        </Form>
      ) : null}
      <MailText text={mail.text} />
    </Page>
  );
}
