/**
 * Words about a quote, between client and rep: comments, and changes asked for. The client writes by
 * the link as long as the offer is open, the rep at any time. Each is told to the timeline.
 */
import { z } from 'zod';
import type { Decision } from '#rules/configuration/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordInteraction } from '#app/utils/record.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { openOfferToWrite } from './open-offer.server.ts';
import type { QuoteView } from './quote-view.server.ts';

export const COMMENT_KINDS = ['comment', 'change-request', 'proposal'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** What a client would like a line to be. */
export interface Proposal {
  readonly configurationId: string;
  readonly decisions: readonly Decision[];
  /** Until it is sent only the client sees it. */
  readonly sent: boolean;
}

export interface QuoteCommentView {
  readonly id: string;
  readonly revision: number;
  readonly quoteId: string;
  readonly position?: number | undefined;
  readonly authorName: string;
  readonly byStaff: boolean;
  readonly kind: CommentKind;
  readonly text: string;
  readonly proposal?: Proposal | undefined;
  readonly resolvedAt?: Date | undefined;
  readonly at: Date;
}

const words = {
  kind: z.enum(['comment', 'change-request']).default('comment'),
  text: z.string().trim().min(1).max(2000),
  position: z.coerce.number().int().min(1).optional(),
};

export const clientCommentSchema = z.object({
  token: z.string().min(1).max(100),
  name: fields.name,
  ...words,
});

export async function commentOnOffer(actor: Actor, input: unknown): Promise<void> {
  const { token, name, kind, text, position } = parseInput(clientCommentSchema, input);
  const { quote } = await openOfferToWrite(actor, token);
  requireOpen(quote);
  await inTransaction(async (tx) => {
    await tx.quoteComment.create({
      data: {
        quoteId: quote.id,
        position: position ?? null,
        authorName: name,
        kind,
        text,
        at: actor.now,
      },
    });
    const { id, number, revision, customerId } = quote;
    const told = { number, revision, text };
    const kindOf = kind === 'comment' ? 'quote-commented' : 'quote-change-asked';
    await recordInteraction(tx, actor, kindOf, { kind: 'quote', id }, told, customerId);
  });
}

/** Nothing more is said to an offer that is over. */
export function requireOpen({ status }: Pick<QuoteView, 'status'>): void {
  if (status !== 'sent' && status !== 'viewed') throw new AppError(`quote-is-${status}`);
}

export const answerSchema = z.object({
  id: fields.id,
  text: z.string().trim().min(1).max(2000),
  position: z.coerce.number().int().min(1).optional(),
});

/** The rep's words; the client reads them by the link. */
export async function answerComment(actor: Actor, input: unknown): Promise<void> {
  const user = requirePermission(actor, 'quotes:write');
  const { id, text, position } = parseInput(answerSchema, input);
  const quote = await loadQuote(id);
  await inTransaction(async (tx) => {
    await tx.quoteComment.create({
      data: {
        quoteId: id,
        position: position ?? null,
        userId: user.id,
        authorName: user.name,
        kind: 'comment',
        text,
        at: actor.now,
      },
    });
    const { number, revision, customerId } = quote;
    const told = { number, revision, text };
    await recordInteraction(tx, actor, 'quote-answered', { kind: 'quote', id }, told, customerId);
  });
}

export const resolveSchema = z.object({ commentId: fields.id });

/** The rep ticks a change off as done with. */
export async function resolveComment(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'quotes:write');
  const { commentId } = parseInput(resolveSchema, input);
  const { count } = await database().quoteComment.updateMany({
    where: { id: commentId, resolvedAt: null },
    data: { resolvedAt: actor.now },
  });
  if (count === 0) throw new AppError('status-conflict');
}

/** Everything said about a number, over all its revisions, the oldest first. */
export async function listComments(number: string): Promise<readonly QuoteCommentView[]> {
  const rows = await database().quoteComment.findMany({
    where: { quote: { number } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { quote: { select: { revision: true } } },
  });
  return rows.map(({ quote, data, position, resolvedAt, userId, kind, ...row }) => ({
    id: row.id,
    quoteId: row.quoteId,
    authorName: row.authorName,
    text: row.text,
    at: row.at,
    revision: quote.revision,
    position: position ?? undefined,
    byStaff: userId !== null,
    kind: kind as CommentKind,
    proposal: (data as unknown as Proposal | null) ?? undefined,
    resolvedAt: resolvedAt ?? undefined,
  }));
}
