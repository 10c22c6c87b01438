/** What a quote can get more of: a product to configure, something the client has begun, an item. */
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '#components/ui/button.tsx';
import { translate } from '#rules/model/translate.ts';
import type { RefusedForm } from './quote-form-fields.ts';
import { SmallSelect, SmallText } from './small-fields.tsx';
import type { QuoteOffer } from './types.ts';

export function AddLines({
  offer,
  refused,
  seesMargin,
}: {
  readonly offer: QuoteOffer;
  readonly refused: RefusedForm;
  readonly seesMargin: boolean;
}) {
  const t = useTranslations('quotes');
  const locale = useLocale();
  const blank = { refused, stored: '' };
  const row = 'grid items-end gap-2 border-b border-line pb-3 last:border-b-0 last:pb-0';
  return (
    <details className="rounded-md border border-dashed border-line p-3" open>
      <summary className="min-h-6 font-medium">{t('addLine')}</summary>
      <div className="mt-2 flex flex-col gap-3">
        <div className={`${row} grid-cols-[minmax(0,1fr)_auto]`}>
          <SmallSelect
            refused={refused}
            name="newFamily"
            label={t('newProduct')}
            stored={offer.families[0]?.id ?? ''}
            options={offer.families.map(({ id, title }) => ({
              value: id,
              label: translate(title, locale),
            }))}
          />
          <Button size="dense" className="min-h-9" name="do" value="add-family">
            {t('addProduct')}
          </Button>
        </div>
        {offer.configurations.length > 0 ? (
          <div className={`${row} grid-cols-[minmax(0,1fr)_auto]`}>
            <SmallSelect
              refused={refused}
              name="newConfiguration"
              label={t('clientsOwn')}
              stored={offer.configurations[0]?.id ?? ''}
              options={offer.configurations.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Button size="dense" className="min-h-9" name="do" value="add-configuration">
              {t('addClientsOwn')}
            </Button>
          </div>
        ) : null}
        <div
          className={`${row} grid-cols-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_6rem_6rem_4rem_auto]`}
        >
          <SmallText {...blank} name="newTitle" label={t('itemTitle')} maxLength={120} />
          <SmallText {...blank} name="newPartNumber" label={t('partNumber')} maxLength={60} />
          <SmallText {...blank} name="newUnitPrice" label={t('unitPrice')} inputMode="decimal" />
          {seesMargin ? (
            <SmallText {...blank} name="newUnitCost" label={t('unitCost')} inputMode="decimal" />
          ) : null}
          <SmallText
            refused={refused}
            name="newQuantity"
            label={t('quantity')}
            stored="1"
            inputMode="numeric"
          />
          <Button size="dense" className="min-h-9" name="do" value="add-plain">
            {t('addItem')}
          </Button>
        </div>
      </div>
    </details>
  );
}
