/**
 * The turn of the journeys: notes every new occasion, then decides on each message that is due. A
 * message is decided on in one transaction, as if alone, so that neither the cap is passed nor anything
 * sent twice however many processes take their turns at once.
 */
import { decideMessage, type MessageDecision } from '#rules/customers/messages/message.ts';
import {
  isJourney,
  journeyOf,
  JOURNEYS,
  windowOf,
  type JourneyId,
} from '#rules/customers/messages/journeys.ts';
import { isLimited } from '#rules/customers/messages/contact-limits.ts';
import { translate } from '#rules/model/translate.ts';
import { queueMail } from '#app/services/mail/queue-mail.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import {
  database,
  inTransaction,
  isUniqueViolation,
  type Transaction,
} from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { randomSecret, sha256 } from '#app/utils/secrets.server.ts';
import { messageFacts, WITH_CUSTOMER, type MessageRow } from './facts.server.ts';
import { messageMail } from './message-texts.ts';
import { OCCASIONS } from './occasions.server.ts';

const BATCH = 100;

/** How many messages came to each outcome in a turn. */
export type Turn = Readonly<Record<MessageDecision['status'], number>>;

/** `origin`: where the links lead, without a trailing slash. Safe at any time, from any process. */
export async function sendMessages(now: Date, origin: string = ownOrigin()): Promise<Turn> {
  for (const journey of JOURNEYS) await noteOccasions(journey, now);
  const turn = { due: 0, sent: 0, withheld: 0, lapsed: 0 };
  for (let after = ''; ;) {
    const due = await database().message.findMany({
      where: { status: 'due', dueAt: { lte: now }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    });
    for (const { id } of due) {
      const status = await decide(id, now, origin);
      if (status !== undefined) turn[status] += 1;
    }
    const last = due.at(-1);
    if (last === undefined || due.length < BATCH) return turn;
    after = last.id;
  }
}

/** `sendMessages` for a person who does not want to wait for its hour. */
export async function sendMessagesNow(actor: Actor): Promise<Turn> {
  requirePermission(actor, 'messages:manage');
  return sendMessages(actor.now, actor.origin);
}

const ownOrigin = (): string =>
  environment.baseUrl ?? `http://${environment.host}:${environment.port}`;

async function noteOccasions(journey: JourneyId, now: Date): Promise<void> {
  const found = await OCCASIONS[journey](database(), now);
  const known = await database().message.findMany({
    where: { journey, customerId: { in: found.map(({ customerId }) => customerId) } },
    select: { customerId: true, occasion: true },
  });
  const before = new Set(known.map(({ customerId, occasion }) => `${customerId} ${occasion}`));
  for (const { customerId, occasion, subject, at } of found) {
    if (before.has(`${customerId} ${occasion}`)) continue;
    before.add(`${customerId} ${occasion}`);
    const window = windowOf(journeyOf(journey), at);
    try {
      await database().message.create({
        data: {
          ...{ customerId, journey, occasion, subject, ...window },
          ...{ reason: 'too-early', decidedAt: now },
        },
      });
    } catch (error) {
      // Another process has just noted it.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}

/** What became of it; nothing where another process has decided. */
function decide(
  id: string,
  now: Date,
  origin: string,
): Promise<MessageDecision['status'] | undefined> {
  return inTransaction(
    async (tx) => {
      const message = await tx.message.findUnique({ where: { id }, include: WITH_CUSTOMER });
      if (message === null || message.status !== 'due' || !isJourney(message.journey)) return;
      const { status, reason, channel } = decideMessage(await messageFacts(tx, message, now));
      const sent =
        channel === undefined
          ? {}
          : channel === 'email'
            ? await writeMail(tx, message, now, origin)
            : await askForCall(tx, message, now);
      await tx.message.update({
        where: { id },
        data: {
          ...{ status, reason, channel: channel ?? null, decidedAt: now },
          ...(channel !== undefined && { sentAt: now }),
          ...sent,
        },
      });
      return status;
    },
    { serializable: true },
  );
}

/** The mail into the outbox, with a link that ends such mails by one click (RFC 8058). */
async function writeMail(tx: Transaction, message: MessageRow, now: Date, origin: string) {
  const { customer, subject } = message;
  const journey = message.journey as JourneyId;
  const token = randomSecret();
  const unsubscribe = isLimited(journeyOf(journey).purpose)
    ? `${origin}${paths.unsubscribe(token)}`
    : undefined;
  const words = messageMail(journey, customer.locale, {
    name: customer.name,
    subject,
    link: `${origin}${paths.message(token)}`,
    unsubscribe,
  });
  const mailId = await queueMail(
    tx,
    { now },
    {
      to: customer.email,
      ...words,
      ...(unsubscribe !== undefined && {
        headers: {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      }),
    },
  );
  await tx.interaction.create({
    data: {
      ...{ customerId: customer.id, channel: 'email', kind: 'message-sent', direction: 'out' },
      ...{ data: { journey }, text: words.subject, at: now },
    },
  });
  return { tokenHash: sha256(token), mailId };
}

/** Somebody is asked to call: the customer's manager, else whoever sees it first. */
async function askForCall(tx: Transaction, { customer, journey }: MessageRow, now: Date) {
  const { manager } = customer;
  const { title } = journeyOf(journey as JourneyId);
  const { id } = await tx.interaction.create({
    data: {
      ...{ customerId: customer.id, channel: 'phone', kind: 'call-proposed', direction: 'out' },
      ...{ data: { journey }, text: translate(title, manager?.locale ?? 'en'), at: now },
    },
  });
  await tx.followUp.create({
    data: {
      ...{ customerId: customer.id, interactionId: id, userId: manager?.id ?? null },
      dueOn: now.toISOString().slice(0, 10),
    },
  });
  return {};
}
