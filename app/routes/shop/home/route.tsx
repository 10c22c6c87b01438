/** The storefront. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { FamilyPanel } from '#components/shop/family-panel.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { presentShop } from '#app/presenters/showcase.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { families: await presentShop(await loadActor(request, context)) };
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, () => undefined);

const PROMISES = ['fits', 'reason', 'built'] as const;

export default function Home() {
  const { families } = useLoaderData<typeof loader>();
  const t = useTranslations('shop');
  return (
    <div className="mx-auto flex max-w-7xl flex-col gap-12 px-4 py-8 sm:py-12">
      <h1 className="max-w-3xl text-2xl leading-tight font-semibold tracking-tight text-balance">
        {t('home.title')}
      </h1>
      {families.map((family, index) => (
        <FamilyPanel
          key={family.id}
          family={family}
          href={paths.family(family.id)}
          first={index === 0}
        />
      ))}
      {families.length === 0 ? (
        <EmptyState title={t('home.empty')} text={t('home.emptyText')} />
      ) : null}
      <section aria-labelledby="promises" className="border-t border-line pt-12">
        <h2 id="promises" className="sr-only">
          {t('home.promises')}
        </h2>
        <ul className="grid gap-8 md:grid-cols-3">
          {PROMISES.map((key) => (
            <li key={key}>
              <h3 className="font-semibold">{t(`home.${key}.title`)}</h3>
              <p className="mt-2 text-quiet">{t(`home.${key}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
