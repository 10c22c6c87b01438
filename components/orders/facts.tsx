/** Who an order is for, when it comes, and what was wished for with it. */
import { useLocale, useTranslations } from 'use-intl';
import { Day } from './dates.tsx';
import type { ShownCustomer, ShownOrder, ShownWishes } from './types.ts';

/** The name of a country in the reader's language; what is no country code is shown as it is. */
export function countryName(locale: string, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale, 'en'], { type: 'region' }).of(code) ?? code;
}

export function AddressBlock({ customer }: { readonly customer: ShownCustomer }) {
  const locale = useLocale();
  return (
    <address className="not-italic wrap-anywhere">
      {customer.name}
      <br />
      {customer.street}
      <br />
      {customer.postalCode} {customer.city}
      <br />
      {countryName(locale, customer.country)}
      <br />
      <span className="text-quiet">
        {[customer.email, customer.phone].filter(Boolean).join(' · ')}
      </span>
    </address>
  );
}

export function Wishes({
  wishes,
  title,
}: {
  readonly wishes: ShownWishes;
  readonly title: string;
}) {
  const t = useTranslations('orders');
  const packaging = wishes.packaging
    ? t.has(`packagings.${wishes.packaging}` as 'packagings.gift')
      ? t(`packagings.${wishes.packaging}` as 'packagings.gift')
      : wishes.packaging
    : undefined;
  const rows = [
    [t('packaging'), packaging],
    [t('greeting'), wishes.greeting],
    [t('text'), wishes.text],
  ].filter((row): row is [string, string] => Boolean(row[1]));
  return (
    <section>
      <h2 className="text-lg font-semibold">{title}</h2>
      {rows.length === 0 ? (
        <p className="mt-3 text-quiet">{t('noWishes')}</p>
      ) : (
        <dl className="mt-3 flex flex-col gap-3">
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-quiet">{label}</dt>
              <dd className="whitespace-pre-line wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

export function DeliveryFacts({
  order,
}: {
  readonly order: Pick<ShownOrder, 'customer' | 'deliveryDate' | 'dueDate'>;
}) {
  const t = useTranslations('orders');
  return (
    <section>
      <h2 className="text-lg font-semibold">{t('deliveryTitle')}</h2>
      <dl className="mt-3 flex flex-col gap-3">
        <div>
          <dt className="text-sm text-quiet">{t('promised')}</dt>
          <dd className="font-medium">
            <Day day={order.deliveryDate} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-quiet">{t('leaves')}</dt>
          <dd>
            <Day day={order.dueDate} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-quiet">{t('address')}</dt>
          <dd>
            <AddressBlock customer={order.customer} />
          </dd>
        </div>
      </dl>
    </section>
  );
}
