/**
 * The life of one message to one customer on one occasion, as a statechart.
 *
 *   due ──decide──▶ sent ──withdraw (before it has left)──▶ withheld
 *    │ ╰─ waits: quiet hours, cap ─▶ due (with the reason)
 *    ├─ no permission, no way to reach them, journey off ─▶ withheld
 *    ╰─ too late ─▶ lapsed
 *
 * Always holds: it is sent at most once, and only with permission, by a working channel, outside the
 * quiet hours and below the cap of the moment it is decided in. Facts come in with the event; every
 * outcome has one reason of a closed set, so that each send and each non-send can be explained.
 */
import { setup, transition } from 'xstate';
import type { Refusal } from '#rules/customers/consent/may-process.ts';
import type { MessageChannel } from './journeys.ts';

export const MESSAGE_STATUSES = ['due', 'sent', 'withheld', 'lapsed'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** Why it waits, was not sent, or came to nothing; `occasion`: it was sent for what led to it. */
export type MessageReason =
  | 'occasion'
  | 'too-early'
  | 'quiet-hours'
  | 'frequency-cap'
  | 'journey-off'
  | 'occasion-over'
  | 'no-address'
  | 'address-bounced'
  | 'not-asked-to-call'
  | 'too-late'
  | Refusal;

export interface ChannelFacts {
  readonly channel: MessageChannel;
  /** What speaks against this channel; none: it can be used. */
  readonly obstacle?: MessageReason | undefined;
}

export interface MessageFacts {
  /** The journey is switched on. */
  readonly on: boolean;
  /** What gave occasion to it still holds. */
  readonly standing: boolean;
  readonly now: Date;
  readonly dueAt: Date;
  readonly lapsesAt: Date;
  /** Cap and quiet hours hold for it. */
  readonly limited: boolean;
  readonly quiet: boolean;
  readonly capped: boolean;
  /** Best first; at least one. */
  readonly channels: readonly ChannelFacts[];
}

export interface MessageDecision {
  readonly status: MessageStatus;
  readonly reason: MessageReason;
  /** Of one that is sent. */
  readonly channel?: MessageChannel | undefined;
}

type MessageEvent =
  | { readonly type: 'decide'; readonly facts: MessageFacts }
  /** It was on its way and must not go any more. */
  | { readonly type: 'withdraw' };

const usable = ({ channels }: MessageFacts): ChannelFacts | undefined =>
  channels.find(({ obstacle }) => obstacle === undefined);
const waits = (facts: MessageFacts): MessageReason | undefined => {
  if (facts.now < facts.dueAt) return 'too-early';
  if (facts.limited && facts.quiet) return 'quiet-hours';
  return facts.limited && facts.capped ? 'frequency-cap' : undefined;
};
const refusal = (facts: MessageFacts): MessageReason | undefined => {
  if (!facts.on) return 'journey-off';
  if (!facts.standing) return 'occasion-over';
  return usable(facts) === undefined ? facts.channels[0]?.obstacle : undefined;
};
const isLate = ({ now, lapsesAt }: MessageFacts): boolean => now > lapsesAt;

const machine = setup({
  types: { events: {} as MessageEvent },
  guards: {
    isLate: ({ event }) => event.type === 'decide' && isLate(event.facts),
    isRefused: ({ event }) => event.type === 'decide' && refusal(event.facts) !== undefined,
    mayGo: ({ event }) => event.type === 'decide' && waits(event.facts) === undefined,
  },
}).createMachine({
  id: 'message',
  initial: 'due',
  states: {
    due: {
      on: {
        decide: [
          { guard: 'isLate', target: 'lapsed' },
          { guard: 'isRefused', target: 'withheld' },
          { guard: 'mayGo', target: 'sent' },
        ],
      },
    },
    sent: { on: { withdraw: 'withheld' } },
    withheld: {},
    lapsed: {},
  },
});

/** What becomes of a message that is due, by the facts of now. */
export function decideMessage(facts: MessageFacts): MessageDecision {
  const due = machine.resolveState({ value: 'due' });
  const [{ value }] = transition(machine, due, { type: 'decide', facts });
  switch (value) {
    case 'lapsed':
      return { status: 'lapsed', reason: 'too-late' };
    case 'withheld':
      return { status: 'withheld', reason: refusal(facts) ?? 'no-address' };
    case 'sent':
      return { status: 'sent', reason: 'occasion', channel: usable(facts)?.channel };
    default:
      return { status: 'due', reason: waits(facts) ?? 'too-early' };
  }
}

/** What becomes of one that was sent and is taken back before it has left the house. */
export const withdrawn: MessageStatus = transition(
  machine,
  machine.resolveState({ value: 'sent' }),
  { type: 'withdraw' },
)[0].value;

/** Mails in a row that nobody answered, after which a call is worth what it costs. */
const UNANSWERED = 3;

/**
 * The order in which channels are tried: the cheaper first, unless the last mails led to nothing.
 * `unanswered`: mails sent since the customer last followed one.
 */
export const byCost = (
  channels: readonly MessageChannel[],
  unanswered: number,
): readonly MessageChannel[] =>
  unanswered >= UNANSWERED
    ? channels.toSorted((a, b) => COST[b] - COST[a])
    : channels.toSorted((a, b) => COST[a] - COST[b]);

/** What one contact costs, one against the other: a mail next to nothing, a call a quarter of an hour. */
const COST: Readonly<Record<MessageChannel, number>> = { email: 0, phone: 1 };
