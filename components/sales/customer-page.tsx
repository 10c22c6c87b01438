/** The whole relationship with one customer on one page. */
import { Form, Link } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { countryName } from '#components/orders/facts.tsx';
import { OrderCards } from '#components/orders/order-table.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { FormErrors } from '#components/ui/form-errors.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { QuotesOf, RelationshipFacts } from './customer-quotes.tsx';
import { ContactForm } from './contact-form.tsx';
import { IdentifierList } from './identifier-list.tsx';
import { PreferenceList } from './preference-list.tsx';
import { RelationshipSummary } from './relationship-summary.tsx';
import type {
  RefusedIntent,
  ShownIdentifier,
  ShownMerge,
  ShownSame,
  ShownSummary,
  ShownTimeline,
} from './relationship-types.ts';
import { MergedRecords, SameCustomers } from './same-customer.tsx';
import { TimelineSection } from './timeline.tsx';
import { Standing } from './treatment-table.tsx';
import type { ShownRelationship } from './types.ts';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-4';

function Section({
  title,
  id,
  children,
}: {
  title: string;
  id?: string;
  children: React.ReactNode;
}) {
  return (
    <section id={id}>
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Nothing({ text }: { readonly text: string }) {
  return <p className="text-quiet">{text}</p>;
}

function ActingForm({ name, acting }: { readonly name: string; readonly acting: boolean }) {
  const t = useTranslations('sales');
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={acting ? 'stop-acting' : 'start-acting'} />
      <Button look={acting ? 'secondary' : 'primary'}>
        {t(acting ? 'stopActing' : 'configureFor', { name })}
      </Button>
    </Form>
  );
}

function Profile({ customer }: { readonly customer: ShownRelationship }) {
  const t = useTranslations('sales');
  const locale = useLocale();
  const place = [customer.postalCode, customer.city].filter(Boolean).join(' ');
  const country = customer.country ? countryName(locale, customer.country) : undefined;
  const address = [customer.street, place, country].filter(Boolean);
  const language =
    customer.locale === 'sv' || customer.locale === 'en'
      ? t(`locales.${customer.locale}`)
      : customer.locale;
  const rows = [
    [t('email'), customer.email],
    [t('phone'), customer.phone ?? t('noPhone')],
    [t('address'), address.length > 0 ? address.join('\n') : t('noAddress')],
    [t('market'), countryName(locale, customer.market)],
    [t('locale'), language],
  ] as const;
  return (
    <dl className="flex flex-col gap-2 rounded-md border border-line bg-raised p-4 text-sm">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt className="text-quiet">{label}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface CustomerPageProps {
  readonly customer: ShownRelationship;
  readonly acting: boolean;
  readonly mayAct: boolean;
  /** Where a quote is begun; absent for those who may not. */
  readonly newQuote: string | undefined;
  /** What was sent from this page and not taken. */
  readonly refused: RefusedIntent | undefined;
  readonly identifiers: readonly ShownIdentifier[];
  readonly summary: ShownSummary;
  readonly timeline: ShownTimeline;
  readonly same: readonly ShownSame[];
  readonly merges: readonly ShownMerge[];
  /** `after`: the contact logged last; a new one empties the form. */
  readonly contact: { readonly key: string; readonly today: string; readonly after: string };
}

export function CustomerPage({
  customer,
  acting,
  mayAct,
  newQuote,
  refused,
  identifiers,
  summary,
  timeline,
  same,
  merges,
  contact,
}: CustomerPageProps) {
  const t = useTranslations('sales');
  const privacyWords = useTranslations('privacy');
  const tr = useTranslations('relationship');
  const treatmentWords = useTranslations('treatments');
  const refusedOf = (...intents: readonly string[]) =>
    refused && intents.includes(refused.intent) ? refused : undefined;
  const preferenceRefused = refusedOf('set-preference', 'toggle-preference', 'remove-preference');
  return (
    <>
      <PageHeader
        title={customer.name}
        lead={
          <>
            {t('sinceBefore')} <Moment at={customer.createdAt} />
            <RelationshipFacts customer={customer} />
          </>
        }
        actions={mayAct ? <ActingForm name={customer.name} acting={acting} /> : undefined}
      />
      {customer.restricted ? (
        <p className="rounded-md border border-warning bg-raised p-4">
          {privacyWords('staff.restricted')}
        </p>
      ) : null}
      {acting ? (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-info bg-raised p-4">
          <p>{t('acting', { name: customer.name })}</p>
          <ButtonLink size="dense" to="/">
            {t('toShop')}
          </ButtonLink>
        </div>
      ) : null}
      <SameCustomers same={same} />
      <RelationshipSummary summary={summary} mayAct={mayAct} />
      <div className="grid gap-x-10 gap-y-8 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-8">
          <QuotesOf customer={customer} newQuote={newQuote} />
          <Section title={t('orders')}>
            {customer.orders.length > 0 ? (
              <OrderCards rows={customer.orders} />
            ) : (
              <Nothing text={t('noOrders')} />
            )}
          </Section>
          <Section title={t('configurations')}>
            {customer.configurations.length > 0 ? (
              <ul className="rounded-md border border-line bg-raised">
                {customer.configurations.map((configuration) => (
                  <li
                    key={configuration.id}
                    className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line px-4 py-2 last:border-b-0"
                  >
                    <Link
                      to={configuration.href}
                      className="inline-flex min-h-8 items-center text-accent underline underline-offset-4"
                    >
                      {configuration.name}
                    </Link>
                    <span className="text-sm text-quiet">
                      <Moment at={configuration.updatedAt} />
                    </span>
                  </li>
                ))}
              </ul>
            ) : (
              <Nothing text={t('noConfigurations')} />
            )}
          </Section>
          <Section title={t('preferences')}>
            <p className="mb-3 max-w-[70ch] text-sm text-quiet">{t('preferencesHint')}</p>
            {preferenceRefused ? (
              <div className="mb-3">
                <FormErrors errors={[preferenceRefused.code]} />
              </div>
            ) : null}
            <PreferenceList preferences={customer.preferences} editable={mayAct} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <Section title={treatmentWords('holding')}>
            <Standing standing={customer.standing} />
          </Section>
          <Section title={t('profile')}>
            <Profile customer={customer} />
            <p className="mt-3 flex flex-wrap gap-x-4">
              {customer.termsHref ? (
                <Link to={customer.termsHref} className={LINK}>
                  {t('terms.link')}
                </Link>
              ) : null}
              <Link to={customer.invoicesHref} className={LINK}>
                {t('invoices.link')}
              </Link>
              <Link to={customer.pointsHref} className={LINK}>
                {t('pointsLink')}
              </Link>
              <Link to={customer.privacyHref} className={LINK}>
                {t('privacyLink')}
              </Link>
            </p>
          </Section>
          {mayAct ? (
            <ContactForm
              key={contact.after}
              formKey={contact.key}
              today={contact.today}
              refused={refusedOf('log-contact')}
            />
          ) : null}
          <Section title={t('timeline')} id="timeline">
            <TimelineSection timeline={timeline} interactions={customer.interactions} />
          </Section>
          <Section title={tr('identifiers.title')}>
            <IdentifierList
              identifiers={identifiers}
              mayAct={mayAct}
              refused={refusedOf('add-identifier', 'verify-identifier', 'remove-identifier')}
            />
          </Section>
          <MergedRecords merges={merges} refused={refusedOf('undo-merge')} />
        </div>
      </div>
    </>
  );
}
