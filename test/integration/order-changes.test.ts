import { beforeAll, expect, it } from 'vitest';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { issueInvoice } from '#app/services/invoices/issue-invoice.server.ts';
import { acceptChange, declineChange } from '#app/services/orders/accept-change.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { lineDifferences, type OrderState } from '#app/services/orders/order-state.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { reconfigureLine } from '#app/services/orders/reconfigure-line.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { lampFamily } from '#test/factories/family.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

let made = 0;
const key = (): string => `change-key-${(made += 1)}`;

/** An order of a woollen lamp, and of three plain ones. */
async function placed(owner?: Actor) {
  const actor = owner ?? (await userActor('customer'));
  const wool = { familyId: 'lamp', decisions: [{ variable: 'shade', value: 'wool' }] };
  const first = await createConfiguration(actor, { ...wool, name: 'Woollen' });
  const second = await createConfiguration(actor, { familyId: 'lamp', name: 'Plain' });
  await addToCart(actor, { configurationId: first.id, quantity: 1 });
  await addToCart(actor, { configurationId: second.id, quantity: 3 });
  const { number } = await placeOrder(actor, await orderForm(actor, `to-be-changed-${key()}`));
  return { actor, number };
}

/** Everything a change may touch. */
async function everything(number: string) {
  return database().order.findUniqueOrThrow({
    where: { number },
    include: { lines: { orderBy: { position: 'asc' } }, changes: true },
  });
}

const versionOf = async (number: string): Promise<number> => (await everything(number)).version;

async function propose(actor: Actor, number: string, change: Record<string, unknown>) {
  const version = await versionOf(number);
  return proposeChange(actor, { number, version, idempotencyKey: key(), ...change });
}

async function accept(actor: Actor, number: string, proposed: Awaited<ReturnType<typeof propose>>) {
  const { change, difference } = proposed;
  const agreedBy = actor.user?.role === 'sales' ? 'phone' : undefined;
  await acceptChange(actor, { number, change, acceptedDifference: difference, agreedBy });
}

