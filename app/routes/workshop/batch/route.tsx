/** One batch; who plans may dissolve it. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useFormatter, useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { BatchFiles, BatchGroups, BatchUnits } from '#components/workshop/batch-page.tsx';
import { presentBatch } from '#app/presenters/batch.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { dissolveBatch } from '#app/services/workshop/form-batch.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentBatch(await loadActor(request, context), params['number'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    if ((await readForm(request)).get('intent') !== 'dissolve')
      throw new AppError('malformed-form');
    await dissolveBatch(actor, params['number'] ?? '');
    return redirect(paths.workshopPlan(), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: batch, matches }) =>
  pageMeta(matches, (t) => (batch ? t('workshop.batch.of', { number: batch.number }) : ''));

export default function Batch() {
  const batch = useLoaderData<typeof loader>();
  const t = useTranslations('workshop');
  const format = useFormatter();
  const minutes = (value: number) => format.number(value, { maximumFractionDigits: 0 });
  return (
    <Page>
      <div>
        <Link
          to={paths.workshopPlan()}
          className="text-sm text-accent underline underline-offset-4"
        >
          {t('batch.backToPlan')}
        </Link>
      </div>
      <PageHeader
        title={t('batch.of', { number: batch.number })}
        lead={
          <span className="flex flex-wrap gap-x-3">
            <span>{t('batch.units', { count: batch.units.length })}</span>
            <span>{t('batch.saved', { minutes: minutes(batch.setupSaved) })}</span>
            <Moment at={batch.createdAt} time />
          </span>
        }
        actions={
          batch.mayPlan ? (
            <Form method="post">
              <input type="hidden" name="intent" value="dissolve" />
              <Button>{t('batch.dissolve')}</Button>
            </Form>
          ) : undefined
        }
      />
      <section>
        <h2 className="mb-3 text-lg font-semibold">{t('batch.print')}</h2>
        <BatchFiles files={batch.files} />
      </section>
      <section>
        <h2 className="mb-3 text-lg font-semibold">{t('batch.unitsTitle')}</h2>
        <BatchUnits units={batch.units} />
      </section>
      <section>
        <h2 className="mb-3 text-lg font-semibold">{t('batch.groupsTitle')}</h2>
        <p className="mb-3 max-w-[70ch] text-quiet">
          {t('batch.groupsLead', {
            alone: minutes(batch.setupAlone),
            together: minutes(batch.setupTogether),
          })}
        </p>
        <BatchGroups groups={batch.groups} />
      </section>
    </Page>
  );
}
