/** A customer's points for staff; managers put them right. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { CorrectForm } from '#components/loyalty/correct-form.tsx';
import { MovementTable } from '#components/loyalty/movement-table.tsx';
import { Standing } from '#components/loyalty/standing.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentPointsOf } from '#app/presenters/loyalty.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { correctPoints } from '#app/services/loyalty/correct-points.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { can } from '#rules/policy/permissions.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const id = params['id'] ?? '';
    const mayCorrect = can(actor.user?.role, 'points:correct');
    return { ...(await presentPointsOf(actor, id)), id, mayCorrect };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const customerId = params['id'] ?? '';
  const form = await readForm(request).catch(throwAppError);
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ) as Record<string, string>;
  try {
    await correctPoints(actor, { ...typed, customerId });
  } catch (error) {
    const mistyped = ['invalid-input', 'points-missing'];
    if (!(error instanceof AppError) || !mistyped.includes(error.code)) {
      throwAppError(error, request);
    }
    const refused = { code: error.code, typed };
    return data({ refused }, { status: error.status, headers: await sessionHeaders(actor) });
  }
  return redirect(paths.customerPoints(customerId), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageMeta(matches, (t) => (loaded ? t('loyalty.of', { name: loaded.name }) : ''));

export default function PointsOfCustomer() {
  const { id, name, points, mayCorrect, key } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const t = useTranslations('loyalty');
  return (
    <Page width="text">
      <div>
        <Link to={paths.customer(id)} className="text-sm text-accent underline underline-offset-4">
          {name}
        </Link>
      </div>
      <PageHeader title={t('of', { name })} />
      <Standing points={points} />
      <MovementTable movements={points.movements} />
      {mayCorrect && <CorrectForm key={key} formKey={key} refused={refused} />}
    </Page>
  );
}
