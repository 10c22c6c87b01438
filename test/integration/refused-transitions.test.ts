/**
 * Every event in every state of quotes, orders and work orders, through the services: what the
 * machine refuses is refused for the machine's reason, and not a row of the database is another.
 */
import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { decideApproval, recallQuote } from '#app/services/quotes/decide-approval.server.ts';
import { declineOffer } from '#app/services/quotes/decline-offer.server.ts';
import { expireQuotes, withdrawQuote } from '#app/services/quotes/end-quote.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { openOffer, viewOffer } from '#app/services/quotes/open-offer.server.ts';
import type { QuoteView } from '#app/services/quotes/quote-view.server.ts';
import { reviseQuote } from '#app/services/quotes/revise-quote.server.ts';
import { saveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import { submitQuote } from '#app/services/quotes/submit-quote.server.ts';
import { getWorkOrder } from '#app/services/workshop/get-work-order.server.ts';
import { recordWork, type Work } from '#app/services/workshop/record-work.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { ORDER_STATUSES, type OrderStatus } from '#rules/workflow/order.ts';
import { nextQuote, QUOTE_STATUSES, type QuoteEvent } from '#rules/workflow/quote.ts';
import type { QuoteStatus } from '#rules/workflow/quote.ts';
import { WORK_ORDER_STATES, type WorkOrderEvent } from '#rules/workflow/work-order-types.ts';
import { nextWorkOrder } from '#rules/workflow/work-order.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import {
  acceptance,
  discountFirst,
  draftQuote,
  formOf,
  sentQuote,
  submitted,
} from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { plannedOrder, workshopLamp } from '#test/factories/workshop.ts';
import { everything } from '#test/setup/everything.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const LONG_AFTER = new Date('2026-06-01T00:00:00Z');
const TODAY = { today: NOW.toISOString().slice(0, 10) };

interface Reached {
  readonly id: string;
  readonly token: string | undefined;
}

/** A quote in each status, by the shortest way there. */
const QUOTES: Readonly<Record<QuoteStatus, (rep: Actor) => Promise<Reached>>> = {
  draft: async (rep) => ({ id: (await draftQuote(rep)).id, token: undefined }),
  'in-approval': async (rep) => {
    const { id } = await draftQuote(rep);
    await discountFirst(rep, id, 3_000);
    await submitted(rep, id);
    return { id, token: undefined };
  },
  approved: async (rep) => {
    const { id } = await draftQuote(rep);
    await submitted(rep, id);
    return { id, token: undefined };
  },
  sent: async (rep) => out(rep, () => Promise.resolve()),
  viewed: async (rep) =>
    out(rep, async (_, token) => viewOffer(guest(), await openOffer(guest(), token))),
  accepted: async (rep) =>
    out(rep, async ({ deal }, token) => {
      await acceptOffer(guest(), acceptance(token, deal?.total ?? 0));
    }),
  declined: async (rep) => out(rep, (_, token) => declineOffer(guest(), { token })),
  expired: async (rep) =>
    out(rep, async () => {
      await expireQuotes(LONG_AFTER);
    }),
  withdrawn: async (rep) =>
    out(rep, ({ id, version }) => withdrawQuote(rep, { id, version, reason: 'a mistake' })),
  superseded: async (rep) =>
    out(rep, async ({ id, version }) => {
      await reviseQuote(rep, { id, version });
    }),
};

async function out(
  rep: Actor,
  then: (quote: QuoteView, token: string) => Promise<void>,
): Promise<Reached> {
  const { quote, token } = await sentQuote(rep);
  await then(quote, token);
  return { id: quote.id, token };
}

interface Attempt {
  readonly event: QuoteEvent;
  readonly by: () => Promise<unknown>;
}

