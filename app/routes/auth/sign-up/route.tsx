/** A visitor makes an account and keeps what they made so far. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage, TEXT_LINK } from '#components/account/auth-page.tsx';
import { NewAccountFields, type NewAccount } from '#components/account/new-account-fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { signUp, signUpSchema } from '#app/services/auth/sign-up.server.ts';
import { formInvalid, formRefusal, throwAppError } from '#app/utils/errors.server.ts';
import { parseForm, readForm } from '#app/utils/forms.server.ts';
import { localPath } from '#app/utils/local-path.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const next = new URL(request.url).searchParams.get('next') ?? undefined;
  if (actor.user) throw redirect(localPath(next, paths.profile()));
  return { next: next === undefined ? undefined : localPath(next, paths.profile()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const submission = parseForm(form, signUpSchema);
  if (submission.status !== 'success') return formInvalid(submission);
  try {
    await signUp(actor, submission.value);
  } catch (error) {
    return formRefusal(error, submission, await sessionHeaders(actor));
  }
  return redirect(localPath(form.get('next'), paths.profile()), {
    headers: await sessionHeaders(actor),
  });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('auth.signUp.title'));

export default function SignUp() {
  const { next } = useLoaderData<typeof loader>();
  const t = useTranslations('auth');
  const [form, fields] = useServerForm<NewAccount>({
    id: 'sign-up',
    refused: useActionData<typeof action>(),
  });
  const carried = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <AuthPage
      title={t('signUp.title')}
      lead={t('signUp.lead')}
      aside={
        <Link className={TEXT_LINK} to={paths.signIn() + carried}>
          {t('signUp.haveAccount')}
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
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        <NewAccountFields form={form} fields={fields} />
        <Button look="primary">{t('signUp.submit')}</Button>
      </Form>
    </AuthPage>
  );
}
