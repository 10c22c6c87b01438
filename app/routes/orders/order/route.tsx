/**
 * One order: where it is, what was ordered at which price, when it comes, its papers and changes;
 * cancelling it, and for sales its invoices.
 */
import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { ChangeHistory } from '#components/orders/change-history.tsx';
import { Moment } from '#components/orders/dates.tsx';
import { DeliveryFacts, Wishes } from '#components/orders/facts.tsx';
import { OrderActions } from '#components/orders/order-actions.tsx';
import { OrderLine } from '#components/orders/order-line.tsx';
import { Papers } from '#components/orders/papers.tsx';
import { StatusSteps } from '#components/orders/status.tsx';
import { Totals } from '#components/orders/totals.tsx';
import { Upgrades, UsageForms } from '#components/orders/upgrades.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentOrder } from '#app/presenters/order.server.ts';
import { presentOrderLife } from '#app/presenters/order-change.server.ts';
import { presentUpgrades } from '#app/presenters/upgrades.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { creditInvoice } from '#app/services/invoices/credit-invoice.server.ts';
import { issueInvoice } from '#app/services/invoices/issue-invoice.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { refuseUpgrade, takeUpgrade } from '#app/services/upgrades/answer-upgrade.server.ts';
import { recordUsage } from '#app/services/upgrades/record-usage.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const number = params['number'] ?? '';
    const shown = await presentOrder(actor, number);
    const life = await presentOrderLife(actor, number);
    const use = await presentUpgrades(actor, number);
    const { searchParams } = new URL(request.url);
    return {
      ...shown,
      life,
      use,
      issueKey: life.mayIssue && shown.order.status !== 'cancelled' ? randomUUID() : undefined,
      told: searchParams.has('placed')
        ? ('placed' as const)
        : searchParams.has('changed')
          ? ('changed' as const)
          : undefined,
    };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const number = params['number'] ?? '';
    const form = Object.fromEntries(await readForm(request));
    try {
      const next = await act(actor, number, form);
      if (next !== undefined) return redirect(next, { headers: await sessionHeaders(actor) });
    } catch (error) {
      if (!(error instanceof AppError) || ![400, 409].includes(error.status)) throw error;
      const headers = await sessionHeaders(actor);
      return data({ refused: error.code }, { status: error.status, headers });
    }
    return redirect(paths.order(number), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

/** Where to go on, if not at the order. */
async function act(
  actor: Actor,
  number: string,
  form: Record<string, FormDataEntryValue>,
): Promise<string | undefined> {
  const { intent, version, reason, idempotencyKey, invoice, upgradeId } = form;
  if (intent === 'cancel') await cancelOrder(actor, { number, version, reason });
  else if (intent === 'issue-invoice') await issueInvoice(actor, { number, idempotencyKey });
  else if (intent === 'credit-invoice') await creditInvoice(actor, { number: invoice, reason });
  else if (intent === 'report-usage') await recordUsage(actor, { number, ...usageIn(form) });
  else if (intent === 'refuse-upgrade') await refuseUpgrade(actor, { upgradeId });
  else if (intent === 'take-upgrade') {
    const { configurationId } = await takeUpgrade(actor, { upgradeId });
    return paths.configuration(configurationId);
  } else throw new AppError('malformed-form');
  return undefined;
}

const USAGE = 'usage.';

function usageIn({ position, ...fields }: Record<string, FormDataEntryValue>) {
  const readings = Object.entries(fields).filter(
    ([name, value]) => name.startsWith(USAGE) && value !== '',
  );
  return {
    position,
    readings: Object.fromEntries(
      readings.map(([name, value]) => [name.slice(USAGE.length), value]),
    ),
  };
}

// After a refusal the page has to show what somebody else did in the meantime.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => (data ? t('orders.orderTitle', { number: data.order.number }) : ''));

export default function Order() {
  const { order, version, own, mayBuild, life, use, issueKey, told } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const t = useTranslations('orders');
  return (
    <Page>
      <PageHeader
        title={t('orderTitle', { number: order.number })}
        lead={
          <>
            {t('placed')} <Moment at={order.placedAt} />
          </>
        }
        actions={
          <>
            {mayBuild ? (
              <Link to={paths.productionOrder(order.number)} className={buttonClass('secondary')}>
                {t('openInProduction')}
              </Link>
            ) : null}
            <a href={paths.orderSheet(order.number)} className={buttonClass('secondary')}>
              {t('orderSheet')}
            </a>
          </>
        }
      />
      {told ? (
        <p role="status" className="rounded-md border border-success bg-raised p-4 font-medium">
          {t(told === 'placed' ? 'thanks' : 'change.accepted')}
        </p>
      ) : null}
      {refused ? <FormErrors errors={[refused]} /> : null}
      <StatusSteps status={order.status} />
      <div className="grid gap-x-10 gap-y-8 wide:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
        <section className="flex min-w-0 flex-col gap-4">
          <Upgrades own={own} upgrades={use.upgrades} currency={order.totals.currency} />
          <h2 className="text-lg font-semibold">{t(own ? 'whatYouOrdered' : 'whatWasOrdered')}</h2>
          {order.lines.map((line) => (
            <OrderLine key={line.position} line={line} />
          ))}
          <ChangeHistory changes={life.changes} currency={order.totals.currency} />
        </section>
        <div className="flex flex-col gap-8">
          <section>
            <h2 className="mb-3 text-lg font-semibold">{t('totals.title')}</h2>
            <Totals totals={order.totals} />
          </section>
          <DeliveryFacts order={order} />
          <Wishes wishes={order.wishes} title={t(own ? 'wishes' : 'customerWishes')} />
          <UsageForms used={use.used} />
          <Papers papers={life.papers} issueKey={issueKey} />
          <OrderActions
            version={version}
            changeHref={life.changeHref}
            mayCancel={life.mayCancel}
            refusal={life.refusal}
          />
        </div>
      </div>
    </Page>
  );
}
