/** Erasing a customer reaches every table, keeps the books, and breaks nothing. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { signIn } from '#app/services/auth/sign-in.server.ts';
import { createCustomer } from '#app/services/customers/create-customer.server.ts';
import {
  eraseCustomer,
  eraseOwn,
  previewErasure,
} from '#app/services/customers/erase-customer.server.ts';
import { finishErasures } from '#app/services/customers/finish-erasures.server.ts';
import { exportOwnData } from '#app/services/customers/personal-data.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { deliveriesEnded } from '#app/services/mail/deliver-outbox.server.ts';
import { getInvoice } from '#app/services/invoices/get-papers.server.ts';
import { listChanges } from '#app/services/orders/get-changes.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { loadQuote } from '#app/services/quotes/find-quote.server.ts';
import { openOffer } from '#app/services/quotes/open-offer.server.ts';
import { database } from '#app/utils/database.server.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { ERASURE_RULES } from '#rules/customers/erasure/tables.ts';
import { isDeleted } from '#rules/customers/erasure/column-rule.ts';
import { ciiXml } from '#rules/invoicing/cii.ts';
import { guest, NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import {
  MARK,
  markedCustomer,
  PASSWORD,
  type MarkedCustomer,
} from '#test/factories/marked-customer.ts';
import { userActor } from '#test/factories/users.ts';
import { everyTable, everything, textOf } from '#test/setup/everything.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

/** Every place where a mark is: `Model.column`, with the row's id. */
async function marks(): Promise<readonly { at: string; id: string }[]> {
  return Object.entries(await everyTable()).flatMap(([model, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => MARK.test(textOf(value)))
        .map(([column]) => ({ at: `${model}.${column}`, id: String(row['id']) })),
    ),
  );
}

const countRows = async (): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    Object.entries(await everyTable()).map(([model, { length }]) => [model, length]),
  );

/** What cannot hold a mark: made by us, or empty in a row of the person. */
const UNMARKED = new Set([
  'Customer.userId',
  'Customer.country',
  'Customer.categoryCurrency',
  'AuditEvent.userId',
  'PointsLot.customerId',
  'Promotion.holderId',
]);

