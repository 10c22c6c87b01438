/** The first administrator of a shop that has no users yet; gone for good afterwards. */
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage } from '#components/account/auth-page.tsx';
import { NewAccountFields, type NewAccount } from '#components/account/new-account-fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import {
  createFirstAdministrator,
  firstAdministratorSchema,
  needsSetup,
} from '#app/services/auth/create-first-administrator.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { formInvalid, formRefusal, throwAppError } from '#app/utils/errors.server.ts';
import { parseForm, readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader() {
  if (!(await needsSetup())) throwAppError(new AppError('not-found'));
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!(await needsSetup())) throwAppError(new AppError('not-found'));
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const submission = parseForm(form, firstAdministratorSchema);
  if (submission.status !== 'success') return formInvalid(submission);
  try {
    await createFirstAdministrator(actor, submission.value);
  } catch (error) {
    return formRefusal(error, submission, await sessionHeaders(actor));
  }
  return redirect(paths.users(), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('auth.setup.title'));

export default function Setup() {
  const t = useTranslations('auth.setup');
  const [form, fields] = useServerForm<NewAccount>({
    id: 'setup',
    refused: useActionData<typeof action>(),
  });
  return (
    <AuthPage title={t('title')} lead={t('lead')}>
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        className="flex flex-col gap-5"
      >
        <NewAccountFields form={form} fields={fields} />
        <Button look="primary">{t('submit')}</Button>
      </Form>
    </AuthPage>
  );
}
