/** A configuration somebody shared: to look at, and to copy. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Choices } from '#components/orders/choices.tsx';
import { PictureFrame } from '#components/shop/picture-frame.tsx';
import { PriceTag } from '#components/shop/price-tag.tsx';
import { Button } from '#components/ui/button.tsx';
import { presentShared } from '#app/presenters/saved-configurations.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { copyConfiguration } from '#app/services/configurations/copy-configuration.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

// The token in the address is what gives access.
export const headers = () => ({ 'Referrer-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  return presentShared(actor, params['token'] ?? '').catch(throwAppError);
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  const copy = await copyConfiguration(actor, { shareToken: params['token'] ?? '' }).catch(
    throwAppError,
  );
  return redirect(paths.configuration(copy.id), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, () => data?.name);

export default function Shared() {
  const shared = useLoaderData<typeof loader>();
  const t = useTranslations('shop.shared');
  return (
    <div className="mx-auto grid max-w-7xl items-center gap-x-12 gap-y-8 px-4 py-8 sm:py-12 lg:grid-cols-12">
      <PictureFrame picture={shared.picture} className="sm:p-8 lg:col-span-7" />
      <div className="lg:col-span-5">
        <p className="text-quiet">{shared.family}</p>
        <h1 className="mt-1 text-xl font-semibold tracking-tight wrap-anywhere">{shared.name}</h1>
        <p className="mt-4 text-lg font-semibold">
          <PriceTag price={shared.price} />
        </p>
        <p className="text-sm text-quiet">{t('priceNote')}</p>
        {shared.consistent ? null : <p className="mt-4 text-warning">{t('clash')}</p>}
        <Form method="post" className="mt-6">
          <Button look="primary">{t('copy')}</Button>
          <p className="mt-2 text-sm text-quiet">{t('copyText', { noun: shared.noun })}</p>
        </Form>
      </div>
      <section aria-labelledby="choices" className="border-t border-line pt-8 lg:col-span-12">
        <h2 id="choices" className="mb-4 text-lg font-semibold">
          {t('choices')}
        </h2>
        <Choices groups={shared.groups} heading="h3" />
      </section>
    </div>
  );
}