onEachDatabase('erasing a customer', () => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  let marked: MarkedCustomer;
  beforeEach(async () => {
    marked = await markedCustomer();
    await deliveriesEnded();
  });

  it('leaves no mark of them in any table', async () => {
    const before = new Set((await marks()).map(({ at }) => at));
    // Each column that is blanked or rewritten held a mark, so that the search below can find one.
    const expected = Object.entries(ERASURE_RULES).flatMap(([model, rules]) =>
      Object.entries(rules)
        .filter(([, { erasing }]) => erasing === 'blank' || erasing === 'pseudonym')
        .map(([column]) => `${model}.${column}`),
    );
    expect(expected.filter((at) => !before.has(at) && !UNMARKED.has(at))).toEqual([]);

    const spend = { categorySpend: 100_000, categoryCurrency: 'SEK' };
    await database().customer.update({ where: { id: marked.customerId }, data: spend });
    const rows = await countRows();
    await eraseOwn(marked.actor, { password: PASSWORD });
    expect(
      await database().customer.findUniqueOrThrow({ where: { id: marked.customerId } }),
    ).toMatchObject({ categorySpend: null, categoryCurrency: null });
    const fewer = await countRows();
    const deleted = Object.entries(ERASURE_RULES).filter(([, rules]) => isDeleted(rules));
    for (const [model] of deleted) expect(fewer[model], model).toBeLessThan(rows[model] ?? 0);
    const { id } = await database().order.findUniqueOrThrow({ where: { number: marked.open } });
    const left = await marks();
    // What the open order needs to be built and delivered, and the offer it was made from.
    const needed = ['Order', 'OrderLine', 'Quote', 'QuoteLine'];
    expect(left.filter(({ at }) => !needed.includes(at.split('.')[0] ?? ''))).toEqual([]);
    expect(left.filter(({ at }) => at.startsWith('Order.')).map((one) => one.id)).toContain(id);

    await buildUnits(await userActor('production'), marked.open, 'shipped');
    expect(await finishErasures(NOW)).toBe(1);
    expect(await marks()).toEqual([]);
    expect(await finishErasures(NOW)).toBe(0);
  });

  it('keeps the books: amounts, numbers, days, and documents that can be read', async () => {
    const sales = await userActor('sales');
    const numbers = [...marked.settled, marked.open];
    const totals = async () =>
      Promise.all(
        numbers.map(async (number) => {
          const { total, tax, net, currency, lines } = await getOrder(sales, number);
          return { total, tax, net, currency, lines: lines.map(({ price }) => price.total) };
        }),
      );
    const before = await totals();
    const invoices = await database().invoice.findMany({ orderBy: { number: 'asc' } });
    await eraseOwn(marked.actor, { password: PASSWORD });
    await buildUnits(await userActor('production'), marked.open, 'shipped');
    await finishErasures(NOW);
    expect(await totals()).toEqual(before);
    for (const { number, total } of invoices) {
      const invoice = await getInvoice(sales, number);
      expect(Math.abs(invoice.totals.payable)).toBe(Math.abs(total));
      expect(invoice.buyer.address.country).toBe('SE');
      expect(ciiXml(invoice)).toContain(number);
    }
    for (const number of numbers) await listChanges(sales, number);
    const { customerId } = marked;
    const quotes = await database().quote.findMany({ where: { customerId } });
    for (const { id } of quotes) expect((await loadQuote(id)).number).toMatch(/^Q/);
    expect(new Set(quotes.map(({ status }) => status))).toEqual(new Set(['accepted', 'withdrawn']));
    const customer = await database().customer.findUniqueOrThrow({ where: { id: customerId } });
    const order = await getOrder(sales, marked.open);
    expect(order.customer.name).toBe(customer.name);
    expect(customer.email).toMatch(/@erased\.invalid$/);
  });

  it('ends signing in, sessions, links to offers, and mails that wait', async () => {
    const { actor, token } = marked;
    const email = actor.user?.email ?? '';
    expect(await database().outboxMail.count({ where: { to: email } })).toBeGreaterThan(0);
    await eraseOwn(actor, { password: PASSWORD });
    await expect(signIn(guest(), { email, password: PASSWORD })).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
    expect(await database().session.count({ where: { userId: actor.user?.id ?? '' } })).toBe(0);
    expect(actor.session).toMatchObject({ cookie: 'clear', stored: false });
    await expect(openOffer(guest(), token)).rejects.toMatchObject({ code: 'not-found' });
    expect(await database().outboxMail.count({ where: { to: email } })).toBe(0);
  });

  it('is audited, without saying who it was', async () => {
    const { actor, customerId } = marked;
    await eraseOwn(actor, { password: PASSWORD });
    const events = await database().auditEvent.findMany({ where: { action: 'customer.erased' } });
    const event = events.at(-1);
    expect(event).toMatchObject({ userId: null, subjectKind: 'erasure' });
    expect(JSON.stringify(event)).not.toContain(customerId);
    expect(JSON.stringify(event)).not.toContain(actor.user?.id);
    expect(event?.data).toMatchObject({ reason: 'own-wish', openOrders: 1 });
  });

  it('asks for the password, and changes nothing without it', async () => {
    const before = await everything();
    await expect(eraseOwn(marked.actor, { password: 'not it' })).rejects.toMatchObject({
      code: 'wrong-password',
    });
    expect(await everything()).toEqual(before);
    await expect(eraseOwn(guest(), { password: PASSWORD })).rejects.toMatchObject({
      code: 'sign-in-required',
    });
    await expect(eraseOwn(await userActor('sales'), { password: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('happens once, when several windows ask for it at the same time', async () => {
    const audited = () => database().auditEvent.count({ where: { action: 'customer.erased' } });
    const before = await audited();
    await Promise.allSettled(
      [1, 2, 3].map(() => eraseOwn({ ...marked.actor }, { password: PASSWORD })),
    );
    expect(await audited()).toBe(before + 1);
  });

  it('says before what stays, and gives away what is known', async () => {
    const preview = await previewErasure(marked.actor);
    expect(preview).toMatchObject({
      orders: 3,
      invoices: 2,
      quotes: 3,
      openOrders: [marked.open],
      hasAccount: true,
    });
    const data = JSON.stringify(await exportOwnData(marked.actor));
    for (const mark of ['Xyzzystreet 7', 'For Qwortz', 'Hello qwortz', 'May it say qwortz?']) {
      expect(data).toContain(mark);
    }
    expect(data).toContain('"kind":"email"');
    expect(data).not.toContain('passwordHash');
    // Costs are the company's own.
    expect(data).not.toContain('"cost"');
  });

  it('is for an administrator, who says why, where there is no account', async () => {
    const sales = await userActor('sales');
    const { id } = await createCustomer(sales, { name: 'Xyzzy', email: 'xyzzy@qwortz.example' });
    const administrator = await userActor('administrator');
    const wish = { customerId: id, reason: 'asked-in-writing' };
    await expect(eraseCustomer(sales, wish)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(eraseCustomer(administrator, { customerId: id })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const withAccount = { ...wish, customerId: marked.customerId };
    await expect(eraseCustomer(administrator, withAccount)).rejects.toMatchObject({
      code: 'erasure-by-owner',
    });
    await eraseCustomer(administrator, wish);
    const customer = await database().customer.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(customer)).not.toMatch(MARK);
    const event = await database().auditEvent.findFirstOrThrow({
      where: { action: 'customer.erased', userId: administrator.user?.id ?? '' },
    });
    expect(event.data).toMatchObject({ reason: 'asked-in-writing' });
  });
});
