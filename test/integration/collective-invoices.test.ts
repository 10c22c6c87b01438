import { beforeAll, expect, it } from 'vitest';
import { changeTerms } from '#app/services/customers/change-terms.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import {
  billMonth,
  billMonths,
  openMonths,
} from '#app/services/invoices/collect-invoices.server.ts';
import { creditInvoice } from '#app/services/invoices/credit-invoice.server.ts';
import { getInvoice, invoicesOf, papersOf } from '#app/services/invoices/get-papers.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { ciiXml } from '#rules/invoicing/cii.ts';
import { lampFamily } from '#test/factories/family.ts';
import { NOW } from '#test/factories/actor.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { brokenRules } from '#test/oracle/en16931.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

/** In Stockholm, where the seller's calendar hangs, summer time has begun: two hours later. */
const LAST_HOUR = new Date('2026-03-31T21:30:00Z');
const NEXT_MONTH = new Date('2026-03-31T22:30:00Z');

onEachDatabase('a collective invoice', () => {
  let sales: Actor;
  let worker: Actor;
  let made = 0;
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    sales = await userActor('sales');
    worker = await userActor('production');
  });

  async function monthlyCustomer(rhythm: 'monthly' | 'per-order' = 'monthly') {
    const customer = await userActor('customer');
    const id = customer.user?.customerId ?? '';
    await changeTerms(sales, { rhythm }, id);
    return { customer, id };
  }

  async function shippedOrder(customer: Actor, now: Date, quantity = 1): Promise<string> {
    await filledCart(customer, quantity);
    made += 1;
    const form = await orderForm(customer, `monthly-order-${made}`);
    const { number } = await placeOrder(customer, form);
    await buildUnits({ ...worker, now }, number, 'shipped');
    return number;
  }

  const totalOf = async (numbers: readonly string[]): Promise<number> => {
    const { _sum } = await database().order.aggregate({
      where: { number: { in: [...numbers] } },
      _sum: { total: true },
    });
    return _sum.total ?? 0;
  };

  it('bills what the month shipped, once, by however many clocks at a time', async () => {
    const { customer, id } = await monthlyCustomer();
    const march = [
      await shippedOrder(customer, new Date('2026-03-09T10:00:00Z'), 2),
      await shippedOrder(customer, LAST_HOUR),
    ];
    const april = await shippedOrder(customer, NEXT_MONTH);
    expect(await billMonths(new Date('2026-03-31T21:59:00Z'))).toBe(0);
    const clocks = Array.from({ length: 5 }, () => billMonths(NEXT_MONTH));
    const written = await Promise.all(clocks);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await billMonths(NEXT_MONTH)).toBe(0);

    const [paper, ...more] = await invoicesOf(sales, id);
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ month: '2026-03', orders: 2, total: await totalOf(march) });
    const invoice = await getInvoice(customer, paper?.number ?? '');
    expect(invoice).toMatchObject({
      issuedOn: '2026-04-01',
      period: { from: '2026-03-01', to: '2026-03-31' },
      orders: march.map((number) => ({ number })),
    });
    expect(invoice.orders.map(({ shippedOn }) => shippedOn)).toEqual(['2026-03-09', '2026-03-31']);
    expect(invoice.totals.payable).toBe(await totalOf(march));
    expect(brokenRules(ciiXml(invoice))).toEqual([]);
    for (const number of march) {
      const { invoices } = await papersOf(customer, number);
      expect(invoices.map((one) => one.number)).toEqual([paper?.number]);
    }
    expect((await papersOf(customer, april)).invoices).toEqual([]);
    const told = { customerId: id, kind: 'invoiced' };
    expect(await database().interaction.count({ where: told })).toBe(1);
    expect(await openMonths({ ...sales, now: NEXT_MONTH }, id)).toMatchObject([
      { month: '2026-04', orders: [april], over: false },
    ]);
  });

  it('bills the others where one customer cannot be billed, who is tried again', async () => {
    const [wrong, right] = [await monthlyCustomer(), await monthlyCustomer()];
    const number = await shippedOrder(wrong.customer, new Date('2026-03-02T10:00:00Z'));
    await shippedOrder(right.customer, LAST_HOUR);
    const changeTotal = (change: { readonly increment: number } | { readonly decrement: number }) =>
      database().order.update({ where: { number }, data: { total: change } });
    await changeTotal({ increment: 1 });
    expect(await billMonths(NEXT_MONTH)).toBe(1);
    expect(await invoicesOf(sales, wrong.id)).toEqual([]);
    expect(await invoicesOf(sales, right.id)).toHaveLength(1);
    await changeTotal({ decrement: 1 });
    expect(await billMonths(NEXT_MONTH)).toBe(1);
    expect(await invoicesOf(sales, wrong.id)).toHaveLength(1);
  });

  it('leaves those alone who are billed order by order', async () => {
    const { customer, id } = await monthlyCustomer('per-order');
    await shippedOrder(customer, LAST_HOUR);
    expect(await billMonths(NEXT_MONTH)).toBe(0);
    expect((await invoicesOf(sales, id)).map(({ month }) => month)).toEqual([undefined]);
  });

  it('comes anew after a credit note when sales asks for it, not by the clock', async () => {
    const { customer, id } = await monthlyCustomer();
    const numbers = [
      await shippedOrder(customer, LAST_HOUR),
      await shippedOrder(customer, LAST_HOUR),
    ];
    const press = { customerId: id, month: '2026-03' };
    const early = billMonth({ ...sales, now: LAST_HOUR }, press);
    await expect(early).rejects.toMatchObject({ code: 'month-not-over' });
    const later = { ...sales, now: NEXT_MONTH };
    const pressed = await Promise.all(Array.from({ length: 5 }, () => billMonth(later, press)));
    expect(new Set(pressed.map((answer) => answer.numbers.join())).size).toBe(1);
    const [first] = pressed[0]?.numbers ?? [];

    const credit = await creditInvoice(later, { number: first, reason: 'A wrong address' });
    expect((await getInvoice(customer, credit.number)).orders).toHaveLength(2);
    const told = { customerId: id, kind: 'credited' };
    expect(await database().interaction.count({ where: told })).toBe(1);
    const orders = await database().order.findMany({ where: { number: { in: numbers } } });
    const audited = { action: 'invoice.credited', subjectId: { in: orders.map((one) => one.id) } };
    expect(await database().auditEvent.count({ where: audited })).toBe(2);
    expect(await billMonths(NEXT_MONTH)).toBe(0);
    const again = await billMonth(later, press);
    expect(again.numbers).not.toContain(first);
    expect(await billMonth(later, press)).toEqual(again);
    for (const number of numbers) {
      const { invoices } = await papersOf(customer, number);
      expect(invoices.map(({ kind }) => kind)).toEqual(['invoice', 'credit-note', 'invoice']);
    }
    const empty = billMonth(later, { ...press, month: '2026-02' });
    await expect(empty).rejects.toMatchObject({ code: 'nothing-to-bill' });
  });

  it('is for sales to press, for its buyer to read, and nobody else’s', async () => {
    const { customer, id } = await monthlyCustomer();
    await shippedOrder(customer, LAST_HOUR);
    const press = { customerId: id, month: '2026-03' };
    for (const role of ['customer', 'production', 'administrator'] as const) {
      const wish = billMonth({ ...(await userActor(role)), now: NEXT_MONTH }, press);
      await expect(wish).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(await invoicesOf(sales, id)).toEqual([]);
    const { numbers } = await billMonth({ ...sales, now: NEXT_MONTH }, press);
    const stranger = getInvoice(await userActor('customer'), numbers[0] ?? '');
    await expect(stranger).rejects.toMatchObject({ code: 'not-found' });
    const listed = invoicesOf(customer, id);
    await expect(listed).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
