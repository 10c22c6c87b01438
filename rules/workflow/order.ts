/**
 * The life of an order: placed, in production, ready, shipped; changed and cancelled while
 * production allows.
 *
 * Always holds: an event that is refused changes nothing and says why by one code; what is changed
 * waits its turn again; shipped and cancelled are final. What the machine has to know beyond the status
 * (has work begun, is there an invoice) comes in the event, so that it needs no memory of its own
 * and a status read from a row is the whole state.
 */
import { setup, transition } from 'xstate';
import { fail, ok, type Result } from '#rules/kernel/result.ts';

export const ORDER_STATUSES = ['placed', 'in-production', 'ready', 'shipped', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What the workshop still has to do. */
export const OPEN_STATUSES: readonly OrderStatus[] = ['placed', 'in-production', 'ready'];

/** What has been done about an order, as its other rows say. */
export interface OrderFacts {
  /** An operation on one of its units has begun. */
  readonly workStarted: boolean;
  /** There is an invoice that no credit note has taken back. */
  readonly invoiced: boolean;
}

export type OrderEvent =
  | { readonly type: 'begin' }
  | { readonly type: 'complete' }
  | { readonly type: 'ship' }
  | { readonly type: 'change'; readonly facts: OrderFacts }
  | { readonly type: 'cancel'; readonly facts: OrderFacts };

export const ORDER_REFUSALS = [
  'work-started',
  'order-invoiced',
  'order-shipped',
  'order-cancelled',
  /** A step before it has not been made. */
  'order-too-early',
  /** The step has been made already. */
  'order-already-there',
] as const;
export type OrderRefusal = (typeof ORDER_REFUSALS)[number];

export const orderMachine = setup({
  types: { events: {} as OrderEvent },
  guards: {
    stillOnPaper: ({ event }) =>
      'facts' in event && !event.facts.workStarted && !event.facts.invoiced,
  },
}).createMachine({
  id: 'order',
  initial: 'placed',
  states: {
    placed: {
      on: {
        begin: { target: 'in-production' },
        change: { guard: 'stillOnPaper', target: 'placed' },
        cancel: { guard: 'stillOnPaper', target: 'cancelled' },
      },
    },
    'in-production': {
      on: {
        complete: { target: 'ready' },
        change: { guard: 'stillOnPaper', target: 'placed' },
        cancel: { guard: 'stillOnPaper', target: 'cancelled' },
      },
    },
    ready: { on: { ship: { target: 'shipped' } } },
    shipped: { type: 'final' },
    cancelled: { type: 'final' },
  },
});

/** The status after `event`, or why there is none. */
export function nextOrder(
  status: OrderStatus,
  event: OrderEvent,
): Result<OrderStatus, OrderRefusal> {
  const before = orderMachine.resolveState({ value: status });
  if (!before.can(event)) return fail(refusalOf(status, event));
  const [after] = transition(orderMachine, before, event);
  return ok(after.value as OrderStatus);
}

const LEADS_TO = { begin: 'in-production', complete: 'ready', ship: 'shipped' } as const;

function refusalOf(status: OrderStatus, event: OrderEvent): OrderRefusal {
  if (status === 'cancelled') return 'order-cancelled';
  if (status === 'shipped') return event.type === 'ship' ? 'order-already-there' : 'order-shipped';
  if ('facts' in event) {
    // What is ready has been worked on, whoever forgot to note it.
    return event.facts.workStarted || status === 'ready' ? 'work-started' : 'order-invoiced';
  }
  const reached = ORDER_STATUSES.indexOf(status) >= ORDER_STATUSES.indexOf(LEADS_TO[event.type]);
  return reached ? 'order-already-there' : 'order-too-early';
}

/** The steps the workshop can make from here, and where each leads. */
export function nextSteps(status: OrderStatus): readonly {
  readonly type: keyof typeof LEADS_TO;
  readonly to: (typeof LEADS_TO)[keyof typeof LEADS_TO];
}[] {
  return (['begin', 'complete', 'ship'] as const)
    .filter((type) => nextOrder(status, { type }).ok)
    .map((type) => ({ type, to: LEADS_TO[type] }));
}

/** How a customer says yes to a change that staff accept for them. */
export const AGREED_BY = ['phone', 'mail', 'in-person'] as const;
export type AgreedBy = (typeof AGREED_BY)[number];
