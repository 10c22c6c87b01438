/** One product family: what it is, ways to begin, and what one's preferences do here. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { TEXT_LINK } from '#components/account/auth-page.tsx';
import { Figures } from '#components/shop/family-panel.tsx';
import { PictureFrame } from '#components/shop/picture-frame.tsx';
import { PreferenceNote } from '#components/shop/preference-note.tsx';
import { PriceTag } from '#components/shop/price-tag.tsx';
import { StartingPoints } from '#components/shop/starting-points.tsx';
import { Button } from '#components/ui/button.tsx';
import { presentPreferenceNote } from '#app/presenters/preferences.server.ts';
import { presentFamilyPage } from '#app/presenters/showcase.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  try {
    const page = await presentFamilyPage(actor, params['family'] ?? '');
    return { ...page, preferences: await presentPreferenceNote(actor, page.family.id) };
  } catch (error) {
    throwAppError(error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, () => data?.family.title);

export default function FamilyPage() {
  const { family, startingPoints, preferences } = useLoaderData<typeof loader>();
  const t = useTranslations('shop');
  const start = paths.newConfiguration(family.id);
  return (
    <div className="mx-auto flex max-w-7xl flex-col gap-16 px-4 py-8 sm:py-12">
      <div className="grid items-center gap-x-12 gap-y-8 lg:grid-cols-12">
        <PictureFrame picture={family.picture} className="sm:p-8 lg:col-span-7" />
        <div className="lg:col-span-5">
          <h1 className="text-2xl leading-tight font-semibold tracking-tight text-balance">
            {family.title}
          </h1>
          <p className="mt-3 text-lg">{family.tagline}</p>
          <p className="mt-4 max-w-[60ch] text-quiet">{family.description}</p>
          <Figures figures={family.figures} />
          <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-4">
            <Form method="post" action={start}>
              <Button look="primary">{t('startOwn')}</Button>
            </Form>
            <p>
              <span className="block text-lg font-semibold">
                <PriceTag price={family.price} />
              </span>
              <span className="text-sm text-quiet">{t('priceNote')}</span>
            </p>
          </div>
        </div>
      </div>
      {startingPoints.length > 1 ? (
        <section aria-labelledby="starts">
          <h2 id="starts" className="text-lg font-semibold">
            {t('starts.title')}
          </h2>
          <p className="mt-1 mb-6 text-quiet">{t('starts.lead')}</p>
          <StartingPoints points={startingPoints} action={start} />
        </section>
      ) : null}
      <div className="grid gap-12 border-t border-line pt-12 lg:grid-cols-2">
        <section aria-labelledby="steps">
          <h2 id="steps" className="mb-4 text-lg font-semibold">
            {t('steps')}
          </h2>
          <ol className="flex flex-col divide-y divide-line border-y border-line">
            {family.groups.map((group) => (
              <li key={group.id} className="py-3">
                <span className="font-medium">{group.title}</span>
                {group.text === undefined ? null : (
                  <span className="block text-sm text-quiet">{group.text}</span>
                )}
              </li>
            ))}
          </ol>
        </section>
        {preferences ? (
          <PreferenceNote {...preferences}>
            <Link
              className={TEXT_LINK}
              to={
                preferences.signedIn
                  ? paths.profile()
                  : `${paths.signUp()}?next=${encodeURIComponent(paths.profile())}`
              }
            >
              {t(preferences.signedIn ? 'preferences.change' : 'preferences.signUp')}
            </Link>
          </PreferenceNote>
        ) : null}
      </div>
    </div>
  );
}
