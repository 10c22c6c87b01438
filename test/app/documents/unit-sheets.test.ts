import { expect, it } from 'vitest';
import { buildSheetPdf, buildSheetsPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { buildSheetView } from '#app/documents/build-sheet.view-model.ts';
import { labelsPdf } from '#app/documents/labels.pdf.server.ts';
import {
  changedParts,
  fingerprintOf,
  SHEET_PARTS,
} from '#app/documents/sheet-fingerprint.server.ts';
import type { OrderDocumentData } from '#app/documents/types.ts';
import { csv } from '#app/utils/csv.ts';
import { readPdf } from './read-pdf.ts';
import { LONG_WISH, sampleOrder } from './sample-order.ts';

const order = sampleOrder();
const [line] = order.lines;
const workOrder = { number: 'W10007', url: 'https://kitwright.example/workshop/units/W10007' };
const fingerprint = (data: OrderDocumentData, number = 'W10007') =>
  fingerprintOf(data, data.lines[0]!, number);

it('a build sheet carries its unit’s number and its code leads to the unit', async () => {
  const options = { position: 1, unit: 2, workOrder };
  const view = buildSheetView(order, options);
  expect(view.link.text).toBe(workOrder.url);
  expect(buildSheetView(order, { position: 1 }).link.text).toBe(order.orderUrl);
  const { text } = await readPdf(await buildSheetPdf(order, options));
  expect(text).toContain('Build sheet W10007');
  expect(text).toContain(order.number);
  expect(text).not.toContain('Printed');
});

it('a reprint says so first, and what is new', async () => {
  const reprint = { times: 3, changed: ['bom', 'wishes'] as const };
  const { text } = await readPdf(await buildSheetPdf(order, { position: 1, workOrder, reprint }));
  expect(text).toContain('Printed 3 times: throw earlier sheets of this unit away.');
  expect(text).toContain('New since the last printing: Parts, Wishes of the customer.');
  const same = await buildSheetPdf(order, {
    ...{ position: 1, workOrder },
    reprint: { times: 2, changed: [] },
  });
  expect((await readPdf(same)).text).toContain('Nothing has changed since the last printing.');
});

it('a fingerprint tells which parts of a sheet changed, and only those', () => {
  const before = fingerprint(order);
  expect(changedParts(before, fingerprint(structuredClone(order)))).toEqual([]);
  const turned = Object.fromEntries(Object.entries(order.customer).reverse());
  const asStored = { ...order, customer: turned as typeof order.customer };
  expect(changedParts(before, fingerprint(asStored))).toEqual([]);
  expect(changedParts(before, fingerprint(order, 'W10008'))).toEqual(['workOrder']);
  expect(changedParts(before, fingerprint({ ...order, dueDate: '2027-01-01' }))).toEqual(['due']);
  expect(changedParts(before, fingerprint({ ...order, wishes: {} }))).toEqual(['wishes']);
  const bom = line!.bom.map((part) => ({ ...part, quantity: part.quantity + 1 }));
  const lines = [{ ...line!, bom }, ...order.lines.slice(1)];
  expect(changedParts(before, fingerprint({ ...order, lines }))).toEqual(['bom']);
  expect(changedParts('', before)).toEqual(SHEET_PARTS);
});

it('merged sheets are the single ones, each with pages of its own', async () => {
  const options = [1, 2].map((unit) => ({ position: 1, unit, workOrder }));
  const views = options.map((one) => buildSheetView(order, one));
  const merged = await readPdf(await buildSheetsPdf('Build sheets', [views[0]!, views[1]!]));
  const single = await Promise.all(
    options.map(async (one) => (await readPdf(await buildSheetPdf(order, one))).pages),
  );
  const texts = (pages: typeof merged.pages) =>
    pages.map((page) => page.texts.map(({ text }) => text));
  expect(texts(merged.pages)).toEqual(texts(single.flat()));
});

it('labels are one small page each, and a name of any length stays above the bars', async () => {
  const labels = ['W10007', 'W10008'].map((number) => ({
    number,
    url: `https://kitwright.example/workshop/units/${number}`,
    lines: [LONG_WISH, 'Order K10001', 'Due 1 Mar', 'Someone'],
  }));
  const about = { title: 'Labels', language: 'en', date: order.placedAt, alt: 'Scan' };
  const { pages } = await readPdf(await labelsPdf(labels, about));
  expect(pages).toHaveLength(2);
  for (const [index, { width, height, texts, roles }] of pages.entries()) {
    expect([Math.round(width), Math.round(height)]).toEqual([283, 142]);
    expect(texts[0]?.text).toBe(labels[index]?.number);
    expect(roles).toContain('Figure');
    for (const { right, baseline } of texts) {
      expect(right).toBeLessThan(width - 60);
      expect(baseline).toBeGreaterThan(42);
    }
  }
});

it('CSV quotes what needs it and never holds a formula', () => {
  const rows = [['plain', 'with, comma', 'say "hi"', '=1+1', '-2', 3]];
  expect(csv(rows)).toBe(`\uFEFFplain,"with, comma","say ""hi""",'=1+1,'-2,3\r\n`);
});
