/**
 * A client reconfigures a line: a copy of its product to play with, which changes nothing, becomes a
 * proposal when the client sends it, and part of the quote when the rep takes it over.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Decision } from '#rules/configuration/types.ts';
import { translate } from '#rules/model/translate.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { requireOpen, type Proposal } from './discuss-offer.server.ts';
import { loadQuote } from './find-quote.server.ts';
import { openOfferToWrite } from './open-offer.server.ts';
import { reviseQuote } from './revise-quote.server.ts';
import { writeDraft } from './write-draft.server.ts';

const token = z.string().min(1).max(100);
export const startProposalSchema = z.object({ token, lineId: fields.id });

/** Begins the copy, in the hands of who holds the link. */
export async function startProposal(
  actor: Actor,
  input: unknown,
): Promise<{ readonly configurationId: string }> {
  const wanted = parseInput(startProposalSchema, input);
  const { quote } = await openOfferToWrite(actor, wanted.token);
  requireOpen(quote);
  const line = quote.lines.find(({ id }) => id === wanted.lineId);
  if (line?.kind !== 'configured') throw new AppError('not-found');
  await ensureSession(actor);
  const configurationId = randomUUID();
  const { decisions } = line;
  await inTransaction(async (tx) => {
    await tx.configuration.create({
      data: {
        ...ownerOf(actor),
        id: configurationId,
        familyVersionId: line.familyVersionId,
        name: translate(line.title, quote.locale),
        decisions: toJson(decisions),
        shareToken: randomSecret(),
        createdAt: actor.now,
      },
    });
    await tx.quoteComment.create({
      data: {
        quoteId: quote.id,
        position: line.position,
        authorName: quote.client.name,
        kind: 'proposal',
        text: '',
        data: toJson({ configurationId, decisions, sent: false } satisfies Proposal),
        at: actor.now,
      },
    });
  });
  return { configurationId };
}

export const sendProposalSchema = z.object({
  token,
  commentId: fields.id,
  name: fields.name,
  text: z.string().trim().max(2000).default(''),
});

/** Sends the copy as it is now to the rep. */
export async function sendProposal(actor: Actor, input: unknown): Promise<void> {
  const wanted = parseInput(sendProposalSchema, input);
  const { quote } = await openOfferToWrite(actor, wanted.token);
  requireOpen(quote);
  const comment = await database().quoteComment.findFirst({
    where: { id: wanted.commentId, quoteId: quote.id, kind: 'proposal', resolvedAt: null },
  });
  const before = comment?.data as unknown as Proposal | undefined;
  if (comment === null || before === undefined) throw new AppError('not-found');
  const configuration = await database().configuration.findUnique({
    where: { id: before.configurationId },
  });
  const decisions =
    (configuration?.decisions as unknown as readonly Decision[]) ?? before.decisions;
  await inTransaction(async (tx) => {
    const proposal: Proposal = { ...before, decisions, sent: true };
    const { count } = await tx.quoteComment.updateMany({
      where: { id: comment.id, resolvedAt: null },
      data: {
        data: toJson(proposal),
        text: wanted.text,
        authorName: wanted.name,
        at: actor.now,
      },
    });
    if (count !== 1) throw new AppError('status-conflict');
    const { id, number, revision, customerId } = quote;
    const told = { number, revision, position: comment.position };
    await recordInteraction(tx, actor, 'quote-proposed', { kind: 'quote', id }, told, customerId);
  });
}

export const takeProposalSchema = z.object({ commentId: fields.id });

/**
 * The rep takes a proposal over: into the draft, or into a new revision where the quote is out. The
 * line's price agreements stay; the product is checked again, for this client.
 */
export async function takeProposal(actor: Actor, input: unknown): Promise<{ number: string }> {
  requirePermission(actor, 'quotes:write');
  const { commentId } = parseInput(takeProposalSchema, input);
  const comment = await database().quoteComment.findUnique({
    where: { id: commentId },
    include: { quote: { select: { number: true } } },
  });
  const proposal = comment?.data as unknown as Proposal | null | undefined;
  if (comment === null || !proposal?.sent) throw new AppError('not-found');
  if (comment.resolvedAt !== null) throw new AppError('status-conflict');
  const { number } = comment.quote;
  const draft = await draftOf(actor, number);
  const line = draft.lines.find(({ position }) => position === comment.position);
  if (line?.kind !== 'configured') throw new AppError('not-found');
  const { decisions } = proposal;
  const lines = draft.lines.map((each) => (each.id === line.id ? { ...line, decisions } : each));
  await writeDraft(
    actor,
    draft,
    { ...draft, lines },
    async (tx) => {
      const { count } = await tx.quoteComment.updateMany({
        where: { id: commentId, resolvedAt: null },
        data: { resolvedAt: actor.now },
      });
      if (count !== 1) throw new AppError('status-conflict');
      if (line.configurationId === undefined) return;
      await tx.configuration.update({
        where: { id: line.configurationId },
        data: { decisions: toJson(decisions), revision: { increment: 1 } },
      });
    },
    new Set([line.id]),
  );
  return { number };
}

/** The newest revision as a draft; made where there is none yet. */
async function draftOf(actor: Actor, number: string) {
  const newest = await database().quote.findFirstOrThrow({
    where: { number },
    orderBy: { revision: 'desc' },
  });
  if (newest.status === 'draft') return loadQuote(newest.id);
  const { id } = await reviseQuote(actor, { id: newest.id, version: newest.version });
  return loadQuote(id);
}
