/** One unit at the bench. Forms post here without JavaScript; with it they go to `events`. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { UnitPage } from '#components/workshop/unit-page.tsx';
import { workOf } from '#components/workshop/work-form.ts';
import { Page } from '#components/ui/page-header.tsx';
import { presentUnit } from '#app/presenters/workshop.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { recordWork } from '#app/services/workshop/record-work.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentUnit(await loadActor(request, context), params['number'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const number = params['number'] ?? '';
  try {
    const actor = await loadActor(request, context);
    const form = await readForm(request);
    const headers = await sessionHeaders(actor);
    try {
      await recordWork(actor, { number, key: form.get('key'), work: workOf(form) });
    } catch (error) {
      if (!(error instanceof AppError) || ![400, 409].includes(error.status)) throw error;
      return data({ refusal: refusalOf(error) }, { status: error.status, headers });
    }
    return redirect(paths.unit(number), { headers });
  } catch (error) {
    throwAppError(error, request);
  }
}

const refusalOf = ({ details, code }: AppError): string =>
  typeof details['refusal'] === 'string' ? details['refusal'] : code;

// After a refusal the page has to show what is true now.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data: unit, matches }) =>
  pageMeta(matches, () => unit?.number);

export default function Unit() {
  const unit = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('workshop');
  return (
    <Page>
      <div>
        <Link to={unit.links.board} className="text-sm text-accent underline underline-offset-4">
          {t('backToBoard')}
        </Link>
      </div>
      <UnitPage unit={unit} refused={answer?.refusal} />
    </Page>
  );
}