/** Every event that a person can cause, with nothing else wrong about it. */
function attempts(
  quote: QuoteView,
  { rep, manager }: People,
  token: string | undefined,
): Attempt[] {
  const { id, version, validUntil } = quote;
  const seen = { id, version };
  const validity = { ...TODAY, validUntil };
  const asked = { mayApprove: true, own: false };
  return [
    {
      event: { type: 'submit', lines: 2, sellable: true, exceeds: false, ...validity },
      by: () => submitQuote(rep, seen),
    },
    {
      event: { type: 'approve', ...asked },
      by: () => decideApproval(manager, { ...seen, decision: 'approve', reason: 'fine' }),
    },
    {
      event: { type: 'reject', ...asked },
      by: () => decideApproval(manager, { ...seen, decision: 'reject', reason: 'no' }),
    },
    { event: { type: 'recall' }, by: () => recallQuote(rep, seen) },
    { event: { type: 'edit' }, by: () => saveQuote(rep, formOf(quote, { title: 'Another' })) },
    { event: { type: 'send', ...validity }, by: () => sendQuote(rep, seen) },
    { event: { type: 'withdraw' }, by: () => withdrawQuote(rep, { ...seen, reason: 'why not' }) },
    { event: { type: 'revise' }, by: () => reviseQuote(rep, seen) },
    ...(token === undefined
      ? []
      : [
          {
            event: { type: 'accept' as const, consent: true, ...validity },
            by: () => acceptOffer(guest(), acceptance(token, quote.deal?.total ?? 0)),
          },
          { event: { type: 'decline' as const }, by: () => declineOffer(guest(), { token }) },
        ]),
  ];
}

interface People {
  readonly rep: Actor;
  readonly manager: Actor;
}

/** What an acceptance or refusal said twice by the client comes to: what was said is so already. */
const isSaidAlready = (status: QuoteStatus, { type }: QuoteEvent): boolean =>
  (status === 'accepted' && type === 'accept') || (status === 'declined' && type === 'decline');

const WORK: readonly Work[] = [
  { type: 'release' },
  ...['assemble', 'measure', 'paint'].flatMap((operation): Work[] => [
    { type: 'start', operation },
    { type: 'continue', operation },
    { type: 'interrupt', operation, reason: 'lunch' },
    { type: 'part', operation, line: 'foot', numbers: ['SN-1'] },
    { type: 'check', operation, check: 0, result: { kind: 'confirm', passed: true } },
    { type: 'check', operation, check: 0, result: { kind: 'measure', value: 0.2 } },
    { type: 'check', operation, check: 7, result: { kind: 'measure', value: 0.2 } },
    { type: 'rework', operation, check: 0, redo: operation, reason: 'bent' },
    { type: 'concede', operation, check: 0, reason: 'cosmetic' },
    { type: 'complete', operation },
    { type: 'reject', redo: operation, reason: 'rattles' },
  ]),
  { type: 'pause', reason: 'no parts' },
  { type: 'resume' },
  { type: 'approve' },
  { type: 'ship' },
  { type: 'cancel', reason: 'withdrawn' },
];

const leakage = (value: number): Work => ({
  ...{ type: 'check', operation: 'measure', check: 0 },
  result: { kind: 'measure', value },
});

/** Ways on which a unit is in every state, with failed checks open and done again. */
const WAYS: readonly (readonly Work[])[] = [
  [
    { type: 'release' },
    { type: 'start', operation: 'assemble' },
    { type: 'interrupt', operation: 'assemble', reason: 'lunch' },
    { type: 'continue', operation: 'assemble' },
    { type: 'pause', reason: 'no parts' },
    { type: 'resume' },
    { type: 'continue', operation: 'assemble' },
    { type: 'part', operation: 'assemble', line: 'foot', numbers: ['SN-1'] },
    { type: 'check', operation: 'assemble', check: 0, result: { kind: 'confirm', passed: true } },
    { type: 'complete', operation: 'assemble' },
    { type: 'start', operation: 'measure' },
    leakage(0.7),
    { type: 'rework', operation: 'measure', check: 0, redo: 'measure', reason: 'Wire trapped' },
    { type: 'start', operation: 'measure' },
    leakage(0.2),
    { type: 'complete', operation: 'measure' },
    { type: 'approve' },
    { type: 'ship' },
  ],
  [{ type: 'release' }, { type: 'cancel', reason: 'withdrawn' }],
];

