/** Mail that was sent, waits, failed, may have been sent, or is kept because there is no mail server. */
import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Badge, type BadgeTone } from '#components/ui/badge.tsx';
import { DataTable } from '#components/ui/data-table.tsx';

export type MailStatus =
  'queued' | 'claimed' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'kept';

export interface ShownMail {
  readonly id: string;
  readonly href: string;
  readonly to: string;
  readonly subject: string;
  readonly status: MailStatus;
  readonly createdAt: string;
}

const TONES: Readonly<Record<MailStatus, BadgeTone>> = {
  queued: 'info',
  claimed: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
  uncertain: 'warning',
  kept: 'neutral',
};

export function MailBadge({ status }: { readonly status: MailStatus }) {
  const t = useTranslations('admin');
  return <Badge tone={TONES[status]}>{t(`mailStates.${status}`)}</Badge>;
}

export function OutboxTable({
  mails,
  caption,
}: {
  readonly mails: readonly ShownMail[];
  readonly caption: string;
}) {
  const t = useTranslations('admin');
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={mails}
      rowKey={(mail) => mail.id}
      columns={[
        {
          id: 'subject',
          header: t('subject'),
          rowHeader: true,
          cell: (mail) => (
            <Link to={mail.href} className="text-accent underline underline-offset-4">
              {mail.subject}
            </Link>
          ),
        },
        { id: 'to', header: t('to'), cell: (mail) => mail.to },
        { id: 'state', header: t('mailState'), cell: (mail) => <MailBadge status={mail.status} /> },
        {
          id: 'created',
          header: t('created'),
          align: 'end',
          cell: (mail) => <Moment at={mail.createdAt} time />,
        },
      ]}
    />
  );
}
