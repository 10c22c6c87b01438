/** One order as the workshop sees it: what to build, from which parts, in which steps. */
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Day } from '#components/orders/dates.tsx';
import { Wishes } from '#components/orders/facts.tsx';
import { StatusBadge } from '#components/orders/status.tsx';
import { BuildLine } from '#components/production/build-line.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentProductionOrder } from '#app/presenters/production.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { changeStatus } from '#app/services/orders/change-status.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentProductionOrder(await loadActor(request, context), params['number'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const number = params['number'] ?? '';
    const { from, to } = Object.fromEntries(await readForm(request));
    try {
      await changeStatus(actor, { number, from, to });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'status-conflict') throw error;
      const headers = await sessionHeaders(actor);
      return data({ refused: error.code }, { status: error.status, headers });
    }
    return redirect(paths.productionOrder(number), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

// After a conflict the page has to show what somebody else did in the meantime.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) =>
  pageMeta(matches, (t) =>
    loaded ? t('production.orderTitle', { number: loaded.order.number }) : '',
  );

export default function ProductionOrder() {
  const { order, next, overdue } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('production');
  return (
    <Page>
      <div>
        <Link to={paths.queue()} className="text-sm text-accent underline underline-offset-4">
          {t('backToQueue')}
        </Link>
      </div>
      <PageHeader
        title={t('orderTitle', { number: order.number })}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusBadge status={order.status} />
            <span>
              {t('due')} <Day day={order.dueDate} />
            </span>
            {overdue ? <Badge tone="danger">{t('overdue')}</Badge> : null}
            <span>{order.customer.name}</span>
          </span>
        }
        actions={
          <>
            <a href={paths.pickList(order.number)} className={buttonClass('secondary', 'dense')}>
              {t('pickListPdf')}
            </a>
            <a href={paths.orderSheet(order.number)} className={buttonClass('secondary', 'dense')}>
              {t('orderSheetPdf')}
            </a>
          </>
        }
      />
      {answer?.refused ? <FormErrors errors={[answer.refused]} /> : null}
      <div className="grid gap-8 md:grid-cols-2">
        <section>
          <h2 className="mb-3 text-lg font-semibold">{t('next')}</h2>
          {next.length === 0 ? <p className="text-quiet">{t('finished')}</p> : null}
          <div className="flex flex-wrap gap-3">
            {next.map((to) => (
              <Form key={to} method="post">
                <input type="hidden" name="from" value={order.status} />
                <input type="hidden" name="to" value={to} />
                <Button look="primary">{t(`advance.${to}`)}</Button>
              </Form>
            ))}
          </div>
        </section>
        <Wishes wishes={order.wishes} title={t('wishes')} />
      </div>
      {order.lines.map((line) => (
        <BuildLine key={line.position} line={line} />
      ))}
    </Page>
  );
}
