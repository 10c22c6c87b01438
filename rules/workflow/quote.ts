/**
 * The life of a quote as a statechart.
 *
 *   draft ──submit──▶ approved ──send──▶ sent ──view──▶ viewed ──accept──▶ accepted
 *     ▲ ╰─beyond limits─▶ in-approval ─approve─▲        │  ╰─decline─▶ declined
 *     ╰── edit, reject, recall ─────────╯               ╰─expire─▶ expired, withdraw ▶ withdrawn
 *
 * What was approved or sent is revised, never changed: `revise` makes it superseded, and its
 * successor begins as a draft. Always holds: only a quote that is sent or viewed, and still valid,
 * is accepted; what is refused leaves the status as it was and says why in one closed set of codes.
 * Facts come in with the event; the machine reads no clock and no database.
 */
import { setup, transition } from 'xstate';
import { fail, ok, type Result } from '#rules/kernel/result.ts';

export const QUOTE_STATUSES = [
  'draft',
  'in-approval',
  'approved',
  'sent',
  'viewed',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'superseded',
] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** Days are YYYY-MM-DD; a quote can be accepted up to and including `validUntil`. */
interface Validity {
  readonly today: string;
  readonly validUntil: string;
}

interface Approver {
  /** The approval is this person's to decide: by role, or as the delegate of one whose it is. */
  readonly mayApprove: boolean;
  /** It is this person who asked for it. */
  readonly own: boolean;
}

export type QuoteEvent =
  | ({
      readonly type: 'submit';
      /** Lines that count in the total. */
      readonly lines: number;
      /** Every line can be built and sold as it stands. */
      readonly sellable: boolean;
      /** It goes beyond what the rep may agree to alone. */
      readonly exceeds: boolean;
    } & Validity)
  | ({ readonly type: 'approve' } & Approver)
  | ({ readonly type: 'reject' } & Approver)
  | { readonly type: 'recall' }
  | { readonly type: 'edit' }
  | ({ readonly type: 'send' } & Validity)
  | { readonly type: 'view' }
  | ({ readonly type: 'accept'; readonly consent: boolean } & Validity)
  | { readonly type: 'decline' }
  | ({ readonly type: 'expire' } & Validity)
  | { readonly type: 'withdraw' }
  | { readonly type: 'revise' };
export type QuoteEventType = QuoteEvent['type'];

/** Why an event is refused: a fact of the event, or the status the quote is in. */
export type QuoteRefusal =
  | 'quote-empty'
  | 'quote-not-sellable'
  | 'quote-validity-over'
  | 'quote-still-valid'
  | 'quote-approval-not-yours'
  | 'quote-approval-own'
  | 'quote-consent-missing'
  | `quote-is-${QuoteStatus}`;

const isValid = ({ today, validUntil }: Validity): boolean => today <= validUntil;

const isReady = (event: Extract<QuoteEvent, { type: 'submit' }>): boolean =>
  event.lines > 0 && event.sellable && isValid(event);

export const quoteMachine = setup({
  types: { events: {} as QuoteEvent },
  guards: {
    isReadyToOffer: ({ event }) => event.type === 'submit' && isReady(event),
    isReadyAndWithinLimits: ({ event }) =>
      event.type === 'submit' && isReady(event) && !event.exceeds,
    mayDecide: ({ event }) =>
      (event.type === 'approve' || event.type === 'reject') && event.mayApprove && !event.own,
    isStillValid: ({ event }) => 'validUntil' in event && isValid(event),
    isNoLongerValid: ({ event }) => 'validUntil' in event && !isValid(event),
    isAgreedInTime: ({ event }) => event.type === 'accept' && event.consent && isValid(event),
  },
}).createMachine({
  id: 'quote',
  initial: 'draft',
  states: {
    draft: {
      on: {
        edit: 'draft',
        submit: [
          { guard: 'isReadyAndWithinLimits', target: 'approved' },
          { guard: 'isReadyToOffer', target: 'in-approval' },
        ],
        withdraw: 'withdrawn',
      },
    },
    'in-approval': {
      on: {
        approve: { guard: 'mayDecide', target: 'approved' },
        reject: { guard: 'mayDecide', target: 'draft' },
        recall: 'draft',
      },
    },
    approved: {
      on: {
        edit: 'draft',
        send: { guard: 'isStillValid', target: 'sent' },
        withdraw: 'withdrawn',
        revise: 'superseded',
      },
    },
    sent: {
      on: {
        view: 'viewed',
        accept: { guard: 'isAgreedInTime', target: 'accepted' },
        decline: 'declined',
        expire: { guard: 'isNoLongerValid', target: 'expired' },
        withdraw: 'withdrawn',
        revise: 'superseded',
      },
    },
    viewed: {
      on: {
        view: 'viewed',
        accept: { guard: 'isAgreedInTime', target: 'accepted' },
        decline: 'declined',
        expire: { guard: 'isNoLongerValid', target: 'expired' },
        withdraw: 'withdrawn',
        revise: 'superseded',
      },
    },
    accepted: { type: 'final' },
    declined: { on: { revise: 'superseded' } },
    expired: { on: { revise: 'superseded' } },
    withdrawn: { type: 'final' },
    superseded: { type: 'final' },
  },
});

/** Where `event` leads from `status`, or why it is refused. Pure: the same in, the same out. */
export function nextQuote(
  status: QuoteStatus,
  event: QuoteEvent,
): Result<QuoteStatus, QuoteRefusal> {
  const before = quoteMachine.resolveState({ value: status, context: {} });
  if (!before.can(event)) return fail(refusalOf(status, event));
  const [after] = transition(quoteMachine, before, event);
  return ok(after.value as QuoteStatus);
}

/** What can be asked for in `status`, whatever the facts. */
export function eventsOf(status: QuoteStatus): readonly QuoteEventType[] {
  return Object.keys(quoteMachine.states[status]?.config.on ?? {}) as QuoteEventType[];
}

function refusalOf(status: QuoteStatus, event: QuoteEvent): QuoteRefusal {
  if (!eventsOf(status).includes(event.type)) return `quote-is-${status}`;
  return factRefusal(event) ?? `quote-is-${status}`;
}

/** The first fact of the event that stands against it. */
function factRefusal(event: QuoteEvent): QuoteRefusal | undefined {
  switch (event.type) {
    case 'submit':
      if (event.lines === 0) return 'quote-empty';
      if (!event.sellable) return 'quote-not-sellable';
      return isValid(event) ? undefined : 'quote-validity-over';
    case 'approve':
    case 'reject':
      if (!event.mayApprove) return 'quote-approval-not-yours';
      return event.own ? 'quote-approval-own' : undefined;
    case 'accept':
      if (!isValid(event)) return 'quote-validity-over';
      return event.consent ? undefined : 'quote-consent-missing';
    case 'send':
      return isValid(event) ? undefined : 'quote-validity-over';
    case 'expire':
      return isValid(event) ? 'quote-still-valid' : undefined;
    default:
      return undefined;
  }
}
