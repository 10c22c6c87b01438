/** The first administrator of a shop that has no users yet; gone for good afterwards. */
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage } from '#components/account/auth-page.tsx';
import { NewAccountFields, type NewAccount } from '#components/account/new-account-fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import {
  createFirstAdministrator,
  firstAdministratorSchema,
  needsSetup,
} from '#app/services/auth/create-first-administrator.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader() {
  if (!(await needsSetup())) throwAppError(new AppError('not-found'));
  return null;
}

export async function action(args: ActionFunctionArgs) {
  if (!(await needsSetup())) throwAppError(new AppError('not-found'));
  return answerForm(args, firstAdministratorSchema, async (actor, values) => {
    await createFirstAdministrator(actor, values);
    return paths.users();
  });
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
      <ServerForm form={form}>
        <NewAccountFields form={form} fields={fields} />
        <Button look="primary">{t('submit')}</Button>
      </ServerForm>
    </AuthPage>
  );
}
