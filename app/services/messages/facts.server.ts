/** What is known of a message and its customer when it is decided whether it goes, read in the transaction that decides. */
import { mayProcess } from '#rules/customers/consent/may-process.ts';
import { byCost, type ChannelFacts, type MessageFacts } from '#rules/customers/messages/message.ts';
import {
  FREQUENCY_CAP,
  isCapped,
  isLimited,
  isQuiet,
} from '#rules/customers/messages/contact-limits.ts';
import {
  journeyOf,
  JOURNEYS,
  type JourneyId,
  type MessageChannel,
} from '#rules/customers/messages/journeys.ts';
import { firstOf } from '#rules/customers/treatments/treatment.ts';
import { readLedger } from '#app/services/customers/consents.server.ts';
import { treatmentsOf } from '#app/services/customers/customer-facts.server.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { OCCASIONS } from './occasions.server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LIMITED = JOURNEYS.filter((id) => isLimited(journeyOf(id).purpose));

export const WITH_CUSTOMER = {
  customer: { include: { manager: { select: { id: true, locale: true } } } },
} satisfies Prisma.MessageInclude;
export type MessageRow = Prisma.MessageGetPayload<{ include: typeof WITH_CUSTOMER }>;

/** All that `decideMessage` asks for. */
export async function messageFacts(
  tx: Transaction,
  message: MessageRow,
  now: Date,
): Promise<MessageFacts> {
  const id = message.journey as JourneyId;
  const journey = journeyOf(id);
  const { customer } = message;
  const off = await tx.journeySwitch.findUnique({ where: { journey: id } });
  const occasions = await OCCASIONS[id](tx, now, customer.id);
  return {
    on: off?.on ?? true,
    standing: occasions.some(({ occasion }) => occasion === message.occasion),
    now,
    dueAt: message.dueAt,
    lapsesAt: message.lapsesAt,
    limited: isLimited(journey.purpose),
    ...(await limitsOf(tx, message, now)),
    channels: await channelsOf(tx, message, now),
  };
}

/** Whether it is night for the customer, and whether enough was sent to them, without this message. */
export async function limitsOf(
  tx: Transaction,
  { id, customer }: MessageRow,
  now: Date,
): Promise<{ readonly quiet: boolean; readonly capped: boolean }> {
  const span = FREQUENCY_CAP.days * DAY_MS;
  const near = await tx.message.findMany({
    where: {
      id: { not: id },
      customerId: customer.id,
      status: 'sent',
      journey: { in: LIMITED },
      sentAt: { gt: new Date(now.getTime() - span), lt: new Date(now.getTime() + span) },
    },
    select: { sentAt: true },
  });
  const times = near.flatMap(({ sentAt }) => sentAt ?? []);
  const country = customer.country ?? customer.market;
  return {
    quiet: isQuiet(now, country, environment.workshopTimeZone),
    capped: isCapped(times, now),
  };
}

/**
 * The journey's channels, best first, each with what speaks against it: the one the customer is treated
 * to, then by cost.
 */
export async function channelsOf(
  tx: Transaction,
  { journey, customer }: MessageRow,
  now: Date,
): Promise<readonly ChannelFacts[]> {
  const { channels, purpose } = journeyOf(journey as JourneyId);
  const subject = {
    ledger: await readLedger(tx, customer.id),
    restricted: customer.restrictedAt !== null,
    erased: customer.erasedAt !== null,
  };
  const obstacle = (channel: MessageChannel): ChannelFacts['obstacle'] => {
    const permission = mayProcess(subject, { purpose, channel });
    if (!permission.allowed) return permission.because;
    if (channel === 'phone') return customer.phone === null ? 'no-address' : undefined;
    if (customer.email === '') return 'no-address';
    return customer.email === customer.bouncedEmail ? 'address-bounced' : undefined;
  };
  // What there is no choice of need not be asked for.
  const treatments = channels.length > 1 ? await treatmentsOf(tx, customer.id, now) : [];
  const treated = firstOf(treatments, 'channel')?.event.params.channel;
  const ordered = byCost(channels, await unanswered(tx, customer.id)).toSorted(
    (a, b) => Number(b === treated) - Number(a === treated),
  );
  return ordered.map((channel) => ({
    channel,
    obstacle: obstacle(channel),
  }));
}

/** Mails of journeys sent since the customer last followed one. */
async function unanswered(tx: Transaction, customerId: string): Promise<number> {
  const last = await tx.message.aggregate({
    where: { customerId, respondedAt: { not: null } },
    _max: { respondedAt: true },
  });
  const since = last._max.respondedAt;
  return tx.message.count({
    where: {
      customerId,
      status: 'sent',
      channel: 'email',
      journey: { in: LIMITED },
      ...(since && { sentAt: { gt: since } }),
    },
  });
}
