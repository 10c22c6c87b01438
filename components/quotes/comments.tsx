/** What client and rep have said about a quote; for the rep with what is left to do about it. */
import { Form } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Moment } from '#components/orders/dates.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Changes } from './changes.tsx';
import type { ShownComment } from './types.ts';

export function Comments({
  comments,
  currency,
  staff = false,
}: {
  readonly comments: readonly ShownComment[];
  readonly currency: string;
  readonly staff?: boolean;
}) {
  const t = useTranslations('quotes');
  if (comments.length === 0) return <p className="text-quiet">{t('noComments')}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {comments.map((comment) => (
        <li key={comment.id} className="rounded-md border border-line bg-raised p-3">
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-quiet">
            <span className="font-medium text-ink">{comment.authorName}</span>
            <Moment at={comment.at} time />
            {comment.kind === 'comment' ? null : (
              <Badge tone={comment.resolved ? 'success' : 'warning'}>
                {t(`commentKinds.${comment.kind}`)}
              </Badge>
            )}
            {comment.position === undefined ? null : (
              <span>{t('aboutLine', { position: comment.position })}</span>
            )}
            {comment.resolved ? <span>{t('resolved')}</span> : null}
          </p>
          {comment.text ? (
            <p className="mt-1 whitespace-pre-line wrap-anywhere">{comment.text}</p>
          ) : null}
          <div className="text-sm">
            <Changes changes={comment.changes} currency={currency} />
          </div>
          {staff && !comment.resolved && comment.kind !== 'comment' ? (
            <Form method="post" className="mt-2 flex flex-wrap gap-2">
              <input type="hidden" name="commentId" value={comment.id} />
              {comment.kind === 'proposal' ? (
                <Button size="dense" look="primary" name="do" value="take-proposal">
                  {t('takeProposal')}
                </Button>
              ) : null}
              <Button size="dense" name="do" value="resolve">
                {t('resolve')}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export function AnswerForm({ quoteId }: { readonly quoteId: string }) {
  const t = useTranslations('quotes');
  return (
    <Form method="post" className="flex flex-col gap-2">
      <input type="hidden" name="id" value={quoteId} />
      <label className="flex flex-col gap-1 text-sm">
        {t('answer')}
        <textarea
          name="text"
          rows={2}
          required
          maxLength={2000}
          className="rounded-md border border-quiet bg-raised p-2"
        />
      </label>
      <div>
        <Button size="dense" name="do" value="answer">
          {t('sendAnswer')}
        </Button>
      </div>
    </Form>
  );
}
