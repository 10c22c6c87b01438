import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { creditInvoice } from '#app/services/invoices/credit-invoice.server.ts';
import { getDeliveryNote, getInvoice, papersOf } from '#app/services/invoices/get-papers.server.ts';
import { issueInvoice } from '#app/services/invoices/issue-invoice.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { ciiXml } from '#rules/invoicing/cii.ts';
import type { Role } from '#rules/policy/permissions.ts';
import { lampFamily } from '#test/factories/family.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { workshopLamp } from '#test/factories/workshop.ts';
import { brokenRules } from '#test/oracle/en16931.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

let made = 0;

async function placed(change: Partial<Parameters<typeof userActor>[1]> = {}) {
  const owner = await userActor('customer', change);
  await filledCart(owner, 2);
  made += 1;
  const { number } = await placeOrder(owner, await orderForm(owner, `an-order-to-bill-${made}`));
  return { owner, number };
}

const shipped = (number: string, worker: Actor): Promise<void> =>
  buildUnits(worker, number, 'shipped');

onEachDatabase('an invoice', () => {
  let sales: Actor;
  let worker: Actor;
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
    sales = await userActor('sales');
    worker = await userActor('production');
  });

  it('comes with the shipment and its note, to the order’s total', async () => {
    const { owner, number } = await placed();
    await shipped(number, worker);
    const { invoices, deliveryNotes } = await papersOf(owner, number);
    expect(invoices).toHaveLength(1);
    expect(deliveryNotes).toHaveLength(1);
    const order = await getOrder(owner, number);
    const invoice = await getInvoice(owner, invoices[0]?.number ?? '');
    expect(invoice.totals).toMatchObject({
      payable: order.total,
      tax: order.tax,
      lines: order.net,
      charges: order.delivery,
      rounding: order.rounding,
    });
    expect(invoice.taxes).toEqual([
      { basisPoints: 2500, taxable: order.net + order.delivery, amount: order.tax },
    ]);
    expect(invoice).toMatchObject({
      issuedOn: '2026-03-02',
      dueOn: '2026-04-01',
      deliveryNote: deliveryNotes[0]?.number,
      buyer: { name: 'Åsa Öst' },
    });
    expect(brokenRules(ciiXml(invoice))).toEqual([]);
    const note = await getDeliveryNote(owner, deliveryNotes[0]?.number ?? '');
    expect(note.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(note.lines[0]?.description).toContain('Height: 300 mm');
    expect(note.lines[0]?.units.map(({ unit }) => unit)).toEqual([1, 2]);
  });

  it('stands beside a note that names every serial number built in', async () => {
    await publishFamily(workshopLamp(), NOW);
    const { owner, number } = await placed();
    await shipped(number, worker);
    const { deliveryNotes } = await papersOf(owner, number);
    const note = await getDeliveryNote(owner, deliveryNotes[0]?.number ?? '');
    const units = note.lines.flatMap((line) => line.units);
    // The first operation's first tracked part, as the seed's builder numbers it.
    expect(units.map(({ serials }) => serials)).toEqual(
      units.map(({ workOrder }) => [`P-oak ${workOrder}-1-1`]),
    );
  });

  it('is not sent with a shipment to whoever is billed monthly', async () => {
    const { owner, number } = await placed();
    const order = await database().order.findUniqueOrThrow({ where: { number } });
    const terms = { ...(order.terms as Record<string, unknown>), rhythm: 'monthly' };
    await database().order.update({
      where: { number },
      data: { terms: JSON.parse(JSON.stringify(terms)) },
    });
    await shipped(number, worker);
    const papers = await papersOf(owner, number);
    expect(papers.invoices).toEqual([]);
    expect(papers.deliveryNotes).toHaveLength(1);
  });

  it('is issued once by 20 simultaneous wishes, and again only after a credit note', async () => {
    const { owner, number } = await placed();
    const same = await Promise.all(
      Array.from({ length: 10 }, () =>
        issueInvoice(sales, { number, idempotencyKey: 'same-key-1' }),
      ),
    );
    expect(new Set(same.map((invoice) => invoice.number)).size).toBe(1);
    const others = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        issueInvoice(sales, { number, idempotencyKey: `other-key-${index}` }),
      ),
    );
    for (const other of others) {
      expect(other).toMatchObject({ status: 'rejected', reason: { code: 'order-invoiced' } });
    }
    const [first] = same;
    const credits = await Promise.all(
      Array.from({ length: 5 }, () =>
        creditInvoice(sales, { number: first?.number, reason: 'A wrong address' }),
      ),
    );
    expect(new Set(credits.map((credit) => credit.number)).size).toBe(1);
    await issueInvoice(sales, { number, idempotencyKey: 'after-the-credit' });
    const { invoices } = await papersOf(owner, number);
    expect(invoices.map(({ kind }) => kind)).toEqual(['invoice', 'credit-note', 'invoice']);
    expect(invoices[0]?.creditedBy).toBe(invoices[1]?.number);
    const credit = await getInvoice(owner, invoices[1]?.number ?? '');
    expect(brokenRules(ciiXml(credit))).toEqual([]);
    expect(await database().auditEvent.count({ where: { action: 'invoice.credited' } })).toBe(1);
  });

  it('is for sales to issue, and for nobody else to see but its buyer', async () => {
    const { owner, number } = await placed();
    for (const role of ['customer', 'production', 'administrator'] as const satisfies Role[]) {
      const other = await userActor(role);
      const wish = issueInvoice(other, { number, idempotencyKey: 'not-theirs-to' });
      await expect(wish).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const issued = await issueInvoice(sales, { number, idempotencyKey: 'theirs-to-issue' });
    expect((await getInvoice(owner, issued.number)).number).toBe(issued.number);
    expect((await getInvoice(sales, issued.number)).number).toBe(issued.number);
    for (const other of [guest(), await userActor('customer'), worker]) {
      await expect(getInvoice(other, issued.number)).rejects.toMatchObject({ code: 'not-found' });
      expect((await papersOf(other, number)).invoices).toEqual([]);
    }
  });

  it('has numbers without gaps, whatever failed in between', async () => {
    const rows = await database().invoice.findMany({ select: { number: true } });
    const numbers = rows.map(({ number }) => Number(number.slice(1))).sort((a, b) => a - b);
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });
});
