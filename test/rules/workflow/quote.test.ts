import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { getSimplePaths } from 'xstate/graph';
import {
  eventsOf,
  nextQuote,
  QUOTE_STATUSES,
  quoteMachine,
  type QuoteEvent,
  type QuoteRefusal,
  type QuoteStatus,
} from '#rules/workflow/quote.ts';

const IN_TIME = { today: '2026-03-31', validUntil: '2026-03-31' };
const LATE = { today: '2026-04-01', validUntil: '2026-03-31' };
const READY = { type: 'submit', lines: 1, sellable: true, exceeds: false, ...IN_TIME } as const;
const DECIDED = { mayApprove: true, own: false };

/** Every event with the facts that let it pass. */
const PASSING: readonly QuoteEvent[] = [
  READY,
  { ...READY, exceeds: true },
  { type: 'approve', ...DECIDED },
  { type: 'reject', ...DECIDED },
  { type: 'recall' },
  { type: 'edit' },
  { type: 'send', ...IN_TIME },
  { type: 'view' },
  { type: 'accept', consent: true, ...IN_TIME },
  { type: 'decline' },
  { type: 'expire', ...LATE },
  { type: 'withdraw' },
  { type: 'revise' },
];

/** The life of a quote once more, written from its description: status, event, next status. */
const TABLE: Readonly<Partial<Record<QuoteStatus, Readonly<Record<string, QuoteStatus>>>>> = {
  draft: {
    submit: 'approved',
    'submit beyond': 'in-approval',
    edit: 'draft',
    withdraw: 'withdrawn',
  },
  'in-approval': { approve: 'approved', reject: 'draft', recall: 'draft' },
  approved: { edit: 'draft', send: 'sent', withdraw: 'withdrawn', revise: 'superseded' },
  sent: {
    view: 'viewed',
    accept: 'accepted',
    decline: 'declined',
    expire: 'expired',
    withdraw: 'withdrawn',
    revise: 'superseded',
  },
  viewed: {
    view: 'viewed',
    accept: 'accepted',
    decline: 'declined',
    expire: 'expired',
    withdraw: 'withdrawn',
    revise: 'superseded',
  },
  declined: { revise: 'superseded' },
  expired: { revise: 'superseded' },
};
const nameOf = (event: QuoteEvent): string =>
  event.type === 'submit' && event.exceeds ? 'submit beyond' : event.type;

it('goes from every status by every event where the table says, or says why not', () => {
  let refused = 0;
  for (const status of QUOTE_STATUSES) {
    for (const event of PASSING) {
      const expected = TABLE[status]?.[nameOf(event)];
      const found = nextQuote(status, event);
      if (expected === undefined) refused += 1;
      expect(found, `${status} ${nameOf(event)}`).toEqual(
        expected === undefined
          ? { ok: false, error: `quote-is-${status}` }
          : { ok: true, value: expected },
      );
    }
  }
  expect(refused).toBeGreaterThan(90);
});

it.each<[QuoteStatus, QuoteEvent, QuoteRefusal]>([
  ['draft', { ...READY, lines: 0 }, 'quote-empty'],
  ['draft', { ...READY, sellable: false }, 'quote-not-sellable'],
  ['draft', { ...READY, exceeds: true, sellable: false }, 'quote-not-sellable'],
  ['draft', { ...READY, ...LATE }, 'quote-validity-over'],
  ['in-approval', { type: 'approve', mayApprove: false, own: false }, 'quote-approval-not-yours'],
  ['in-approval', { type: 'approve', mayApprove: true, own: true }, 'quote-approval-own'],
  ['in-approval', { type: 'reject', mayApprove: true, own: true }, 'quote-approval-own'],
  ['approved', { type: 'send', ...LATE }, 'quote-validity-over'],
  ['sent', { type: 'accept', consent: true, ...LATE }, 'quote-validity-over'],
  ['viewed', { type: 'accept', consent: false, ...IN_TIME }, 'quote-consent-missing'],
  ['sent', { type: 'expire', ...IN_TIME }, 'quote-still-valid'],
])('from %s refuses %o as %s', (status, event, error) => {
  expect(nextQuote(status, event)).toEqual({ ok: false, error });
});

it('walks every simple path of the machine, and they cover every transition', () => {
  const events = [...PASSING] as never[];
  const paths = getSimplePaths(quoteMachine, { events });
  const walked = new Set<string>();
  for (const { steps } of paths) {
    let status: QuoteStatus = 'draft';
    for (const { event, state } of steps) {
      const asked = event as QuoteEvent | { type: 'xstate.init' };
      if (asked.type === 'xstate.init') continue;
      walked.add(`${status} ${nameOf(asked)}`);
      const next = nextQuote(status, asked);
      expect(next).toEqual({ ok: true, value: state.value });
      status = state.value as QuoteStatus;
    }
  }
  // A simple path never comes back to where it was: these lead there.
  const back = [
    'draft edit',
    'viewed view',
    'in-approval reject',
    'in-approval recall',
    'approved edit',
  ];
  const all = Object.entries(TABLE).flatMap(([from, by]) =>
    Object.keys(by).map((e) => `${from} ${e}`),
  );
  expect(new Set([...walked, ...back])).toEqual(new Set(all));
  expect(new Set(paths.map(({ state }) => state.value))).toEqual(new Set(QUOTE_STATUSES));
});

it('is superseded, accepted or withdrawn for good', () => {
  for (const status of QUOTE_STATUSES) {
    const final = ['accepted', 'withdrawn', 'superseded'].includes(status);
    expect(eventsOf(status).length === 0, status).toBe(final);
  }
});

const anyDay = fc.constantFrom('2026-03-30', '2026-03-31', '2026-04-01');
const anyEvent: fc.Arbitrary<QuoteEvent> = fc
  .tuple(fc.constantFrom(...PASSING), anyDay, anyDay, fc.boolean(), fc.boolean())
  .map(([event, today, validUntil, a, b]) => {
    const facts = { today, validUntil, consent: a, mayApprove: a, own: b, sellable: a, exceeds: b };
    return { ...event, ...facts } as QuoteEvent;
  });

it('never leaves the statuses, and is a function, on random lives', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 12 }), (life) => {
      let status: QuoteStatus = 'draft';
      for (const event of life) {
        const next = nextQuote(status, event);
        expect(nextQuote(status, event)).toEqual(next);
        if (!next.ok) continue;
        // Nobody ever accepts what is over.
        if (next.value === 'accepted' && 'today' in event)
          expect(event.today <= event.validUntil).toBe(true);
        expect(QUOTE_STATUSES).toContain(next.value);
        status = next.value;
      }
    }),
  );
});

it('lives on from a snapshot that was written down', () => {
  for (const status of QUOTE_STATUSES) {
    const resolved = quoteMachine.resolveState({ value: status, context: {} });
    const written = JSON.parse(JSON.stringify(quoteMachine.getPersistedSnapshot(resolved)));
    const restored = createActor(quoteMachine, { snapshot: written }).getSnapshot();
    expect(restored.value).toBe(status);
    for (const event of PASSING)
      expect(restored.can(event), `${status} ${event.type}`).toBe(nextQuote(status, event).ok);
  }
});
