/**
 * Checkout: who the order is for and how it should come. A price or day that changed in the meantime
 * is shown before anything is ordered; the same attempt sent twice is one order.
 */
import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { CheckoutForm, PACKAGINGS } from '#components/cart/checkout-form.tsx';
import { CheckoutSummary } from '#components/cart/checkout-summary.tsx';
import { PriceChanges } from '#components/cart/price-change.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentCheckout } from '#app/presenters/cart.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { acceptPrices } from '#app/services/cart/accept-prices.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { formInvalid, formRefusal, throwAppError } from '#app/utils/errors.server.ts';
import { readSubmission } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const shown = await presentCheckout(actor);
    if (!shown.cart.orderable) throw redirect(paths.cart());
    return { ...shown, idempotencyKey: randomUUID() };
  } catch (error) {
    throwAppError(error, request);
  }
}

const schema = z.object({
  idempotencyKey: z.string().min(8).max(100),
  acceptedTotal: z.coerce.number().int(),
  acceptedDay: z.iso.date().optional(),
  /** There when the page showed changed prices above the form. */
  changesShown: z.literal('yes').optional(),
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  phone: z.string().trim().max(40).optional(),
  street: z.string().trim().min(1).max(200),
  postalCode: z.string().trim().min(1).max(20),
  city: z.string().trim().min(1).max(100),
  country: z.string().regex(/^[A-Z]{2}$/),
  packaging: z.enum(PACKAGINGS).optional(),
  greeting: z.string().trim().max(400).optional(),
  text: z.string().trim().max(2000).optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const submission = await readSubmission(request, schema);
    if (submission.status !== 'success')
      return formInvalid(submission, await sessionHeaders(actor));
    const { changesShown, ...wanted } = submission.value;
    try {
      // Whoever saw the changes and sends the new total has accepted them.
      if (changesShown && (await getCart(actor)).total === wanted.acceptedTotal)
        await acceptPrices(actor);
      const { number } = await placeOrder(actor, wanted);
      return redirect(`${paths.order(number)}?placed`, { headers: await sessionHeaders(actor) });
    } catch (error) {
      return await refusal(error, submission, await sessionHeaders(actor));
    }
  } catch (error) {
    throwAppError(error, request);
  }
}

/** What can be put right here stays at the form; a cart that can't be ordered is shown as it is. */
async function refusal(
  error: unknown,
  submission: Parameters<typeof formRefusal>[1],
  headers: Headers,
) {
  const leave = ['cart-empty', 'configuration-invalid', 'configuration-incomplete'];
  if (error instanceof AppError && leave.includes(error.code))
    return redirect(paths.cart(), { headers });
  if (error instanceof AppError && [401, 403, 404].includes(error.status)) throw error;
  return formRefusal(error, submission, headers);
}

// After a refusal the prices of now have to be shown, not those of when the page was opened.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('cart.checkoutTitle'));

export default function Checkout() {
  const { cart, initial, guest, idempotencyKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('cart');
  const refused = answer && 'result' in answer ? answer : undefined;
  return (
    <Page>
      <PageHeader
        title={t('checkoutTitle')}
        lead={
          guest
            ? t.rich('guestHint', {
                link: (words) => (
                  <Link
                    to={`${paths.signIn()}?next=${encodeURIComponent(paths.checkout())}`}
                    className="text-accent underline underline-offset-4"
                  >
                    {words}
                  </Link>
                ),
              })
            : undefined
        }
      />
      <PriceChanges lines={cart.lines} />
      <div className="grid items-start gap-10 wide:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <CheckoutForm
          refused={refused}
          initial={initial}
          idempotencyKey={idempotencyKey}
          total={cart.totals.total}
          currency={cart.totals.currency}
          day={cart.deliveryDate}
          changed={cart.changed}
        />
        <CheckoutSummary cart={cart} backHref={paths.cart()} />
      </div>
    </Page>
  );
}
