/** One order: where it is, what was ordered at which price, when it comes, its documents. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { DeliveryFacts, Wishes } from '#components/orders/facts.tsx';
import { OrderLine } from '#components/orders/order-line.tsx';
import { StatusSteps } from '#components/orders/status.tsx';
import { Totals } from '#components/orders/totals.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentOrder } from '#app/presenters/order.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    const shown = await presentOrder(await loadActor(request, context), params['number'] ?? '');
    return { ...shown, justPlaced: new URL(request.url).searchParams.has('placed') };
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, (t) => (data ? t('orders.orderTitle', { number: data.order.number }) : ''));

export default function Order() {
  const { order, own, mayBuild, justPlaced } = useLoaderData<typeof loader>();
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
      {justPlaced ? (
        <p role="status" className="rounded-md border border-success bg-raised p-4 font-medium">
          {t('thanks')}
        </p>
      ) : null}
      <StatusSteps status={order.status} />
      <div className="grid gap-x-10 gap-y-8 wide:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
        <section className="flex min-w-0 flex-col gap-4">
          <h2 className="text-lg font-semibold">{t(own ? 'whatYouOrdered' : 'whatWasOrdered')}</h2>
          {order.lines.map((line) => (
            <OrderLine key={line.position} line={line} />
          ))}
        </section>
        <div className="flex flex-col gap-8">
          <section>
            <h2 className="mb-3 text-lg font-semibold">{t('totals.title')}</h2>
            <Totals totals={order.totals} />
          </section>
          <DeliveryFacts order={order} />
          <Wishes wishes={order.wishes} title={t(own ? 'wishes' : 'customerWishes')} />
        </div>
      </div>
    </Page>
  );
}
