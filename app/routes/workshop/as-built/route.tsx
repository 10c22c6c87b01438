/** The as-built record of one unit. */
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Choices } from '#components/orders/choices.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import {
  BuiltApproval,
  BuiltChecks,
  BuiltParts,
  BuiltWork,
} from '#components/workshop/as-built.tsx';
import { presentAsBuilt } from '#app/presenters/as-built.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  try {
    return await presentAsBuilt(await loadActor(request, context), params['number'] ?? '');
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: unit, matches }) =>
  pageMeta(matches, (t) => (unit ? t('workshop.asBuiltTitle', { number: unit.number }) : ''));

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <h2 className="mb-3 text-lg font-semibold">{title}</h2>
    {children}
  </section>
);

export default function AsBuilt() {
  const unit = useLoaderData<typeof loader>();
  const t = useTranslations('workshop');
  return (
    <Page>
      <div>
        <Link to={unit.links.unit} className="text-sm text-accent underline underline-offset-4">
          {t('backToUnit', { number: unit.number })}
        </Link>
      </div>
      <PageHeader
        title={t('asBuiltTitle', { number: unit.number })}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={unit.record.state === 'shipped' ? 'success' : 'info'}>
              {t(`state.${unit.record.state}`)}
            </Badge>
            <span className="wrap-anywhere">{unit.name}</span>
            <span>{t('piece', { unit: unit.unit, quantity: unit.quantity })}</span>
            <Link to={unit.order.href} className="text-accent underline underline-offset-4">
              {t('orderLink', { number: unit.order.number })}
            </Link>
            <span>{unit.customer}</span>
          </span>
        }
        actions={
          <a href={unit.links.json} className={buttonClass('secondary', 'dense')}>
            {t('asBuiltJson')}
          </a>
        }
      />
      <Section title={t('finalCheck')}>
        <BuiltApproval unit={unit} />
      </Section>
      <Section title={t('parts')}>
        <BuiltParts unit={unit} />
      </Section>
      <Section title={t('checks')}>
        <BuiltChecks unit={unit} />
      </Section>
      <Section title={t('work')}>
        <BuiltWork unit={unit} />
      </Section>
      <Section title={t('whatWasBuilt')}>
        <Choices marked groups={unit.groups} heading="h3" />
      </Section>
    </Page>
  );
}
