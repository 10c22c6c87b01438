/** What a product costs, delivered and taxed; 'from' while choices are open. */
import { useTranslations } from 'use-intl';
import { Money } from '../ui/money.tsx';
import type { ShownPrice } from './types.ts';

export function PriceTag({ price }: { readonly price: ShownPrice | undefined }) {
  const t = useTranslations('shop');
  if (!price) return <>{t('open')}</>;
  const money = <Money amount={price.amount} currency={price.currency} whole />;
  return price.from ? <>{t.rich('from', { price: () => money })}</> : money;
}
