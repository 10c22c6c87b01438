/** What is learnt of what people choose, family by family, how good it is, and having it learnt anew. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { CrossSellTable } from '#components/sales/cross-sell-table.tsx';
import { RecommendationTable } from '#components/sales/recommendation-table.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import {
  presentCrossSells,
  presentRecommendations,
} from '#app/presenters/recommendations.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { learnFamily } from '#app/services/learning/learn-families.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

const schema = z.object({ intent: z.literal('learn'), family: z.string().min(1).max(64) });

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    return {
      families: await presentRecommendations(actor),
      crossSells: await presentCrossSells(actor),
    };
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await loadActor(request, context);
  try {
    requirePermission(actor, 'learning:manage');
    const parsed = schema.safeParse(Object.fromEntries(await readForm(request)));
    if (!parsed.success) throw new AppError('malformed-form');
    await learnFamily(actor, parsed.data.family);
  } catch (error) {
    throwAppError(error, request);
  }
  return redirect(paths.recommendations(), { headers: await sessionHeaders(actor) });
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('sales.recommendations.title'));

export default function Recommendations() {
  const { families, crossSells } = useLoaderData<typeof loader>();
  const t = useTranslations('sales.recommendations');
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      {families.map((family) => (
        <section key={family.id} aria-labelledby={`family-${family.id}`}>
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <h2 id={`family-${family.id}`} className="text-lg font-semibold">
              {family.title}
            </h2>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="family" value={family.id} />
              <Button name="intent" value="learn" size="dense">
                {t('learn')}
                <span className="sr-only">: {family.title}</span>
              </Button>
            </Form>
          </div>
          {family.versions.length > 0 ? (
            <RecommendationTable family={family} />
          ) : (
            <p className="text-quiet">{t('nothing')}</p>
          )}
        </section>
      ))}
      <CrossSellTable figures={crossSells} />
    </Page>
  );
}
