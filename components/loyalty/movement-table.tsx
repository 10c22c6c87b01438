/** Every movement of a customer's points, the newest first. */
import { useFormatter, useTranslations } from 'use-intl';
import { DataTable } from '../ui/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { ShownMovement } from './types.ts';

export function MovementTable({ movements }: { readonly movements: readonly ShownMovement[] }) {
  const t = useTranslations('loyalty');
  const format = useFormatter();
  const what = useWhat();
  if (movements.length === 0) return <EmptyState title={t('noneYet')} text={t('noneYetText')} />;
  return (
    <DataTable
      caption={t('history')}
      rows={movements}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'at',
          header: t('at'),
          cell: ({ at }) => format.dateTime(new Date(at), { dateStyle: 'medium' }),
        },
        { id: 'what', header: t('what'), rowHeader: true, cell: what },
        { id: 'about', header: t('about'), cell: ({ subject, text }) => text ?? subject },
        {
          id: 'points',
          header: t('points'),
          align: 'end',
          cell: ({ points }) => format.number(points, { signDisplay: 'exceptZero' }),
        },
      ]}
    />
  );
}

function useWhat(): (movement: ShownMovement) => string {
  const t = useTranslations('loyalty');
  return ({ kind, rule }) => {
    if (kind === 'earn') return t(`rules.${rule}` as 'rules.spend');
    return kind === 'redeem' ? t('redeemed', { reward: rule }) : t(`kinds.${kind}`);
  };
}
