/** How customers are treated differently, rule by rule. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { TreatmentTable } from '#components/sales/treatment-table.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentTreatments } from '#app/presenters/treatments.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentTreatments(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('treatments.title'));

export default function Treatments() {
  const { company, families } = useLoaderData<typeof loader>();
  const t = useTranslations('treatments');
  return (
    <Page>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="flex flex-col gap-8">
        <TreatmentTable caption={t('company')} rows={company} />
        {families.length > 0 ? (
          <TreatmentTable caption={t('families')} rows={families} />
        ) : (
          <p className="text-quiet">{t('none')}</p>
        )}
      </div>
    </Page>
  );
}
