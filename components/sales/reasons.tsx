/** Why two records may be one customer, each reason in words. */
import { useTranslations } from 'use-intl';
import { Badge } from '#components/ui/badge.tsx';
import type { DuplicateReason } from '#rules/customers/duplicates.ts';

export function Reasons({ reasons }: { readonly reasons: readonly DuplicateReason[] }) {
  const t = useTranslations('relationship.reasons');
  return (
    <ul className="flex flex-wrap gap-1">
      {reasons.map((reason) => (
        <li key={reason}>
          <Badge tone={reason === 'names-differ' ? 'warning' : 'neutral'}>{t(reason)}</Badge>
        </li>
      ))}
    </ul>
  );
}
