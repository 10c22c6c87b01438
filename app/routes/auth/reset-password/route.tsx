/** Sets a new password by the link from the mail. Whether the link still holds is told on use. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage, TEXT_LINK } from '#components/account/auth-page.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { resetPassword, resetPasswordSchema } from '#app/services/auth/reset-password.server.ts';
import { formInvalid, formRefusal, throwAppError } from '#app/utils/errors.server.ts';
import { parseForm, readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

// The token is in the address: it must not travel on in a Referer.
const PRIVATE = { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' };

export const headers = () => PRIVATE;

export const loader = ({ params }: LoaderFunctionArgs) =>
  data({ known: Boolean(params['token']) }, { headers: PRIVATE });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const submission = parseForm(form, resetPasswordSchema.omit({ token: true }));
  if (submission.status !== 'success') return formInvalid(submission);
  try {
    await resetPassword(actor, { ...submission.value, token: params['token'] });
  } catch (error) {
    return formRefusal(error, submission);
  }
  return redirect(paths.signIn(), { headers: await sessionHeaders(actor) });
}

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
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        className="flex flex-col gap-5"
      >
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
      </Form>
    </AuthPage>
  );
}
