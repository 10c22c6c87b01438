/** The units of an order: where each is, and the way to it. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Badge } from '#components/ui/badge.tsx';
import type { ShownPlannedWork } from './types.ts';

export function UnitList({ units }: { readonly units: readonly ShownPlannedWork[] }) {
  const t = useTranslations('workshop');
  return (
    <ul className="rounded-md border border-line bg-raised">
      {units.map((unit) => (
        <li
          key={unit.number}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0"
        >
          <Link
            to={unit.href}
            className="inline-flex min-h-8 items-center font-mono text-accent underline underline-offset-4"
          >
            {unit.number}
          </Link>
          <span className="min-w-0 flex-1 wrap-anywhere">
            {unit.product} <span className="text-quiet">{unit.piece}</span>
          </span>
          <span className="text-sm text-quiet tabular-nums">
            {t('doneOf', { done: unit.done, operations: unit.operations })}
          </span>
          <Badge tone={unit.state === 'shipped' ? 'success' : 'info'}>
            {t(`state.${unit.state}`)}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
