/** Erases oneself: what goes and what stays is said before, and the password asked for. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { WhatStays } from '#components/account/privacy/what-stays.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import {
  eraseOwn,
  eraseOwnSchema,
  previewErasure,
} from '#app/services/customers/erase-customer.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await previewErasure(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, eraseOwnSchema, async (actor, values) => {
    await eraseOwn(actor, values);
    return paths.erased();
  });

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('privacy.erase.title'));

export default function Erase() {
  const preview = useLoaderData<typeof loader>();
  const t = useTranslations('privacy.erase');
  const [form, fields] = useServerForm<{ password: string }>({
    id: 'erase',
    refused: useActionData<typeof action>(),
  });
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={t('lead')} />
      <WhatStays {...preview} />
      <ServerForm form={form}>
        <FormErrors
          errors={form.errors}
          fields={[{ field: fields.password, label: t('password') }]}
        />
        <TextField
          field={fields.password}
          label={t('password')}
          type="password"
          autoComplete="current-password"
          maxLength={200}
        />
        <div className="flex flex-wrap gap-3">
          <Button look="danger">{t('submit')}</Button>
          <ButtonLink to={paths.privacy()}>{t('keep')}</ButtonLink>
        </div>
      </ServerForm>
    </Page>
  );
}
