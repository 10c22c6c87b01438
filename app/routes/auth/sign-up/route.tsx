/** A visitor makes an account and keeps what they made so far. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { AuthPage, TEXT_LINK } from '#components/account/auth-page.tsx';
import { NewAccountFields, type NewAccount } from '#components/account/new-account-fields.tsx';
import { ConsentBoxes } from '#components/account/privacy/consent-boxes.tsx';
import { Button } from '#components/ui/button.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { presentOffered } from '#app/presenters/privacy.server.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { signUp, signUpSchema } from '#app/services/auth/sign-up.server.ts';
import { localPath } from '#app/utils/local-path.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  const next = new URL(request.url).searchParams.get('next') ?? undefined;
  if (actor.user) throw redirect(localPath(next, paths.profile()));
  return {
    next: next === undefined ? undefined : localPath(next, paths.profile()),
    offered: presentOffered(actor.locale),
  };
}

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, signUpSchema, async (actor, values, form) => {
    await signUp(actor, values);
    return localPath(form.get('next'), paths.profile());
  });

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('auth.signUp.title'));

export default function SignUp() {
  const { next, offered } = useLoaderData<typeof loader>();
  const t = useTranslations('auth');
  const [form, fields] = useServerForm<NewAccount & { consent: string }>({
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
      <ServerForm form={form}>
        {next === undefined ? null : <input type="hidden" name="next" value={next} />}
        <NewAccountFields form={form} fields={fields} />
        <ConsentBoxes field={fields.consent} offered={offered} />
        <Button look="primary">{t('signUp.submit')}</Button>
      </ServerForm>
    </AuthPage>
  );
}
