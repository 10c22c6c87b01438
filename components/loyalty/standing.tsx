/** How many points there are, what is about to expire, and the tier they make. */
import { useFormatter, useTranslations } from 'use-intl';
import type { ShownPoints } from './types.ts';

export function Standing({ points }: { readonly points: ShownPoints }) {
  const t = useTranslations('loyalty');
  const format = useFormatter();
  const { balance, expiring, tier, next } = points;
  return (
    <section
      aria-labelledby="standing"
      className="rounded-md border border-line bg-raised p-5 tabular-nums"
    >
      <h2 id="standing" className="text-2xl font-semibold">
        {t('balance', { points: balance })}
      </h2>
      <p className="mt-1">
        {t('tier', { tier })}{' '}
        <span className="text-quiet">
          {next ? t('nextTier', { tier: next.tier, missing: next.missing }) : t('highestTier')}
        </span>
      </p>
      {expiring && (
        <p className="mt-2 text-warning">
          {t('expiring', {
            points: expiring.points,
            day: format.dateTime(new Date(expiring.at), { dateStyle: 'medium' }),
          })}
        </p>
      )}
    </section>
  );
}
