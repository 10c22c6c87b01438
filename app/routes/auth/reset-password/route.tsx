/** Sets a new password by the link from the mail. Whether the link still holds is told on use. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage, TEXT_LINK } from '#components/account/auth-page.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { resetPassword, resetPasswordSchema } from '#app/services/auth/reset-password.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

// The token is in the address: it must not travel on in a Referer. Without any, browsers would send
// the form without its origin, which is refused.
const PRIVATE = { 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store' };

export const headers = () => PRIVATE;

export const loader = ({ params }: LoaderFunctionArgs) =>
  data({ known: Boolean(params['token']) }, { headers: PRIVATE });

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, resetPasswordSchema.omit({ token: true }), async (actor, values) => {
    await resetPassword(actor, { ...values, token: args.params['token'] });
    return paths.signIn();
  });

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('auth.reset.title'));

export default function ResetPassword() {
  const t = useTranslations('auth');
  const [form, fields] = useServerForm<{ password: string }>({
    id: 'reset-password',
    refused: useActionData<typeof action>(),
  });
  return (
    <AuthPage
      title={t('reset.title')}
      lead={t('reset.lead')}
      aside={
        <Link className={TEXT_LINK} to={paths.forgotPassword()}>
          {t('reset.again')}
        </Link>
      }
    >
      <ServerForm form={form}>
        <FormErrors
          errors={form.errors}
          fields={[{ field: fields.password, label: t('newPassword') }]}
        />
        <TextField
          field={fields.password}
          label={t('newPassword')}
          hint={t('passwordHint')}
          type="password"
          autoComplete="new-password"
          minLength={8}
          maxLength={200}
        />
        <Button look="primary">{t('reset.submit')}</Button>
      </ServerForm>
    </AuthPage>
  );
}
