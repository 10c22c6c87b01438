/** The journeys with what came of them, for those who manage them; and switching one on or off. */
import { z } from 'zod';
import {
  JOURNEYS,
  journeyOf,
  type Journey,
  type JourneyId,
} from '#rules/customers/messages/journeys.ts';
import type { MessageReason } from '#rules/customers/messages/message.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { messageMail } from './message-texts.ts';

export interface JourneyFigures {
  readonly journey: Journey;
  readonly on: boolean;
  readonly sent: number;
  readonly responded: number;
  /** Messages that wait or were not sent, by why; the most first. */
  readonly others: readonly {
    readonly status: 'due' | 'withheld' | 'lapsed';
    readonly reason: MessageReason;
    readonly count: number;
  }[];
}

export async function listJourneys(actor: Actor): Promise<readonly JourneyFigures[]> {
  requirePermission(actor, 'messages:manage');
  const counts = await database().message.groupBy({
    by: ['journey', 'status', 'reason'],
    _count: { _all: true, respondedAt: true },
  });
  const switches = await database().journeySwitch.findMany();
  return JOURNEYS.map((id) => {
    const own = counts.filter(({ journey }) => journey === id);
    const sent = own.filter(({ status }) => status === 'sent');
    return {
      journey: journeyOf(id),
      on: switches.find(({ journey }) => journey === id)?.on ?? true,
      sent: sent.reduce((sum, { _count }) => sum + _count._all, 0),
      responded: sent.reduce((sum, { _count }) => sum + _count.respondedAt, 0),
      others: own
        .filter(({ status }) => status !== 'sent')
        .map(({ status, reason, _count }) => ({
          status: status as 'due' | 'withheld' | 'lapsed',
          reason: reason as MessageReason,
          count: _count._all,
        }))
        .sort((a, b) => b.count - a.count),
    };
  });
}

export const switchJourneySchema = z.object({
  journey: z.enum(JOURNEYS),
  on: z.enum(['true', 'false']).transform((text) => text === 'true'),
});

/** Off, nothing of it is sent, from the next decision on; what is in the outbox goes. */
export async function switchJourney(actor: Actor, input: unknown): Promise<void> {
  const { id: userId } = requirePermission(actor, 'messages:manage');
  const { journey, on } = parseInput(switchJourneySchema, input);
  await inTransaction(async (tx) => {
    const data = { on, userId, at: actor.now };
    await tx.journeySwitch.upsert({
      where: { journey },
      create: { journey, ...data },
      update: data,
    });
    const action = on ? 'journey.switched-on' : 'journey.switched-off';
    await recordAudit(tx, actor, action, { kind: 'journey', id: journey });
  });
}

export interface MessagePreview {
  readonly subject: string;
  readonly text: string;
}

/** The words of a journey in a language, to a made-up customer. */
export function previewMessage(journey: JourneyId, locale: string): MessagePreview {
  const link = 'https://…';
  const { subject, text } = messageMail(journey, locale, {
    name: 'Anna Lindqvist',
    subject: journey === 'abandoned' ? 'A bike for Elsa' : 'K10001',
    link,
    unsubscribe: journeyOf(journey).purpose === 'service' ? undefined : link,
  });
  return { subject, text };
}
