import { beforeAll, expect, it } from 'vitest';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { issueInvoice } from '#app/services/invoices/issue-invoice.server.ts';
import { acceptChange } from '#app/services/orders/accept-change.server.ts';
import { lineDifferences, type OrderState } from '#app/services/orders/order-state.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { reconfigureLine } from '#app/services/orders/reconfigure-line.server.ts';
import { createPromotion } from '#app/services/promotions/create-promotion.server.ts';
import { acceptOffer } from '#app/services/quotes/accept-offer.server.ts';
import { createQuote } from '#app/services/quotes/create-quote.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { saveQuote, type SaveQuote } from '#app/services/quotes/save-quote.server.ts';
import { sendQuote } from '#app/services/quotes/send-quote.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import type { QuoteTerms } from '#rules/quotes/terms.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import {
  acceptance,
  addLamp,
  addPlain,
  formOf,
  lineForm,
  submitted,
} from '#test/factories/quotes.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

let made = 0;
const key = (): string => `agreed-key-${(made += 1)}`;

type Line = SaveQuote['lines'][number];

/** What was agreed: by line (lamp, lamp, bulbs), and of the whole. */
interface Agreement {
  readonly lines?: readonly Partial<Line>[];
  readonly terms?: Partial<QuoteTerms>;
}

/** Everything a change may touch. */
const everything = (number: string) =>
  database().order.findUniqueOrThrow({
    where: { number },
    include: {
      lines: { orderBy: { position: 'asc' } },
      changes: { orderBy: { number: 'asc' } },
      redemptions: true,
    },
  });
type Everything = Awaited<ReturnType<typeof everything>>;

async function propose(actor: Actor, number: string, lines: readonly Record<string, unknown>[]) {
  const { version } = await everything(number);
  const wanted = { number, version, idempotencyKey: key(), lines, reason: 'They asked for it' };
  return proposeChange(actor, wanted);
}

async function accept(actor: Actor, number: string, proposed: Awaited<ReturnType<typeof propose>>) {
  const { change, difference } = proposed;
  await acceptChange(actor, { number, change, acceptedDifference: difference });
}

const dealOf = ({ deal }: Everything) => deal as unknown as Deal;
const goodsOf = (order: Everything) => dealOf(order).lines.map(({ goods }) => goods);
const withoutPrice = (lines: Everything['lines']) =>
  lines.map(({ price: _price, ...kept }) => kept);

