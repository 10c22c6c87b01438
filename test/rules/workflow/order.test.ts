import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextOrder,
  nextSteps,
  ORDER_REFUSALS,
  ORDER_STATUSES,
  orderMachine,
  type OrderEvent,
  type OrderRefusal,
  type OrderStatus,
} from '#rules/workflow/order.ts';

const free = { workStarted: false, invoiced: false };
const begun = { workStarted: true, invoiced: false };
const billed = { workStarted: false, invoiced: true };
const both = { workStarted: true, invoiced: true };

const EVENTS: Readonly<Record<string, OrderEvent>> = {
  begin: { type: 'begin' },
  complete: { type: 'complete' },
  ship: { type: 'ship' },
  change: { type: 'change', facts: free },
  'change, begun': { type: 'change', facts: begun },
  'change, billed': { type: 'change', facts: billed },
  'change, both': { type: 'change', facts: both },
  cancel: { type: 'cancel', facts: free },
  'cancel, begun': { type: 'cancel', facts: begun },
  'cancel, billed': { type: 'cancel', facts: billed },
  'cancel, both': { type: 'cancel', facts: both },
};

/** The whole table, written by hand: a status where one follows, else the refusal. */
type Row = Readonly<Record<keyof typeof EVENTS, OrderStatus | OrderRefusal>>;
const every = (value: OrderRefusal): Row =>
  Object.fromEntries(Object.keys(EVENTS).map((name) => [name, value]));
const TABLE: Readonly<Record<OrderStatus, Row>> = {
  placed: {
    begin: 'in-production',
    complete: 'order-too-early',
    ship: 'order-too-early',
    change: 'placed',
    'change, begun': 'work-started',
    'change, billed': 'order-invoiced',
    'change, both': 'work-started',
    cancel: 'cancelled',
    'cancel, begun': 'work-started',
    'cancel, billed': 'order-invoiced',
    'cancel, both': 'work-started',
  },
  'in-production': {
    begin: 'order-already-there',
    complete: 'ready',
    ship: 'order-too-early',
    change: 'placed',
    'change, begun': 'work-started',
    'change, billed': 'order-invoiced',
    'change, both': 'work-started',
    cancel: 'cancelled',
    'cancel, begun': 'work-started',
    'cancel, billed': 'order-invoiced',
    'cancel, both': 'work-started',
  },
  ready: {
    ...every('work-started'),
    begin: 'order-already-there',
    complete: 'order-already-there',
    ship: 'shipped',
  },
  shipped: { ...every('order-shipped'), ship: 'order-already-there' },
  cancelled: every('order-cancelled'),
};

const answer = (status: OrderStatus, event: OrderEvent): OrderStatus | OrderRefusal => {
  const next = nextOrder(status, event);
  return next.ok ? next.value : next.error;
};

describe.each(ORDER_STATUSES)('an order that is %s', (status) => {
  it.each(Object.entries(EVENTS))('answers %s as the table says', (name, event) => {
    expect(answer(status, event)).toBe(TABLE[status][name]);
  });

  it('offers the workshop exactly the steps that are not refused', () => {
    const offered = nextSteps(status).map(({ type, to }) => [type, to]);
    const possible = (['begin', 'complete', 'ship'] as const).flatMap((type) => {
      const next = TABLE[status][type] ?? '';
      return ORDER_STATUSES.some((known) => known === next) ? [[type, next]] : [];
    });
    expect(offered).toEqual(possible);
  });
});

it('knows no state and no refusal outside the table', () => {
  expect(Object.keys(orderMachine.states).sort()).toEqual([...ORDER_STATUSES].sort());
  const used = new Set(Object.values(TABLE).flatMap((row) => Object.values(row)));
  for (const refusal of ORDER_REFUSALS) expect(used, refusal).toContain(refusal);
});

it('walks any path as the table does, a row read back in between, and never leaves the end', () => {
  const names = fc.array(fc.constantFrom(...Object.keys(EVENTS)), { minLength: 1, maxLength: 12 });
  const reached = new Set<string>();
  fc.assert(
    fc.property(names, (path) => {
      let status: OrderStatus = 'placed';
      for (const name of path) {
        const event = EVENTS[name] as OrderEvent;
        const expected = TABLE[status][name];
        const next = nextOrder(JSON.parse(JSON.stringify(status)) as OrderStatus, event);
        expect(next.ok ? next.value : next.error).toBe(expected);
        if (next.ok) status = next.value;
        else expect(ORDER_REFUSALS).toContain(next.error);
        reached.add(status);
      }
    }),
    { numRuns: 400, seed: 20260302 },
  );
  expect(reached.size).toBe(ORDER_STATUSES.length);
});
