/** Where a quote is in its life, as one badge. */
import { useTranslations } from 'use-intl';
import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import type { QuoteStatus } from '#rules/workflow/quote.ts';

const TONES: Readonly<Record<QuoteStatus, BadgeTone>> = {
  draft: 'neutral',
  'in-approval': 'warning',
  approved: 'info',
  sent: 'info',
  viewed: 'info',
  accepted: 'success',
  declined: 'danger',
  expired: 'danger',
  withdrawn: 'neutral',
  superseded: 'neutral',
};

export function QuoteStatusBadge({ status }: { readonly status: QuoteStatus }) {
  const t = useTranslations('quotes');
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}