onEachDatabase('a change of an order made from an offer', () => {
  let rep: Actor;
  let manager: Actor;
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    rep = await userActor('sales');
    manager = await userActor('sales-manager');
  });

  /** The offer as the client gets it; a manager's own limits are wider than a rep's. */
  async function offered(by: Actor, customerId: string, { lines = [], terms = {} }: Agreement) {
    const { id } = await createQuote(by, { customerId });
    await addLamp(by, id);
    await addLamp(by, id);
    await addPlain(by, id);
    const draft = await loadQuote(id);
    await saveQuote(by, {
      ...formOf(draft, {
        lines: draft.lines.map((line, at) => ({ ...lineForm(line), ...lines[at] })),
      }),
      terms: { ...draft.terms, ...terms },
    });
    const { version } = await submitted(by, id);
    const { token } = await sendQuote(by, { id, version });
    return { quote: await loadQuote(id), token };
  }

  async function ordered(agreement: Agreement = {}, by = rep) {
    const actor = await userActor('customer');
    const customerId = actor.user?.customerId ?? '';
    const { quote, token } = await offered(by, customerId, agreement);
    const { number } = await acceptOffer(guest(), acceptance(token, quote.deal?.total ?? 0));
    return { actor, customerId, number };
  }

  const percent = (basisPoints: number) =>
    ({ kind: 'percent', basisPoints, reason: 'agreed' }) as const;

  it('costs what an offer with the changed pieces would have cost, whatever was published since', async () => {
    const agreement: Agreement = {
      lines: [{ discount: percent(700) }],
      terms: { discount: percent(200), deliveryTerm: 'carrier', paymentTerm: 'in-advance' },
    };
    const { actor, customerId, number } = await ordered(agreement);
    const lines = [{ discount: percent(700), quantity: 4 }];
    const { quote: like } = await offered(rep, customerId, { ...agreement, lines });
    await publishFamily(lampFamily(20_000), new Date(NOW.getTime() + 1000));
    const before = await everything(number);
    const proposed = await propose(actor, number, [{ position: 1, quantity: 4 }]);
    expect(await everything(number)).toMatchObject({ total: before.total, deal: before.deal });
    await accept(actor, number, proposed);
    const after = await everything(number);
    await publishFamily(lampFamily(), new Date(NOW.getTime() + 2000));

    expect(after.total).toBe(like.deal?.total);
    expect(after.total - before.total).toBe(proposed.difference);
    expect(goodsOf(after)).toEqual(like.deal?.lines.map(({ goods }) => goods));
    const [first, ...others] = withoutPrice(after.lines);
    expect(first).toMatchObject({ quantity: 4, familyVersionId: before.lines[0]?.familyVersionId });
    expect(others).toEqual(withoutPrice(before.lines).slice(1));
    const prices = after.lines.map(({ price }) => (price as unknown as { total: number }).total);
    expect(prices.reduce((sum, total) => sum + total, 0)).toBe(after.total);
    const [change] = after.changes.map(({ before: was, after: is }) =>
      lineDifferences(was as unknown as OrderState, is as unknown as OrderState),
    );
    expect(change?.map(({ effect }) => effect)).toEqual(['changed', 'shared', 'shared']);
    const sum = change?.reduce((total, { difference }) => total + difference, 0);
    expect(sum).toBe(proposed.difference);
    const work = { orderId: after.id, status: { not: 'cancelled' } };
    expect(await database().workOrder.count({ where: work })).toBe(5);

    const bill = await issueInvoice(rep, { number, idempotencyKey: key() });
    expect((await getInvoice(rep, bill.number)).totals.payable).toBe(after.total);
  });

  it('takes in another product: discounts stay, an agreed price moves by the list', async () => {
    const price = { kind: 'price', unitPrice: 10_000, reason: 'agreed' } as const;
    const { actor, number } = await ordered({ lines: [{ discount: price, quantity: 2 }] });
    const before = await everything(number);
    const { id } = await reconfigureLine(actor, { number, position: 1 });
    await applyChange(actor, { id, change: { kind: 'decide', variable: 'foot', value: 'steel' } });
    const lines = [{ position: 1, quantity: 2, configurationId: id }];
    await accept(actor, number, await propose(actor, number, lines));
    const after = await everything(number);
    expect(after.lines[0]?.product).toMatchObject({ foot: 'steel' });
    expect(JSON.stringify(after.lines[0]?.bom)).toContain('P-steel');
    const listed = (order: Everything) => (dealOf(order).lines[0]?.list ?? 0) / 2;
    expect(listed(after)).not.toBe(listed(before));
    expect(goodsOf(after)[0]).toBe(2 * (10_000 + listed(after) - listed(before)));
    expect(goodsOf(after).slice(1)).toEqual(goodsOf(before).slice(1));
    // And back: the very deal that was agreed.
    await applyChange(actor, { id, change: { kind: 'decide', variable: 'foot', value: 'oak' } });
    await accept(actor, number, await propose(actor, number, lines));
    expect((await everything(number)).deal).toEqual(before.deal);
  });

  it('is judged by what was known of the client when it was offered', async () => {
    const { actor, customerId, number } = await ordered();
    const { id } = await reconfigureLine(actor, { number, position: 1 });
    await applyChange(actor, { id, change: { kind: 'decide', variable: 'shade', value: 'wool' } });
    const vegan = { customerId, key: 'vegan', value: true, source: 'told' };
    await database().preference.create({ data: vegan });
    const lines = [{ position: 1, quantity: 1, configurationId: id }];
    await accept(actor, number, await propose(actor, number, lines));
    const [line] = (await everything(number)).lines;
    expect(line?.product).toMatchObject({ shade: 'wool' });
  });

  it('is fetched on the day it is ready where that was agreed', async () => {
    const { actor, number } = await ordered({ terms: { deliveryTerm: 'collected' } });
    const before = await everything(number);
    expect(before.deliveryDate).toBe(before.dueDate);
    const { id } = await reconfigureLine(actor, { number, position: 1 });
    await applyChange(actor, { id, change: { kind: 'decide', variable: 'foot', value: 'steel' } });
    const lines = [{ position: 1, quantity: 1, configurationId: id }];
    await accept(actor, number, await propose(actor, number, lines));
    const after = await everything(number);
    expect(after.lines[0]?.product).toMatchObject({ foot: 'steel' });
    expect(after.deliveryDate).toBe(after.dueDate);
  });

  it('needs a manager beyond what was approved, and says so', async () => {
    const amount = { kind: 'amount', amount: 4_000, reason: 'agreed' } as const;
    const { actor, number } = await ordered({ lines: [{ discount: amount, quantity: 5 }] });
    const before = await everything(number);
    const fewer = [{ position: 1, quantity: 2 }];
    for (const who of [actor, rep]) {
      const refused = propose(who, number, fewer);
      await expect(refused).rejects.toMatchObject({ code: 'approval-needed' });
    }
    expect(await everything(number)).toEqual(before);
    const proposed = await propose(manager, number, fewer);
    await accept(actor, number, proposed);
    expect((await everything(number)).lines[0]?.quantity).toBe(2);

    // Who sells may make it as many as an offer may have; the customer no more than were agreed.
    const pieces = (quantity: number) => [{ position: 1, quantity }];
    await expect(propose(actor, number, pieces(150))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await accept(actor, number, await propose(rep, number, pieces(150)));
    expect((await everything(number)).lines[0]?.quantity).toBe(150);
    await expect(propose(actor, number, pieces(151))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await accept(actor, number, await propose(actor, number, pieces(149)));

    // What a manager agreed to in the offer needs nobody again.
    const wide = await ordered({ lines: [{ discount: percent(2_000) }] }, manager);
    const more = await propose(wide.actor, wide.number, [{ position: 2, quantity: 3 }]);
    await accept(wide.actor, wide.number, more);
  });

  it('uses a promotion once, for what it gives then', async () => {
    const effect = {
      value: { kind: 'percent' as const, basisPoints: 1_000 },
      scope: { kind: 'order' as const },
      minimumSpend: { SEK: 25_000 },
    };
    const draft = { code: key().toUpperCase(), title: { en: 'Spring' }, effect, usesEach: 1 };
    const { id } = await createPromotion(manager, draft);
    const { actor, number } = await ordered({ terms: { promotionCodes: [draft.code] } });
    const gave = (order: Everything) =>
      -dealOf(order)
        .steps.filter(({ cause }) => cause === `promotion:${id}`)
        .reduce((sum, step) => sum + step.amount, 0);
    const used = async () => (await database().promotion.findUniqueOrThrow({ where: { id } })).used;
    for (const quantity of [3, 1, 2]) {
      const before = await everything(number);
      const proposed = await propose(actor, number, [{ position: 1, quantity }]);
      await Promise.all(Array.from({ length: 5 }, () => accept(actor, number, proposed)));
      const after = await everything(number);
      expect(after.version).toBe(before.version + 1);
      expect(gave(after)).toBeGreaterThan(0);
      expect(after.redemptions).toMatchObject([{ promotionId: id, amount: gave(after) }]);
      expect(await used()).toBe(1);
      const audited = { subjectId: after.id, action: 'order.changed' };
      const changes = after.changes.filter(({ status }) => status === 'accepted');
      expect(await database().auditEvent.count({ where: audited })).toBe(changes.length);
    }
    // Below the least spend it gives nothing, and is still the one that was used.
    await accept(actor, number, await propose(actor, number, [{ position: 1, quantity: 0 }]));
    const after = await everything(number);
    expect(gave(after) + 0).toBe(0);
    expect(after.redemptions).toMatchObject([{ promotionId: id, amount: 0, givenBackAt: null }]);
  });

  it('gives no more of a budget than others have left', async () => {
    const effect = {
      value: { kind: 'percent' as const, basisPoints: 1_000 },
      scope: { kind: 'order' as const },
      budget: { SEK: 10_000 },
    };
    const draft = { code: key().toUpperCase(), title: { en: 'Spring' }, effect };
    await createPromotion(manager, draft);
    const terms = { promotionCodes: [draft.code] };
    const one = await ordered({ terms });
    const proposed = await propose(one.actor, one.number, [{ position: 1, quantity: 3 }]);
    const other = await ordered({ terms, lines: [{ quantity: 9 }] });
    // The other order has taken what the proposal counted on.
    const late = accept(one.actor, one.number, proposed);
    await expect(late).rejects.toMatchObject({ code: 'promotion-used-up' });
    await accept(
      one.actor,
      one.number,
      await propose(one.actor, one.number, [{ position: 1, quantity: 3 }]),
    );
    const given = async (number: string) => (await everything(number)).redemptions[0]?.amount ?? 0;
    expect((await given(one.number)) + (await given(other.number))).toBeLessThanOrEqual(10_000);
  });

  it('takes lines out one after the other, but nothing of what is sold as one', async () => {
    const bundle = 'The set';
    const { actor, number } = await ordered({ lines: [{}, { bundle }, { bundle }] });
    const half = propose(actor, number, [{ position: 3, quantity: 0 }]);
    await expect(half).rejects.toMatchObject({ code: 'sold-as-one' });
    await accept(actor, number, await propose(actor, number, [{ position: 1, quantity: 0 }]));
    const before = await everything(number);
    expect(before.lines.map(({ position }) => position)).toEqual([2, 3]);
    await accept(actor, number, await propose(actor, number, [{ position: 3, quantity: 7 }]));
    const after = await everything(number);
    expect(after.lines.map(({ quantity }) => quantity)).toEqual([1, 7]);
    expect(goodsOf(after)).toEqual([goodsOf(before)[0], 35_000]);
    const all = [2, 3].map((position) => ({ position, quantity: 0 }));
    await expect(propose(actor, number, all)).rejects.toMatchObject({ code: 'nothing-left' });
  });

  it('is refused where what was agreed cannot be worked out again, and nothing happens', async () => {
    const { actor, number } = await ordered();
    const { id, deal } = await everything(number);
    const agreed = deal as unknown as Deal;
    const policy = { ...agreed.policy, version: agreed.policy.version + 1 };
    const [first, ...others] = agreed.lines;
    const dearer = first && { ...first, total: first.total + 1 };
    for (const other of [
      { ...agreed, policy },
      { ...agreed, lines: [dearer, ...others] },
    ]) {
      await database().order.update({ where: { id }, data: { deal: toJson(other) } });
      const before = await everything(number);
      const refused = propose(actor, number, [{ position: 1, quantity: 2 }]);
      await expect(refused).rejects.toMatchObject({ code: 'agreed-by-offer' });
      expect(await everything(number)).toEqual(before);
    }
  });
});
