/** One's own data: what may be done with them, all that is known, to take away, to have erased. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData, type MetaFunction } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { TEXT_LINK } from '#components/account/auth-page.tsx';
import { ConsentList } from '#components/account/privacy/consent-list.tsx';
import { PersonalAreas } from '#components/account/privacy/personal-areas.tsx';
import { Restriction } from '#components/account/privacy/restriction.tsx';
import type { AreaId } from '#components/account/privacy/types.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { presentPrivacy } from '#app/presenters/privacy.server.ts';
import { loadActor, sessionHeaders } from '#app/services/auth/load-actor.server.ts';
import { decideConsent } from '#app/services/customers/consents.server.ts';
import { restrictProcessing } from '#app/services/customers/restrict-processing.server.ts';
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';
import { readForm } from '#app/utils/forms.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  try {
    return await presentPrivacy(await loadActor(request, context));
  } catch (error) {
    throwAppError(error, request);
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  try {
    const actor = await loadActor(request, context);
    const { intent, choice, decision, seen, restricted } = Object.fromEntries(
      await readForm(request),
    );
    if (intent === 'decide') await decideConsent(actor, { choice, decision, seen });
    else if (intent === 'restrict') await restrictProcessing(actor, { restricted });
    else throw new AppError('malformed-form');
    return redirect(paths.privacy(), { headers: await sessionHeaders(actor) });
  } catch (error) {
    throwAppError(error, request);
  }
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('privacy.title'));

/** Where something of an area is put right by oneself; elsewhere one asks. */
const CORRECTED_AT: Readonly<Partial<Record<AreaId, string>>> = {
  account: paths.settings(),
  profile: paths.settings(),
  preferences: paths.profile(),
  configurations: paths.configurations(),
  orders: paths.orders(),
};

function Section({ title, children }: { readonly title: string; children: React.ReactNode }) {
  return (
    <section className="border-t border-line pt-8">
      <h2 className="mb-4 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export default function Privacy() {
  const { purposes, restrictedAt, areas } = useLoaderData<typeof loader>();
  const t = useTranslations('privacy');
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Section title={t('consent')}>
        <ConsentList purposes={purposes} editable />
      </Section>
      <Section title={t('restriction')}>
        <Restriction restrictedAt={restrictedAt} editable />
      </Section>
      <Section title={t('known')}>
        <p className="mb-4 max-w-[70ch] text-sm text-quiet">{t('knownText')}</p>
        <p className="mb-4 flex flex-wrap gap-3">
          <a className={TEXT_LINK} href={paths.personalDataDocument()} download>
            {t('asDocument')}
          </a>
          <a className={TEXT_LINK} href={paths.personalDataJson()} download>
            {t('asJson')}
          </a>
        </p>
        <PersonalAreas
          areas={areas}
          correct={(area) => {
            const at = CORRECTED_AT[area];
            return at === undefined ? null : (
              <p className="mt-2">
                <Link className={TEXT_LINK} to={at}>
                  {t('correct', { area: t(`areas.${area}`) })}
                </Link>
              </p>
            );
          }}
        />
      </Section>
      <Section title={t('erasure')}>
        <p className="mb-4 max-w-[70ch] text-sm text-quiet">{t('erasureText')}</p>
        <ButtonLink look="danger" to={paths.erase()}>
          {t('toErasure')}
        </ButtonLink>
      </Section>
    </Page>
  );
}
