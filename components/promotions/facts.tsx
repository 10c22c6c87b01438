/** What a promotion gives, when, and what is used of it, in words. */
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { useDayText } from '#components/orders/dates.tsx';
import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import { Money } from '#components/ui/money.tsx';
import { translate } from '#rules/model/translate.ts';
import type { PromotionState } from '#rules/quotes/promotion.ts';
import type { ShownPromotion } from './types.ts';

const TONES: Readonly<Record<PromotionState, BadgeTone>> = {
  coming: 'info',
  running: 'success',
  over: 'neutral',
  ended: 'neutral',
  'used-up': 'warning',
};

export function StateBadge({ state }: { readonly state: PromotionState }) {
  const t = useTranslations('quotes.promotions');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}

export function Gives({ promotion }: { readonly promotion: ShownPromotion }) {
  const t = useTranslations('quotes.promotions');
  const locale = useLocale();
  const format = useFormatter();
  const { percent, amounts, scope } = promotion;
  return (
    <>
      {percent === undefined
        ? amounts.map(({ currency, amount }, index) => (
            <span key={currency}>
              {index > 0 ? ' / ' : ''}
              <Money amount={amount} currency={currency} />
            </span>
          ))
        : format.number(percent / 100, { style: 'percent', maximumFractionDigits: 2 })}{' '}
      <span className="text-quiet">
        {scope ? t('off', { what: translate(scope, locale) }) : t('offOrder')}
      </span>
    </>
  );
}

export function Period({ promotion }: { readonly promotion: ShownPromotion }) {
  const t = useTranslations('quotes.promotions');
  const dayText = useDayText();
  const { startsOn, endsOn } = promotion;
  if (startsOn && endsOn)
    return <>{t('fromTo', { from: dayText(startsOn), to: dayText(endsOn) })}</>;
  if (startsOn) return <>{t('since', { from: dayText(startsOn) })}</>;
  return <>{endsOn ? t('till', { to: dayText(endsOn) }) : t('always')}</>;
}

export function Redeemed({ promotion }: { readonly promotion: ShownPromotion }) {
  const t = useTranslations('quotes.promotions');
  const { used, uses, usesEach, given } = promotion;
  return (
    <>
      <span className="block">
        {uses === undefined ? t('used', { used }) : t('usedOf', { used, uses })}
        {usesEach === undefined ? '' : ` · ${t('each', { count: usesEach })}`}
      </span>
      {given.map(({ currency, amount, budget }) => (
        <span key={currency} className="block text-quiet">
          <Money amount={amount} currency={currency} />
          {budget === undefined ? null : (
            <>
              {' '}
              {t('of')} <Money amount={budget} currency={currency} />
            </>
          )}
        </span>
      ))}
    </>
  );
}