onEachDatabase('a change of an order', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('is shown with its difference, then done; what nobody touched stays to the byte', async () => {
    const { actor, number } = await placed();
    const before = await everything(number);
    const proposed = await propose(actor, number, {
      lines: [{ position: 2, quantity: 5 }],
      wishes: { packaging: 'gift' },
      reason: 'Two more guests',
    });
    expect(await everything(number)).toMatchObject({
      total: before.total,
      version: before.version,
    });
    // Three lamps of 106 kr come to 398 kr with a quarter of tax in whole kronor, five to 663 kr.
    expect(proposed.difference).toBe(66_300 - 39_800);
    await accept(actor, number, proposed);
    const after = await everything(number);
    expect(after.total - before.total).toBe(proposed.difference);
    expect(after.lines[0]).toEqual(before.lines[0]);
    expect(after.lines[1]).toMatchObject({ quantity: 5, product: before.lines[1]?.product });
    expect(after.lines[1]?.bom).toEqual(before.lines[1]?.bom);
    expect(after.wishes).toEqual({ packaging: 'gift' });
    const [history] = after.changes;
    const states = {
      before: history?.before as unknown as OrderState,
      after: history?.after as unknown as OrderState,
    };
    const differences = lineDifferences(states.before, states.after);
    expect(differences.map(({ effect, difference }) => [effect, difference])).toEqual([
      ['kept', 0],
      ['changed', proposed.difference],
    ]);
    expect(history).toMatchObject({ status: 'accepted', reason: 'Two more guests' });
    const subject = { subjectKind: 'order', subjectId: after.id };
    const told = { ...subject, kind: 'order-changed' };
    expect(await database().interaction.count({ where: told })).toBe(1);
    const audited = { ...subject, action: 'order.changed' };
    expect(await database().auditEvent.count({ where: audited })).toBe(1);
    const mail = { subject: { contains: number }, text: { contains: 'changed' } };
    expect(await database().outboxMail.count({ where: mail })).toBe(1);
  });

  it('keeps the version and the prices the order was made with, whatever was published since', async () => {
    const { actor, number } = await placed();
    await publishFamily(lampFamily(20_000), new Date(NOW.getTime() + 1000));
    const before = await everything(number);
    const proposed = await propose(actor, number, { lines: [{ position: 2, quantity: 4 }] });
    expect(proposed.difference).toBe(53_000 - 39_800);
    await accept(actor, number, proposed);
    const after = await everything(number);
    expect(after.lines[1]?.familyVersionId).toBe(before.lines[1]?.familyVersionId);
    const [history] = after.changes;
    expect((history?.after as unknown as OrderState).repriced).toEqual([]);
    await publishFamily(lampFamily(), new Date(NOW.getTime() + 2000));
  });

  it('says so where the agreed price cannot be found again', async () => {
    const { actor, number } = await placed();
    const order = await everything(number);
    const [, line] = order.lines;
    const price = { ...(line?.price as Record<string, unknown>), total: 1 };
    await database().orderLine.update({
      where: { id: line?.id ?? '' },
      data: { price: JSON.parse(JSON.stringify(price)) },
    });
    await propose(actor, number, { lines: [{ position: 2, quantity: 4 }] });
    const [history] = (await everything(number)).changes;
    expect((history?.after as unknown as OrderState).repriced).toEqual([2]);
  });

  it('takes in a line configured anew, by both evaluators', async () => {
    const { actor, number } = await placed();
    const before = await everything(number);
    const { id } = await reconfigureLine(actor, { number, position: 1 });
    await applyChange(actor, { id, change: { kind: 'decide', variable: 'foot', value: 'steel' } });
    expect(await everything(number)).toEqual(before);
    const lines = [{ position: 1, quantity: 1, configurationId: id }];
    await accept(actor, number, await propose(actor, number, { lines }));
    const [first, second] = (await everything(number)).lines;
    expect(first?.product).toMatchObject({ foot: 'steel', shade: 'wool' });
    expect(JSON.stringify(first?.bom)).toContain('P-steel');
    expect(JSON.stringify(first?.summary)).toContain('steel');
    expect(second).toEqual(before.lines[1]);
    // Whoever may no longer have wool gets no woollen product by way of a change.
    const customerId = actor.user?.customerId ?? '';
    await database().preference.create({
      data: { customerId, key: 'vegan', value: true, source: 'told' },
    });
    const refused = propose(actor, number, { lines });
    await expect(refused).rejects.toMatchObject({ code: 'configuration-invalid' });
  });

  it('takes a line out, and the delivery it carried stays in the order', async () => {
    const { actor, number } = await placed();
    const before = await everything(number);
    const proposed = await propose(actor, number, { lines: [{ position: 1, quantity: 0 }] });
    await accept(actor, number, proposed);
    const after = await everything(number);
    expect(after.lines.map(({ position }) => position)).toEqual([2]);
    expect(after.delivery).toBe(before.delivery);
    expect(after.net).toBe(3 * 10_600);
    // Three of 106 kr and 49 kr of delivery, with a quarter of tax, in whole kronor.
    expect(after.total).toBe(45_900);
    const all = [{ position: 2, quantity: 0 }];
    const emptied = propose(actor, number, { lines: all });
    await expect(emptied).rejects.toMatchObject({ code: 'nothing-left' });
  });

  it('is made once by 20 simultaneous proposals with one key, and accepted once by 20', async () => {
    const { actor, number } = await placed();
    const wish = {
      number,
      version: await versionOf(number),
      idempotencyKey: key(),
      lines: [{ position: 2, quantity: 4 }],
    };
    const many = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, work));
    const proposals = await many(() => proposeChange(actor, wish));
    expect(new Set(proposals.map(({ change }) => change)).size).toBe(1);
    const [{ change, difference }] = proposals as [(typeof proposals)[number]];
    await many(() => acceptChange(actor, { number, change, acceptedDifference: difference }));
    const after = await everything(number);
    expect(after.version).toBe(wish.version + 1);
    expect(after.changes).toHaveLength(1);
    const audited = { subjectId: after.id, action: 'order.changed' };
    expect(await database().auditEvent.count({ where: audited })).toBe(1);
  });

  it('is refused when the order has changed since, and nothing happens', async () => {
    const { actor, number } = await placed();
    const version = await versionOf(number);
    const one = await propose(actor, number, { lines: [{ position: 2, quantity: 1 }] });
    const other = await propose(actor, number, { lines: [{ position: 2, quantity: 9 }] });
    await accept(actor, number, one);
    const before = await everything(number);
    await expect(accept(actor, number, other)).rejects.toMatchObject({ code: 'status-conflict' });
    const stale = { number, version, idempotencyKey: key(), lines: [{ position: 2, quantity: 2 }] };
    await expect(proposeChange(actor, stale)).rejects.toMatchObject({ code: 'status-conflict' });
    await expect(cancelOrder(actor, { number, version, reason: 'Too late' })).rejects.toMatchObject(
      {
        code: 'status-conflict',
      },
    );
    expect(await everything(number)).toEqual(before);
  });

  it('is refused at another difference than the one shown, and when declined', async () => {
    const { actor, number } = await placed();
    const proposed = await propose(actor, number, { lines: [{ position: 2, quantity: 1 }] });
    const wrong = { ...proposed, difference: proposed.difference + 1 };
    await expect(accept(actor, number, wrong)).rejects.toMatchObject({ code: 'price-changed' });
    await declineChange(actor, { number, change: proposed.change });
    const before = await everything(number);
    await expect(accept(actor, number, proposed)).rejects.toMatchObject({
      code: 'status-conflict',
    });
    expect(await everything(number)).toEqual(before);
    const nothing = propose(actor, number, { lines: [{ position: 2, quantity: 3 }] });
    await expect(nothing).rejects.toMatchObject({ code: 'nothing-changed' });
  });

  it('is possible only while production allows, with a reason each time', async () => {
    const sales = await userActor('sales');
    const worker = await userActor('production');
    const cases: readonly [string, (number: string, actor: Actor) => Promise<unknown>][] = [
      ['work-started', (number) => buildUnits(worker, number, 'in-production')],
      ['work-started', (number) => buildUnits(worker, number, 'ready')],
      ['order-shipped', (number) => buildUnits(worker, number, 'shipped')],
      ['order-invoiced', (number) => issueInvoice(sales, { number, idempotencyKey: key() })],
    ];
    for (const [code, reach] of cases) {
      const { actor, number } = await placed();
      const proposed = await propose(actor, number, { lines: [{ position: 2, quantity: 1 }] });
      await reach(number, actor);
      const before = await everything(number);
      const late = propose(actor, number, { lines: [{ position: 2, quantity: 2 }] });
      await expect(late, code).rejects.toMatchObject({ code });
      // Accepting meets the version first: the order is not the one the change was made for.
      await expect(accept(actor, number, proposed)).rejects.toMatchObject({
        code: 'status-conflict',
      });
      const { version } = before;
      const end = cancelOrder(actor, { number, version, reason: 'Changed my mind' });
      await expect(end, code).rejects.toMatchObject({ code });
      expect(await everything(number), code).toEqual(before);
    }
  });

  it('plans anew what nobody has begun, and stops at what somebody has', async () => {
    const { actor, number } = await placed();
    const order = await everything(number);
    const where = { orderId: order.id };
    const before = await database().workOrder.findMany({ where });
    const lines = [{ position: 1, quantity: 0 }];
    await accept(actor, number, await propose(actor, number, { lines }));
    const after = await database().workOrder.findMany({ where });
    expect(after).toHaveLength(order.lines[1]?.quantity ?? 0);
    const known = before.map((unit) => unit.number);
    expect(after.every((unit) => !known.includes(unit.number))).toBe(true);
    await buildUnits(await userActor('production'), number, 'in-production');
    const late = propose(actor, number, { lines: [{ position: 2, quantity: 2 }] });
    await expect(late).rejects.toMatchObject({ code: 'work-started' });
  });

  it('belongs to the owner and to sales: for others there is no such order', async () => {
    const { actor, number } = await placed();
    const lines = [{ position: 2, quantity: 1 }];
    const proposed = await propose(actor, number, { lines });
    const before = await everything(number);
    const others = [guest(), await userActor('customer'), await userActor('production')];
    for (const other of others) {
      const missing = { code: 'not-found' };
      await expect(propose(other, number, { lines })).rejects.toMatchObject(missing);
      await expect(accept(other, number, proposed)).rejects.toMatchObject(missing);
      const reconfigured = reconfigureLine(other, { number, position: 1 });
      await expect(reconfigured).rejects.toMatchObject(missing);
    }
    const { version } = before;
    const strangers = cancelOrder(guest(), { number, version, reason: 'Not mine' });
    await expect(strangers).rejects.toMatchObject({ code: 'not-found' });
    expect(await everything(number)).toEqual(before);
    // Staff act for the customer: they say why, and how the customer agreed.
    const sales = await userActor('sales');
    const why = propose(sales, number, { lines });
    await expect(why).rejects.toMatchObject({ details: { fields: { reason: 'required' } } });
    const { change, difference: acceptedDifference } = proposed;
    const how = acceptChange(sales, { number, change, acceptedDifference });
    await expect(how).rejects.toMatchObject({ code: 'agreement-missing' });
    expect(await everything(number)).toEqual(before);
    await accept(sales, number, proposed);
    const [told] = (await everything(number)).changes;
    expect(told).toMatchObject({ status: 'accepted', agreedBy: 'phone' });
    const audited = { subjectId: before.id, action: 'order.changed' };
    const { data } = await database().auditEvent.findFirstOrThrow({ where: audited });
    expect(data).toMatchObject({ agreedBy: 'phone' });
    const many = { lines: [{ position: 2, quantity: 100 }] };
    const tooMany = propose(actor, number, many);
    await expect(tooMany).rejects.toMatchObject({ code: 'invalid-input' });
    const visitor = guest();
    const own = await placed(visitor);
    await accept(visitor, own.number, await propose(visitor, own.number, { lines }));
  });

  it('can be its end: cancelled once, with a reason, by 20 at the same time', async () => {
    const { actor, number } = await placed();
    const wish = { number, version: await versionOf(number), reason: 'Changed my mind' };
    const cancelled = Array.from({ length: 20 }, () => cancelOrder(actor, wish));
    await Promise.all(cancelled);
    const after = await everything(number);
    expect(after).toMatchObject({ status: 'cancelled', version: wish.version + 1 });
    expect(after.changes).toMatchObject([{ reason: 'Changed my mind', difference: -after.total }]);
    expect((await getOrder(actor, number)).status).toBe('cancelled');
    const sales = await userActor('sales');
    const billed = issueInvoice(sales, { number, idempotencyKey: key() });
    await expect(billed).rejects.toMatchObject({ code: 'order-cancelled' });
  });
});
