/** Language and market for everybody; name and address for those who are signed in. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { TEXT_LINK } from '#components/account/auth-page.tsx';
import { ProfileFields, type ProfileForm } from '#components/account/profile-fields.tsx';
import { LanguageSwitch, MarketSwitch } from '#components/layout/site-switches.tsx';
import { Button } from '#components/ui/button.tsx';
import { Page, PageHeader } from '#components/ui/page-header.tsx';
import { ServerForm } from '#components/ui/server-form.tsx';
import { useServerForm } from '#components/ui/use-server-form.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { changeProfile, profileSchema } from '#app/services/auth/change-settings.server.ts';
import { loadActor } from '#app/services/auth/load-actor.server.ts';
import { getOwnCustomer } from '#app/services/customers/get-customer.server.ts';
import { pageMeta } from '#app/utils/page-meta.ts';
import { paths } from '#app/utils/paths.ts';
import { SHELL_LINKS } from '#app/utils/shell-links.ts';
import type { loader as rootLoader } from '#app/root.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await loadActor(request, context);
  // Somebody else's address is changed on their own page, never here.
  const customer = actor.actingFor === undefined ? await getOwnCustomer(actor) : undefined;
  const own = customer && {
    phone: customer.phone ?? '',
    street: customer.street ?? '',
    postalCode: customer.postalCode ?? '',
    city: customer.city ?? '',
    country: customer.country ?? '',
    birthMonth: String(Number(customer.birthday?.slice(0, 2) ?? '') || ''),
    birthDay: String(Number(customer.birthday?.slice(3) ?? '') || ''),
  };
  return { profile: actor.user && { name: actor.user.name, ...own }, withAddress: Boolean(own) };
}

export const action = (args: ActionFunctionArgs) =>
  answerForm(args, profileSchema, async (actor, values) => {
    await changeProfile(actor, values);
    return { saved: true as const };
  });

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, (t) => t('account.settings.title'));

export default function Settings() {
  const { profile, withAddress } = useLoaderData<typeof loader>();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  const t = useTranslations('account.settings');
  return (
    <Page width="text">
      <PageHeader title={t('title')} lead={t('lead')} />
      <section aria-labelledby="regional" className="flex flex-col gap-5">
        <h2 id="regional" className="text-lg font-semibold">
          {t('regional')}
        </h2>
        {root ? (
          <div className="flex flex-wrap gap-x-12 gap-y-5">
            <LanguageSwitch {...root} links={SHELL_LINKS} />
            <MarketSwitch {...root} links={SHELL_LINKS} />
          </div>
        ) : null}
      </section>
      {profile ? (
        <Personal
          initial={profile}
          withAddress={withAddress}
          countries={(root?.markets ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : (
        <p className="border-t border-line pt-6">
          {t.rich('guest', {
            link: (words) => (
              <Link
                className={TEXT_LINK}
                to={`${paths.signIn()}?next=${encodeURIComponent(paths.settings())}`}
              >
                {words}
              </Link>
            ),
          })}
        </p>
      )}
    </Page>
  );
}

function Personal({
  initial,
  withAddress,
  countries,
}: {
  readonly initial: Partial<ProfileForm> & { readonly name: string };
  readonly withAddress: boolean;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('account.settings');
  const answer = useActionData<typeof action>();
  const [form, fields] = useServerForm<ProfileForm>({
    id: 'profile',
    refused: answer && 'result' in answer ? answer : undefined,
    initial,
  });
  return (
    <section aria-labelledby="personal" className="flex flex-col gap-5 border-t border-line pt-8">
      <div>
        <h2 id="personal" className="text-lg font-semibold">
          {t('personal')}
        </h2>
        {withAddress ? <p className="mt-1 text-sm text-quiet">{t('personalLead')}</p> : null}
      </div>
      <ServerForm form={form}>
        <ProfileFields
          form={form}
          fields={fields}
          withAddress={withAddress}
          countries={countries}
        />
        <div className="flex items-center gap-4">
          <Button look="primary">{t('save')}</Button>
          <p role="status" className="text-success">
            {answer && 'saved' in answer ? t('saved') : ''}
          </p>
        </div>
      </ServerForm>
    </section>
  );
}
