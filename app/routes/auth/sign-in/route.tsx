/** The way in: by e-mail and password, or in demo mode by one click into a role. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage, TEXT_LINK } from '#components/account/auth-page.tsx';
import { DemoRoles } from '#components/account/demo-roles.tsx';
import { Button } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { can, type Role } from '#rules/policy/permissions.ts';
import { answerSubmission } from '#app/routes/answer-form.server.ts';
import { needsSetup } from '#app/services/auth/create-first-administrator.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { signInDemo } from '#app/services/auth/sign-in-demo.server.ts';
import { signIn, signInSchema } from '#app/services/auth/sign-in.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { localPath } from '#app/utils/local-path.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const next = new URL(request.url).searchParams.get('next') ?? undefined;
  if (actor.user) throw redirect(localPath(next, startOf(actor.user.role)));
  if (await needsSetup()) throw redirect(paths.setup());
  return { demo: environment.demo, next: next === undefined ? undefined : localPath(next, '/') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const form = await readForm(request).catch(throwAppError);
  const goOn = (role: Role) => localPath(form.get('next'), startOf(role));
  if (form.get('intent') === 'demo') {
    const { role } = await signInDemo(actor, { role: form.get('role') }).catch(throwAppError);
    return redirect(goOn(role), { headers: await sessionHeaders(actor) });
  }
  return answerSubmission(actor, form, signInSchema, async (_, values) =>
    goOn((await signIn(actor, values)).role),
  );
}

/** Where each role's day begins. */
function startOf(role: Role): string {
  if (can(role, 'users:manage')) return paths.users();
  if (can(role, 'customers:act-for')) return paths.customers();
  return can(role, 'orders:change-status') ? paths.queue() : paths.home();
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('auth.signIn.title'));

export default function SignIn() {
  const { demo, next } = useLoaderData<typeof loader>();
  const t = useTranslations('auth');
  const refused = useActionData<typeof action>();
  const [form, fields] = useServerForm<{ email: string; password: string }>({
    id: 'sign-in',
    refused,
  });
  const carried = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <AuthPage
      title={t('signIn.title')}
      lead={t('signIn.lead')}
      aside={
        <>
          <Link className={TEXT_LINK} to={paths.signUp() + carried}>
            {t('signIn.noAccount')}
          </Link>
          <Link className={TEXT_LINK} to={paths.forgotPassword()}>
            {t('signIn.forgot')}
          </Link>
        </>
      }
    >
      <ServerForm form={form}>
        <FormErrors
          errors={form.errors}
          fields={[
            { field: fields.email, label: t('email') },
            { field: fields.password, label: t('password') },
          ]}
        />
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        <TextField
          field={fields.email}
          label={t('email')}
          type="email"
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          field={fields.password}
          label={t('password')}
          type="password"
          autoComplete="current-password"
          maxLength={200}
        />
        <Button look="primary">{t('signIn.submit')}</Button>
      </ServerForm>
      {demo ? <DemoRoles next={next} /> : null}
    </AuthPage>
  );
}
