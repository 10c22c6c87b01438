/** The terms of a quote as a whole: validity, delivery, payment, discount, codes, words, wishes. */
import { useLocale, useTranslations } from 'use-intl';
import { translate } from '#rules/model/translate.ts';
import type { RefusedForm } from './quote-form-fields.ts';
import { DiscountFields, SmallArea, SmallSelect, SmallText } from './small-fields.tsx';
import type { Choice, QuoteOffer, ShownQuote } from './types.ts';

const PACKAGINGS = ['standard', 'reusable', 'gift'] as const;

export function QuoteTermsFields({
  quote,
  offer,
  refused,
}: {
  readonly quote: ShownQuote;
  readonly offer: QuoteOffer;
  readonly refused: RefusedForm;
}) {
  const t = useTranslations('quotes');
  const packagings = useTranslations('orders.packagings');
  const locale = useLocale();
  const { terms, digits } = quote;
  const options = (none: string, choices: readonly Choice[]) => [
    { value: '', label: none },
    ...choices.map(({ id, title }) => ({ value: id, label: translate(title, locale) })),
  ];
  const common = { refused };
  return (
    <section aria-labelledby="terms-title" className="flex flex-col gap-3">
      <h2 id="terms-title" className="text-lg font-semibold">
        {t('terms')}
      </h2>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border border-line bg-raised p-3 sm:grid-cols-2">
        <SmallText
          {...common}
          name="title"
          label={t('field.title')}
          stored={quote.title}
          maxLength={120}
        />
        <SmallText
          {...common}
          name="validUntil"
          label={t('field.validUntil')}
          stored={quote.validUntil}
          type="date"
          required
        />
        <SmallSelect
          {...common}
          name="deliveryTerm"
          label={t('field.deliveryTerm')}
          stored={terms.deliveryTerm ?? ''}
          options={options(t('familyDelivery'), offer.deliveryTerms)}
        />
        <SmallSelect
          {...common}
          name="paymentTerm"
          label={t('field.paymentTerm')}
          stored={terms.paymentTerm ?? ''}
          options={options(t('plainPayment'), offer.paymentTerms)}
        />
        <div className="sm:col-span-2">
          <DiscountFields
            prefix=""
            discount={terms.discount}
            digits={digits}
            refused={refused}
            kinds={['percent', 'amount']}
          />
        </div>
        <SmallText
          {...common}
          name="promotionCodes"
          label={t('field.promotionCodes')}
          stored={terms.promotionCodes.join(' ')}
          maxLength={200}
        />
        <SmallSelect
          {...common}
          name="packaging"
          label={t('field.packaging')}
          stored={terms.packaging ?? ''}
          options={[
            { value: '', label: t('nothing') },
            ...PACKAGINGS.map((value) => ({ value, label: packagings(value) })),
          ]}
        />
        <SmallArea
          {...common}
          name="notes"
          label={t('field.notes')}
          stored={terms.notes}
          maxLength={4000}
        />
        <SmallArea
          {...common}
          name="greeting"
          label={t('field.greeting')}
          stored={terms.greeting ?? ''}
          maxLength={500}
        />
      </div>
    </section>
  );
}
