import { beforeAll, expect, it } from 'vitest';
import { changeTerms } from '#app/services/customers/change-terms.server.ts';
import { buildReportPdf } from '#app/documents/build-report.pdf.server.ts';
import { buildSheetPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { careSheetPdf } from '#app/documents/care-sheet.pdf.server.ts';
import { orderSheetPdf } from '#app/documents/order-sheet.pdf.server.ts';
import { presentOrderDocument } from '#app/presenters/order-document.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getDeliveryNote, papersOf } from '#app/services/invoices/get-papers.server.ts';
import { getBuildReport } from '#app/services/orders/get-build-report.server.ts';
import { getCareSheet } from '#app/services/orders/get-care-sheet.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { buildUnits } from '#prisma/seed/build-units.ts';
import { NOW } from '#test/factories/actor.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { workshopLamp } from '#test/factories/workshop.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';
import { readPdf } from '../app/documents/read-pdf.ts';

const REFUSED = { code: 'not-found' };

onEachDatabase('a build report', () => {
  let worker: Actor;
  beforeAll(async () => {
    await publishFamily(workshopLamp(), NOW);
    worker = await userActor('production');
  });

  it('says of every shipped unit what is in it and what was measured', async () => {
    const owner = await userActor('customer');
    await changeTerms(owner, { buildReport: 'on' });
    await filledCart(owner, 2);
    const { number } = await placeOrder(owner, await orderForm(owner, 'an-order-to-report'));
    expect((await papersOf(owner, number)).buildReport).toBe(false);
    await expect(getBuildReport(owner, number)).rejects.toMatchObject(REFUSED);

    await buildUnits(worker, number, 'shipped');
    expect((await papersOf(owner, number)).buildReport).toBe(true);
    await expect(getBuildReport(await userActor('customer'), number)).rejects.toMatchObject(
      REFUSED,
    );
    const report = await getBuildReport(owner, number);
    expect(report.units).toHaveLength(2);
    const { text, pages } = await readPdf(
      await buildReportPdf(report, 'https://kitwright.example'),
    );
    let checked = 0;
    for (const { number: workOrder, record } of report.units) {
      expect(text).toContain(workOrder);
      for (const part of record.parts.flatMap(({ numbers }) => numbers)) {
        expect(text.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
      }
      checked += record.parts.length + record.checks.length;
      expect(record.parts.length).toBeGreaterThan(0);
      expect(record.checks.length).toBeGreaterThan(0);
    }
    expect(checked).toBeGreaterThan(3);
    expect(text.match(/passed/gi)?.length).toBeGreaterThanOrEqual(
      report.units.reduce((sum, { record }) => sum + record.checks.length, 0),
    );
    const roles = new Set(pages.flatMap((page) => page.roles));
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD']) expect(roles).toContain(role);
  });

  it('stands beside a care sheet, for what needs care', async () => {
    const family = workshopLamp();
    const [shade, ...others] = family.componentTypes;
    const care = { en: 'Dust it with a dry brush.' };
    await publishFamily({ ...family, componentTypes: [{ ...shade!, care }, ...others] }, NOW);
    const owner = await userActor('customer');
    await changeTerms(owner, { careSheet: 'on' });
    await filledCart(owner);
    const { number } = await placeOrder(owner, await orderForm(owner, 'an-order-to-care-for'));
    expect((await papersOf(owner, number)).careSheet).toBe(true);
    const { text } = await readPdf(
      await careSheetPdf(await getCareSheet(owner, number), 'https://kitwright.example'),
    );
    expect(text).toContain(care.en);
    await expect(getCareSheet(await userActor('customer'), number)).rejects.toMatchObject(REFUSED);

    await publishFamily(family, NOW);
    await filledCart(owner);
    const other = await placeOrder(owner, await orderForm(owner, 'an-order-without-care'));
    expect((await papersOf(owner, other.number)).careSheet).toBe(false);
    await expect(getCareSheet(owner, other.number)).rejects.toMatchObject(REFUSED);
  });

  it('has the days of the workshop’s calendar, as every paper of the order has', async () => {
    const family = workshopLamp();
    const [shade, ...others] = family.componentTypes;
    const care = { en: 'Dust it with a dry brush.' };
    await publishFamily({ ...family, componentTypes: [{ ...shade!, care }, ...others] }, NOW);
    // Where the workshop is, the next day has begun.
    const owner = { ...(await userActor('customer')), now: new Date('2026-03-03T23:30:00Z') };
    await filledCart(owner);
    const { number } = await placeOrder(owner, await orderForm(owner, 'an-order-late-at-night'));
    await buildUnits({ ...worker, now: new Date('2026-03-05T23:30:00Z') }, number, 'shipped');
    const { deliveryNotes } = await papersOf(owner, number);
    const note = await getDeliveryNote(owner, deliveryNotes[0]?.number ?? '');
    expect(note).toMatchObject({ shippedOn: '2026-03-06', order: { placedOn: '2026-03-04' } });
    const order = await presentOrderDocument(owner, number);
    const papers = [
      orderSheetPdf(order),
      buildSheetPdf(order, { position: 1 }),
      buildReportPdf(await getBuildReport(owner, number), 'https://kitwright.example'),
      careSheetPdf(await getCareSheet(owner, number), 'https://kitwright.example'),
    ];
    for (const paper of papers) {
      const { text } = await readPdf(await paper);
      expect(text).toMatch(/\b4 March 2026/);
      expect(text).not.toMatch(/\b[35] March 2026/);
    }
  });

  it('is offered to whoever wished for one, and to staff', async () => {
    const owner = await userActor('customer');
    await filledCart(owner);
    const { number } = await placeOrder(owner, await orderForm(owner, 'an-order-without'));
    await buildUnits(worker, number, 'shipped');
    expect((await papersOf(owner, number)).buildReport).toBe(false);
    expect((await papersOf(worker, number)).buildReport).toBe(true);
  });
});
