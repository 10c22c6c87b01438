/** Asks for a link to set a new password; answers the same whether or not the address is known. */
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage, TEXT_LINK } from '#components/account/auth-page.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import {
  requestPasswordReset,
  requestPasswordResetSchema,
} from '#app/services/auth/request-password-reset.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, requestPasswordResetSchema, async (actor, values) => {
    await requestPasswordReset(actor, values);
    return { sentTo: values.email };
  });

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, (t) => t('auth.forgot.title'));

export default function ForgotPassword() {
  const t = useTranslations('auth');
  const answer = useActionData<typeof action>();
  const [form, fields] = useServerForm<{ email: string }>({
    id: 'forgot-password',
    refused: answer && 'result' in answer ? answer : undefined,
  });
  if (answer && 'sentTo' in answer) {
    return (
      <AuthPage title={t('forgot.sentTitle')}>
        <p role="status">{t('forgot.sent', { email: answer.sentTo })}</p>
        <Link className={TEXT_LINK} to={paths.signIn()}>
          {t('forgot.back')}
        </Link>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title={t('forgot.title')}
      lead={t('forgot.lead')}
      aside={
        <Link className={TEXT_LINK} to={paths.signIn()}>
          {t('forgot.back')}
        </Link>
      }
    >
      <ServerForm form={form}>
        <FormErrors errors={form.errors} fields={[{ field: fields.email, label: t('email') }]} />
        <TextField
          field={fields.email}
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
        />
        <Button look="primary">{t('forgot.submit')}</Button>
      </ServerForm>
    </AuthPage>
  );
}
