/** The cart: what is in it at the prices of now, and what has changed since it was put there. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { CartLine } from '#components/cart/cart-line.tsx';
import { PriceChanges } from '#components/cart/price-change.tsx';
import { Totals } from '#components/orders/totals.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentCartPage } from '#app/presenters/cart.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { acceptPrices } from '#app/services/cart/accept-prices.server.ts';
import { changeQuantity, removeLine } from '#app/services/cart/change-cart-line.server.ts';
import { refuseCrossSell, takeCrossSell } from '#app/services/cross-sell/answer.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentCartPage(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { intent, ...input } = Object.fromEntries(await readForm(request));
    if (intent === 'change-quantity') await changeQuantity(actor, input);
    else if (intent === 'remove-line') await removeLine(actor, input);
    else if (intent === 'take-proposal') await takeCrossSell(actor, input);
    else if (intent === 'refuse-proposal') await refuseCrossSell(actor, input);
    else if (intent === 'accept-prices') await acceptPrices(actor);
    else throw new AppError('malformed-form');
    return redirect(paths.cart(), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('cart.title'));

export default function Cart() {
  const cart = useLoaderData<typeof loader>();
  const t = useTranslations('cart');
  if (cart.lines.length === 0)
    return (
      <Page width="text">
        <PageHeader title={t('title')} />
        <EmptyState
          title={t('empty')}
          text={t('emptyHint')}
          action={
            <ButtonLink look="primary" to={paths.home()}>
              {t('browse')}
            </ButtonLink>
          }
        />
      </Page>
    );
  return (
    <Page>
      <PageHeader title={t('title')} />
      <PriceChanges lines={cart.lines}>
        <Form method="post">
          <input type="hidden" name="intent" value="accept-prices" />
          <Button look="primary">{t('changed.accept')}</Button>
        </Form>
      </PriceChanges>
      <div className="grid items-start gap-8 wide:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
        <ul className="flex min-w-0 flex-col gap-4">
          {cart.lines.map((line) => (
            <CartLine key={line.id} line={line} />
          ))}
        </ul>
        <section className="rounded-md border border-line bg-raised p-4 sm:p-6">
          <h2 className="mb-3 text-lg font-semibold">{t('summary')}</h2>
          <Totals totals={cart.totals} />
          {cart.orderable && !cart.changed ? (
            <ButtonLink look="primary" to={paths.checkout()} className="mt-6 w-full">
              {t('checkout')}
            </ButtonLink>
          ) : (
            <p className="mt-6 text-sm text-quiet">{t('notOrderable')}</p>
          )}
        </section>
      </div>
    </Page>
  );
}
