/**
 * The links of a message: to what it proposes, to an answer, and out of such messages. Nobody has to sign
 * in; the secret in the link, of which only the hash is kept, is enough.
 */
import { z } from 'zod';
import { consentState } from '#rules/customers/consent/ledger.ts';
import { isJourney, journeyOf, type JourneyId } from '#rules/customers/messages/journeys.ts';
import { isLimited } from '#rules/customers/messages/contact-limits.ts';
import { appendDecision, readLedger } from '#app/services/customers/consents.server.ts';
import { grantForReview } from '#app/services/loyalty/grant-points.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { paths } from '#app/utils/paths.ts';
import { sha256 } from '#app/utils/secrets.server.ts';

interface Followed {
  readonly id: string;
  readonly customerId: string;
  readonly journey: JourneyId;
  readonly occasion: string;
  readonly subject: string;
  readonly rating: number | null;
}

async function findMessage(client: Pick<Transaction, 'message'>, token: string): Promise<Followed> {
  const message = await client.message.findUnique({ where: { tokenHash: sha256(token) } });
  if (message === null || !isJourney(message.journey)) throw new AppError('not-found');
  return { ...message, journey: message.journey };
}

export interface MessageLink {
  readonly journey: JourneyId;
  readonly subject: string;
  /** Where it leads; absent where an answer is asked for. */
  readonly to?: string | undefined;
  /** The answer that was given. */
  readonly rating?: number | undefined;
}

/** Notes that the link was followed, and says where it leads. */
export async function followMessage(actor: Actor, token: string): Promise<MessageLink> {
  const { id, journey, occasion, subject, rating } = await findMessage(database(), token);
  await database().message.updateMany({
    where: { id, respondedAt: null },
    data: { respondedAt: actor.now },
  });
  if (journey === 'satisfaction') return { journey, subject, rating: rating ?? undefined };
  return { journey, subject, to: await destination(journey, occasion) };
}

async function destination(journey: JourneyId, occasion: string): Promise<string> {
  if (journey === 'thanks') return paths.order(occasion);
  if (journey === 'upgrade') return paths.order(occasion.split(' ', 1)[0] ?? '');
  if (journey === 'points-expire') return paths.points();
  if (journey !== 'abandoned') return paths.home();
  const left = await database().configuration.findUnique({
    where: { id: occasion },
    select: { id: true },
  });
  return left === null ? paths.configurations() : paths.configuration(left.id);
}

export const answerSchema = z.object({
  rating: z.coerce.number().int().min(1).max(5),
  text: z.string().trim().max(2000).optional(),
});

/** A satisfaction answer, onto the timeline; answered again, the newer one counts. */
export async function answerMessage(actor: Actor, token: string, input: unknown): Promise<void> {
  const { rating, text } = parseInput(answerSchema, input);
  await inTransaction(async (tx) => {
    const { id, customerId, journey, occasion, rating: before } = await findMessage(tx, token);
    if (journey !== 'satisfaction') throw new AppError('not-found');
    await tx.message.update({ where: { id }, data: { rating, respondedAt: actor.now } });
    await grantForReview(tx, customerId, id, actor.now);
    // The same form sent twice says nothing new.
    if (before === rating && !text) return;
    await tx.interaction.create({
      data: {
        ...{ customerId, channel: 'email', kind: 'answered', direction: 'in', at: actor.now },
        ...{ data: { journey, order: occasion, rating }, text: text ?? null },
      },
    });
  });
}

/** Whether messages like this one can be ended by its link, and whether they are. */
export async function readUnsubscribe(
  token: string,
): Promise<{ readonly journey: JourneyId; readonly done: boolean }> {
  const { customerId, journey } = await findMessage(database(), token);
  const { purpose } = journeyOf(journey);
  if (!isLimited(purpose)) throw new AppError('not-found');
  const ledger = await readLedger(database(), customerId);
  const { state } = consentState(ledger, { purpose, channel: 'email' });
  return { journey, done: state === 'denied' };
}

/**
 * Ends mails of the message's purpose, by the person's own click or their mail program's (RFC 8058).
 * Done twice, it is one denial.
 */
export async function unsubscribe(actor: Actor, token: string): Promise<void> {
  await inTransaction(
    async (tx) => {
      const { customerId, journey } = await findMessage(tx, token);
      const { purpose } = journeyOf(journey);
      if (!isLimited(purpose)) throw new AppError('not-found');
      const choice = { purpose, channel: 'email' } as const;
      if (consentState(await readLedger(tx, customerId), choice).state === 'denied') return;
      await appendDecision(tx, actor, customerId, choice, {
        decision: 'denied',
        seen: [],
        source: 'unsubscribe-link',
      });
    },
    { serializable: true },
  );
}
