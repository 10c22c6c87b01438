/** Everyone who can sign in: add people, change what they may do, switch accounts off and on. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { NewUserForm } from '#components/admin/new-user-form.tsx';
import { UserTable } from '#components/admin/user-table.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentUsers } from '#app/presenters/admin.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { changeRole } from '#app/services/users/change-role.server.ts';
import { createUser } from '#app/services/users/create-user.server.ts';
import { setActive } from '#app/services/users/set-active.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { formInvalid, formRefusal, throwAppError } from '#app/utils/errors.server.ts';
import { parseForm, readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { ROLES } from '#rules/policy/permissions.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentUsers(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

const createSchema = z.object({
  intent: z.literal('create-user'),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  role: z.enum(ROLES),
  password: z.string().min(8).max(200),
});

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const form = await readForm(request);
    const intent = form.get('intent');
    const input = Object.fromEntries(form);
    if (intent === 'create-user') {
      const submission = parseForm(form, createSchema);
      if (submission.status !== 'success')
        return formInvalid(submission, await sessionHeaders(actor));
      try {
        await createUser(actor, submission.value);
      } catch (error) {
        if (error instanceof AppError && [401, 403].includes(error.status)) throw error;
        return formRefusal(error, submission, await sessionHeaders(actor));
      }
    } else if (intent === 'change-role' || intent === 'set-active') {
      try {
        await (intent === 'change-role' ? changeRole : setActive)(actor, input);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'last-administrator') throw error;
        return data(
          { refused: error.code },
          { status: error.status, headers: await sessionHeaders(actor) },
        );
      }
    } else throw new AppError('malformed-form');
    return redirect(paths.users(), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('admin.users'));

export default function Users() {
  const { users } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('admin');
  return (
    <Page>
      <PageHeader title={t('users')} />
      {answer && 'refused' in answer ? <FormErrors errors={[answer.refused]} /> : null}
      <UserTable users={users} />
      <section>
        <h2 className="mb-4 text-lg font-semibold">{t('create')}</h2>
        <NewUserForm
          key={users.length}
          refused={answer && 'result' in answer ? answer : undefined}
        />
      </section>
    </Page>
  );
}
