/** The workshop's plan: what is built when, how full the days are; releasing and planning anew. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { randomUUID } from 'node:crypto';
import { useTranslations } from 'use-intl';
import { Batches } from '#components/workshop/batches.tsx';
import { LoadTable, PlanTable } from '#components/workshop/plan-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { MOST_IN_BATCH } from '#rules/production/batch.ts';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentPlan } from '#app/presenters/workshop.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { formBatch } from '#app/services/workshop/form-batch.server.ts';
import { recordWork } from '#app/services/workshop/record-work.server.ts';
import { releaseSoon } from '#app/services/workshop/release-soon.server.ts';
import { replan } from '#app/services/workshop/replan.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentPlan(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const form = await readForm(request);
    const intent = form.get('intent');
    if (intent === 'replan') {
      const { planned } = await replan(actor);
      const answer = { planned, problem: undefined, selected: [] };
      return data(answer, { headers: await sessionHeaders(actor) });
    }
    if (intent === 'batch') return await batched(actor, form.getAll('unit').map(String));
    if (intent === 'release') {
      const work = { type: 'release' };
      await recordWork(actor, { number: form.get('number'), key: randomUUID(), work });
    } else if (intent === 'release-soon') await releaseSoon(actor);
    else throw new AppError('malformed-form');
    return redirect(paths.workshopPlan(), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

async function batched(actor: Actor, numbers: readonly string[]) {
  const headers = await sessionHeaders(actor);
  try {
    return redirect(paths.batch(await formBatch(actor, { numbers })), { headers });
  } catch (error) {
    if (!(error instanceof AppError) || ![400, 409].includes(error.status)) throw error;
    const problem = problemOf(error, numbers);
    const answer = { planned: undefined, problem, selected: numbers };
    return data(answer, { status: error.status, headers });
  }
}

function problemOf({ status }: AppError, { length }: readonly string[]) {
  if (status === 409) return 'taken' as const;
  return length > MOST_IN_BATCH ? ('tooMany' as const) : ('tooFew' as const);
}

// After a refusal the page has to show what is true now.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('workshop.planTitle'));

export default function WorkshopPlan() {
  const { rows, loads, late, batches, mayPlan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('workshop');
  const intent = (name: string, words: string) => (
    <Form method="post">
      <input type="hidden" name="intent" value={name} />
      <Button look="secondary">{words}</Button>
    </Form>
  );
  return (
    <Page>
      <PageHeader
        title={t('planTitle')}
        lead={t('planLead', { count: rows.length, late })}
        actions={
          mayPlan ? (
            <>
              {intent('release-soon', t('releaseAll'))}
              {intent('replan', t('replan'))}
            </>
          ) : undefined
        }
      />
      {answer?.planned === undefined ? null : (
        <p role="status">{t('replanned', { count: answer.planned })}</p>
      )}
      {answer?.problem ? (
        <p role="alert" className="text-danger">
          {t(`batch.${answer.problem}`, { most: MOST_IN_BATCH })}
        </p>
      ) : null}
      {rows.length > 0 ? (
        <PlanTable rows={rows} mayPlan={mayPlan} selected={answer?.selected ?? []} />
      ) : (
        <EmptyState title={t('planEmpty')} />
      )}
      <Batches batches={batches} mayPlan={mayPlan} />
      <section>
        <h2 className="mb-3 text-lg font-semibold">{t('loadTitle')}</h2>
        <LoadTable loads={loads} />
      </section>
    </Page>
  );
}
