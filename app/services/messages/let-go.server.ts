/**
 * Asked just before a mail is handed over: a message may have waited in the outbox until the night, until
 * others were sent, or until the customer said no.
 */
import { isLimited } from '#rules/customers/messages/contact-limits.ts';
import { isJourney, journeyOf } from '#rules/customers/messages/journeys.ts';
import { withdrawn } from '#rules/customers/messages/message.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { channelsOf, limitsOf, WITH_CUSTOMER } from './facts.server.ts';

const WAIT_MS = 15 * 60 * 1000;

/**
 * Whether the mail may leave now, in a transaction that sees nothing else happen: a mail that belongs to no
 * message always may. One that has to wait is put off; one that must not go any more is taken back.
 */
export async function letGo(tx: Transaction, mailId: string, now: Date): Promise<boolean> {
  const message = await tx.message.findUnique({ where: { mailId }, include: WITH_CUSTOMER });
  if (message === null || !isJourney(message.journey)) return true;
  const email = (await channelsOf(tx, message, now)).find(({ channel }) => channel === 'email');
  const reason = now > message.lapsesAt ? 'too-late' : email?.obstacle;
  if (reason !== undefined) {
    await tx.message.update({
      where: { id: message.id },
      data: { status: withdrawn, reason, decidedAt: now, sentAt: null },
    });
    await tx.outboxMail.delete({ where: { id: mailId } });
    return false;
  }
  if (isLimited(journeyOf(message.journey).purpose)) {
    const { quiet, capped } = await limitsOf(tx, message, now);
    if (quiet || capped) {
      const notBefore = new Date(now.getTime() + WAIT_MS);
      await tx.outboxMail.update({ where: { id: mailId }, data: { notBefore } });
      return false;
    }
  }
  await tx.message.update({ where: { id: message.id }, data: { sentAt: now } });
  return true;
}

/** The address is dead: nothing is written to it until the customer has another one. */
export async function noteBounce(tx: Transaction, address: string): Promise<void> {
  await tx.customer.updateMany({ where: { email: address }, data: { bouncedEmail: address } });
}
