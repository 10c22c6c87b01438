import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { deliveryNotePdf } from '#app/documents/delivery-note.pdf.server.ts';
import { formatsOf } from '#app/documents/format.ts';
import { invoicePdf } from '#app/documents/invoice.pdf.server.ts';
import { ciiXml } from '#rules/invoicing/cii.ts';
import type { DeliveryDocument } from '#rules/invoicing/delivery-note.ts';
import { makeCreditNote, makeInvoice } from '#rules/invoicing/make-invoice.ts';
import type { InvoiceDocument } from '#rules/invoicing/types.ts';
import {
  agreedLine,
  agreedOrder,
  collectiveRequest,
  invoiceRequest,
} from '#test/factories/agreed-lines.ts';
import { brokenRules } from '#test/oracle/en16931.ts';
import { readPdf } from './read-pdf.ts';

const URL = 'https://kitwright.example/orders/K10001';
const [agreed] = fc.sample(agreedOrder, { numRuns: 1, seed: 11 });
const invoice = makeInvoice(invoiceRequest(agreed ?? []));
const long = makeInvoice(
  invoiceRequest(
    fc
      .sample(agreedLine, { numRuns: 90, seed: 12 })
      .map((line) => ({ ...line, description: 'Ask; '.repeat(40) })),
  ),
);
const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** The file within a PDF, and the document's metadata. */
async function partsOf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes) });
  const document = await task.promise;
  const files = (await document.getAttachments()) as Record<
    string,
    { filename: string; content: Uint8Array }
  >;
  const { metadata } = await document.getMetadata();
  const [file] = Object.values(files);
  const raw = metadata?.getRaw() as string | undefined;
  await task.destroy();
  return {
    name: file?.filename,
    xml: new TextDecoder().decode(file?.content),
    metadata: raw ?? '',
  };
}

describe('an invoice as PDF', () => {
  it('holds the structured twin of the same document, whole', async () => {
    const { name, xml } = await partsOf(await invoicePdf(invoice, URL));
    expect(name).toBe('factur-x.xml');
    expect(xml).toBe(ciiXml(invoice));
    expect(brokenRules(xml)).toEqual([]);
  });

  it('says that it is PDF/A-3 and Factur-X, and what its file is to it', async () => {
    const bytes = await invoicePdf(invoice, URL);
    const { metadata } = await partsOf(bytes);
    for (const told of [
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<pdfaSchema:prefix>fx</pdfaSchema:prefix>',
    ]) {
      expect(metadata).toContain(told);
    }
    const raw = Buffer.from(bytes).toString('latin1');
    for (const part of ['/AFRelationship /Alternative', '/Subtype /text#2Fxml', '/OutputIntents']) {
      expect(raw).toContain(part);
    }
    expect(raw).toMatch(/\/AF \[\d+ 0 R\]/);
  });

  it('has the same bytes for the same document', async () => {
    const again = await invoicePdf(structuredClone(invoice), URL);
    expect(Buffer.compare(await invoicePdf(invoice, URL), again)).toBe(0);
  });

  it.each(['en', 'sv'] as const)('prints every amount of the document, in %s', async (locale) => {
    const pdf = await readPdf(await invoicePdf({ ...invoice, locale }, URL));
    const { money } = formatsOf(locale, invoice.currency);
    const { totals, lines, taxes } = invoice;
    const amounts = [
      totals.withoutTax,
      totals.tax,
      totals.payable,
      ...lines.map(({ net }) => net),
      ...taxes.flatMap(({ taxable, amount }) => [taxable, amount]),
    ];
    for (const amount of amounts) expect(plain(pdf.text)).toContain(plain(money(amount)));
    expect(pdf.text).toContain(locale === 'sv' ? 'Faktura F10001' : 'Invoice F10001');
    expect(pdf.info['Language']).toBe(locale);
    const roles = new Set(pdf.pages.flatMap((page) => page.roles));
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure']) {
      expect(roles).toContain(role);
    }
  });

  it('repeats its heads on every page and keeps every text inside', async () => {
    const { pages } = await readPdf(await invoicePdf(long, URL));
    expect(pages.length).toBeGreaterThan(3);
    for (const { texts, width, height } of pages) {
      for (const { text, left, right, baseline } of texts) {
        expect(left, text).toBeGreaterThanOrEqual(40);
        expect(right, text).toBeLessThanOrEqual(width - 40);
        expect(baseline, text).toBeGreaterThanOrEqual(40);
        expect(baseline, text).toBeLessThanOrEqual(height - 20);
      }
    }
    for (const { texts } of pages.slice(0, -2)) {
      expect(texts.map(({ text }) => text)).toContain('Description');
    }
  });

  it('of a month names every order with its delivery note and total', async () => {
    const orders = fc.sample(agreedOrder, { numRuns: 4, seed: 13 });
    const month = makeInvoice(collectiveRequest(orders));
    const { text } = await readPdf(await invoicePdf(month, URL));
    const { money } = formatsOf('en', month.currency);
    for (const { number, deliveryNote, total } of month.orders) {
      for (const words of [number, `Order ${number}`, deliveryNote ?? '', money(total ?? 0)]) {
        expect(plain(text)).toContain(plain(words));
      }
    }
    expect(text).toContain('1 March 2026 – 31 March 2026');
    expect(text).not.toContain('Delivered to');
  });

  it('of a credit note names the invoice it takes back, and asks for nothing', async () => {
    const credit: InvoiceDocument = makeCreditNote(invoice, {
      number: 'F10002',
      issuedOn: '2026-03-09',
      reason: 'A wrong address',
    });
    const { text } = await readPdf(await invoicePdf(credit, URL));
    expect(text).toContain('Credit note F10002');
    expect(text).toContain('Credits invoice F10001 of 6 March 2026: A wrong address');
    expect(text).toContain('Credited to you');
    expect(text).not.toContain('To pay');
    expect(text).not.toContain('IBAN');
  });
});

it('prints a delivery note with its units, without prices, same bytes each time', async () => {
  const note: DeliveryDocument = {
    format: 'kitwright-delivery-note/1',
    number: 'D10001',
    shippedOn: '2026-03-06',
    locale: 'sv',
    seller: invoice.seller,
    deliverTo: invoice.buyer,
    order: { number: 'K10001', placedOn: '2026-03-02' },
    packaging: 'gift',
    lines: [
      {
        position: 1,
        name: 'Åsas lampa',
        description: 'Fot: ek',
        quantity: 2,
        units: [
          { unit: 1, workOrder: 'W10001', serials: ['SN-1'] },
          { unit: 2, workOrder: 'W10002', serials: [] },
        ],
      },
    ],
  };
  const bytes = await deliveryNotePdf(note, URL);
  const { text } = await readPdf(bytes);
  for (const words of ['Följesedel D10001', 'Åsas lampa', 'Fot: ek', 'Exemplar 1: W10001 · SN-1']) {
    expect(text).toContain(words);
  }
  expect(text).toContain('Inslagen');
  expect(text).not.toMatch(/\bkr\b/);
  expect(Buffer.compare(bytes, await deliveryNotePdf(structuredClone(note), URL))).toBe(0);
});