onEachDatabase('what a machine refuses', () => {
  let people: People;
  let planner: Actor;
  beforeAll(async () => {
    await publishFamily(workshopLamp(), NOW);
    people = { rep: await userActor('sales'), manager: await userActor('sales-manager') };
    planner = await userActor('production-manager');
  });

  it('leaves a quote and everything else as it was, from every status', async () => {
    let refusals = 0;
    for (const status of QUOTE_STATUSES) {
      const { id, token } = await QUOTES[status](people.rep);
      const quote = await loadQuote(id);
      expect(quote.status).toBe(status);
      const before = await everything();
      for (const { event, by } of attempts(quote, people, token)) {
        const next = nextQuote(status, event);
        if (next.ok || isSaidAlready(status, event)) continue;
        await expect(by(), `${event.type} while ${status}`).rejects.toMatchObject({
          code: next.error,
        });
        refusals += 1;
      }
      expect(await everything(), status).toEqual(before);
    }
    expect(refusals).toBeGreaterThan(60);
  });

  it('leaves a unit and everything else as it was, at every step of its way', async () => {
    const customer = await userActor('customer');
    const visited = new Set<string>();
    let refusals = 0;
    for (const [way, steps] of WAYS.entries()) {
      const { units } = await plannedOrder(customer, `refused-work-${way}`);
      const number = units[0] ?? '';
      for (let step = 0; step <= steps.length; step++) {
        const { snapshot } = await getWorkOrder(planner, number);
        visited.add(snapshot.state);
        const before = await everything();
        for (const [index, work] of WORK.entries()) {
          const by = { id: planner.user?.id ?? '', name: '', mayConcede: true };
          const next = nextWorkOrder(snapshot, {
            ...work,
            at: NOW.toISOString(),
            by,
          } as WorkOrderEvent);
          if (next.ok) continue;
          const key = `refused-${way}-${step}-${index}`;
          await expect(
            recordWork(planner, { number, key, work }),
            `${JSON.stringify(work)} while ${snapshot.state}`,
          ).rejects.toMatchObject({ code: 'work-refused', details: { refusal: next.error } });
          refusals += 1;
        }
        expect(await everything(), `step ${step}`).toEqual(before);
        const work = steps[step];
        if (work) await recordWork(planner, { number, key: `step-${way}-${step}-of-it`, work });
      }
    }
    expect(visited).toEqual(new Set(WORK_ORDER_STATES));
    expect(refusals).toBeGreaterThan(500);
  });

  it('leaves an order and everything else as it was, once it is too late for it', async () => {
    const worker = await userActor('production');
    const late: Readonly<Record<Exclude<OrderStatus, 'placed'>, string>> = {
      'in-production': 'work-started',
      ready: 'work-started',
      shipped: 'order-shipped',
      cancelled: 'order-cancelled',
    };
    for (const status of ORDER_STATUSES) {
      if (status === 'placed') continue;
      const owner = await userActor('customer');
      await filledCart(owner);
      const { id, number } = await placeOrder(owner, await orderForm(owner, `too-late-${status}`));
      if (status === 'cancelled') {
        await cancelOrder(owner, { number, version: 0, reason: 'Changed my mind' });
      } else await buildUnits(worker, number, status);
      const { version, ...order } = await database().order.findUniqueOrThrow({ where: { id } });
      expect(order.status).toBe(status);
      const before = await everything();
      const change = {
        ...{ number, version, idempotencyKey: `too-late-to-change-${status}` },
        lines: [{ position: 1, quantity: 3 }],
      };
      await expect(proposeChange(owner, change), status).rejects.toMatchObject({
        code: late[status],
      });
      if (status !== 'cancelled') {
        const cancel = { number, version, reason: 'Changed my mind' };
        await expect(cancelOrder(owner, cancel), status).rejects.toMatchObject({
          code: late[status],
        });
      }
      expect(await everything(), status).toEqual(before);
    }
  });
});
