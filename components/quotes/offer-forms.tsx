/** The client's answers to an offer: accept and order, ask, decline. */
import { Form } from '@remix-run/react';
import { useLocale, useTranslations } from 'use-intl';
import { countryName } from '#components/orders/facts.tsx';
import { Button } from '#components/ui/button.tsx';
import { formatMoney } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { RefusedForm } from './quote-form-fields.ts';
import { SmallArea, SmallSelect, SmallText } from './small-fields.tsx';
import type { ShownOffer } from './types.ts';

interface OfferFormProps {
  readonly offer: ShownOffer;
  readonly refused: RefusedForm & { readonly intent?: string | undefined };
}

/** What was refused belongs to one form only. */
const of = (refused: OfferFormProps['refused'], intent: string): RefusedForm =>
  refused.intent === intent ? refused : {};

export function AcceptForm({ offer, refused: all }: OfferFormProps) {
  const t = useTranslations('quotes.offer');
  const locale = useLocale();
  const { client, totals, currency, countries } = offer;
  const refused = of(all, 'accept');
  const text = (
    name: 'name' | 'phone' | 'street' | 'postalCode' | 'city',
    stored: string | undefined,
    required = true,
  ) => (
    <SmallText
      refused={refused}
      name={name}
      label={t(name)}
      stored={stored ?? ''}
      maxLength={120}
      required={required}
    />
  );
  return (
    <section
      aria-labelledby="accept-title"
      className="rounded-md border border-accent bg-raised p-4"
    >
      <h2 id="accept-title" className="text-lg font-semibold">
        {t('accept')}
      </h2>
      <Form method="post" className="mt-3 flex flex-col gap-3">
        <input type="hidden" name="acceptedTotal" value={totals.total} />
        {offer.chosen.map((id) => (
          <input key={id} type="hidden" name="chosen" value={id} />
        ))}
        {text('name', client.name)}
        {text('phone', client.phone, false)}
        {text('street', client.street)}
        <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2">
          {text('postalCode', client.postalCode)}
          {text('city', client.city)}
        </div>
        <SmallSelect
          refused={refused}
          name="country"
          label={t('country')}
          stored={client.country ?? countries[0] ?? ''}
          options={countries.map((value) => ({ value, label: countryName(locale, value) }))}
        />
        <label className="flex items-start gap-3 text-sm">
          <input
            type="checkbox"
            name="consent"
            value="yes"
            required
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          {t('consent')}
        </label>
        <Button look="primary" name="do" value="accept">
          {t('acceptButton', { total: formatMoney(locale, totals.total, currency) })}
        </Button>
      </Form>
    </section>
  );
}

export function AskForm({ offer, refused: all }: OfferFormProps) {
  const t = useTranslations('quotes.offer');
  const locale = useLocale();
  const refused = of(all, 'comment');
  return (
    <Form
      method="post"
      key={offer.comments.length}
      className="flex flex-col gap-3 rounded-md border border-line p-4"
    >
      <h3 className="font-medium">{t('ask')}</h3>
      <input type="hidden" name="name" value={offer.client.name} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SmallSelect
          refused={refused}
          name="kind"
          label={t('kind')}
          stored="comment"
          options={(['comment', 'change-request'] as const).map((value) => ({
            value,
            label: t(`kinds.${value}`),
          }))}
        />
        <SmallSelect
          refused={refused}
          name="position"
          label={t('about')}
          stored=""
          options={[
            { value: '', label: t('aboutAll') },
            ...offer.lines.map(({ position, title }) => ({
              value: String(position),
              label: `${position}. ${translate(title, locale)}`,
            })),
          ]}
        />
      </div>
      <SmallArea refused={refused} name="text" label={t('text')} stored="" maxLength={2000} />
      <div>
        <Button name="do" value="comment">
          {t('send')}
        </Button>
      </div>
    </Form>
  );
}

export function DeclineForm({ offer }: { readonly offer: ShownOffer }) {
  const t = useTranslations('quotes.offer');
  return (
    <details className="rounded-md border border-line p-4">
      <summary className="min-h-6 font-medium">{t('decline')}</summary>
      <Form method="post" className="mt-3 flex flex-col gap-3">
        <input type="hidden" name="name" value={offer.client.name} />
        <SmallArea
          refused={{}}
          name="reason"
          label={t('declineReason')}
          stored=""
          maxLength={1000}
        />
        <div>
          <Button look="danger" name="do" value="decline">
            {t('decline')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
