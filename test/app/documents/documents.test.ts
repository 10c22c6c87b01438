import { describe, expect, it } from 'vitest';
import { buildSheetView } from '#app/documents/build-sheet.view-model.ts';
import { buildSheetPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { formatsOf } from '#app/documents/format.ts';
import { orderSheetPdf } from '#app/documents/order-sheet.pdf.server.ts';
import { pickListPdf } from '#app/documents/pick-list.pdf.server.ts';
import type { DocumentLine, OrderDocumentData } from '#app/documents/types.ts';
import { mergePickList } from '#rules/bom/pick-list.ts';
import { structuredCheck } from '#rules/model/production.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';
import { largeLine, LONG_WISH, sampleOrder } from './sample-order.ts';

const order = sampleOrder();
const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const squeezed = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, '');

function expectInsidePages({ pages }: ReadPdf): void {
  for (const { width, height, texts } of pages) {
    for (const { text, left, right, baseline } of texts) {
      expect(left, text).toBeGreaterThanOrEqual(40);
      expect(right, text).toBeLessThanOrEqual(width - 40);
      expect(baseline, text).toBeGreaterThanOrEqual(40);
      expect(baseline, text).toBeLessThanOrEqual(height - 20);
    }
  }
}

const documents: readonly [string, (data: OrderDocumentData) => Promise<Uint8Array>][] = [
  ['order sheet', (data) => orderSheetPdf(data)],
  ['build sheet', (data) => buildSheetPdf(data, { position: 1 })],
  ['pick list', (data) => pickListPdf(data)],
];

describe.each(documents)('the %s', (_, make) => {
  it('has the same bytes for the same order, whatever the clock and time zone', async () => {
    const first = await make(order);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    try {
      const again = await make(structuredClone(order));
      expect(Buffer.compare(first, again)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('is tagged, in the order’s language, dated by the order', async () => {
    const bytes = await make({ ...order, locale: 'sv' });
    const { pages, info } = await readPdf(bytes);
    expect(info['Language']).toBe('sv');
    expect(info['CreationDate']).toBe('D:20260302093000Z');
    const roles = new Set(pages.flatMap((page) => page.roles));
    for (const role of ['H1', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(roles).toContain(role);
  });

  it('numbers its pages and keeps every text inside them', async () => {
    const pdf = await readPdf(await make(order));
    expectInsidePages(pdf);
    pdf.pages.forEach(({ texts }, index) => {
      const all = plain(texts.map(({ text }) => text).join(' '));
      expect(all).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
    });
  });
});

describe('the order sheet', () => {
  it('holds customer, every module, characteristic, step and the totals', async () => {
    const { text } = await readPdf(await orderSheetPdf(order));
    const formats = formatsOf('en', 'EUR');
    const wanted = [
      order.number,
      order.customer.name,
      ...order.customer.address,
      ...order.lines.flatMap((line) => [
        line.configurationName,
        ...line.modules.flatMap(({ title, value }) => [title.en, value.en]),
        ...line.characteristics.flatMap(({ title, value }) => [title.en, value.en]),
        ...line.price.steps.flatMap(({ title, running }) => [title.en, formats.money(running)]),
        formats.money(line.price.total),
        formats.day(line.deliveryDate),
      ]),
      formats.money(order.totals.total),
    ];
    for (const part of wanted) expect(squeezed(text)).toContain(squeezed(part));
  });

  it('prints money in the order’s own currency and language', async () => {
    const { text } = await readPdf(
      await orderSheetPdf({ ...order, locale: 'sv', currency: 'SEK' }),
    );
    expect(text).toContain(plain(formatsOf('sv', 'SEK').money(order.totals.total)));
    expect(text).toContain('Beställd');
  });
});

describe('the build sheet', () => {
  it('holds every part with number, bin and quantity, every operation and wish', async () => {
    const { text } = await readPdf(await buildSheetPdf(order, { position: 1 }));
    const [line] = order.lines;
    for (const part of line?.bom ?? []) {
      const bin = part.phantom ? '' : ` ${part.bin}`;
      expect(text).toContain(
        `${part.title.en} ${part.partNumber}${bin} ${part.quantity} ${part.unit}`,
      );
    }
    for (const operation of line?.routing ?? []) {
      expect(text).toContain(operation.title.en);
      for (const step of operation.instructions) expect(text).toContain(step.en);
      for (const check of operation.checks) {
        expect(text).toContain(structuredCheck(check).text.en);
      }
      for (const { joint, nm } of operation.torques) {
        expect(text).toContain(joint.en);
        expect(text).toContain(`${nm} Nm`);
      }
    }
    expect(squeezed(text)).toContain(squeezed(LONG_WISH));
  });

  it('prints limits with a box for the value, a box for each number, and scrap', async () => {
    const [first] = order.lines;
    const [operation] = first?.routing ?? [];
    if (!first || !operation) throw new Error('the sample has an operation');
    const line: DocumentLine = {
      ...first,
      bom: first.bom.map((part) => ({
        ...part,
        ...(part.id === 'light' && { tracked: 'serial' as const, quantity: 2 }),
        ...(part.id === 'cable' && { quantity: 2.1, scrap: 0.2 }),
      })),
      routing: [
        {
          ...operation,
          installs: ['light'],
          checks: [
            { en: 'It shines.' },
            { kind: 'measure', text: { en: 'Current' }, unit: 'mA', min: 12.5, max: 30 },
            { kind: 'measure', text: { en: 'Play' }, unit: 'mm', max: 0.5 },
          ],
        },
      ],
    };
    const data = { ...order, lines: [line] };
    const [view] = buildSheetView(data, { position: 1 }).operations;
    expect(view?.checks).toEqual([
      { text: 'It shines.', limits: '', measured: false },
      { text: 'Current', limits: '12.5–30 mA', measured: true },
      { text: 'Play', limits: 'at most 0.5 mm', measured: true },
    ]);
    expect(view?.numbers.map(({ boxes }) => boxes)).toEqual([2]);
    const pdf = await readPdf(await buildSheetPdf(data, { position: 1 }));
    expectInsidePages(pdf);
    for (const words of [
      '12.5–30 mA',
      'Measured',
      'Serial number: The warm',
      'incl. 0.2 for scrap',
    ])
      expect(pdf.text).toContain(words);
  });

  it('breaks 200 parts over pages with repeated heads, each row whole', async () => {
    const [first] = order.lines;
    if (!first) throw new Error('the sample has a line');
    const line = largeLine(first, 200);
    const pdf = await readPdf(await buildSheetPdf({ ...order, lines: [line] }, { position: 1 }));
    expectInsidePages(pdf);
    let found = 0;
    for (const { texts } of pdf.pages) {
      const numbers = texts.filter(({ text }) => /^PN-\d+$/.test(text));
      if (numbers.length === 0) continue;
      expect(texts.some(({ text }) => text === 'Part number')).toBe(true);
      for (const number of numbers) {
        const part = line.bom.find(({ partNumber }) => partNumber === number.text);
        const sameRow = texts.filter(({ baseline }) => Math.abs(baseline - number.baseline) < 1);
        expect(sameRow.map(({ text }) => plain(text))).toContain(`${part?.quantity} pcs`);
        found += 1;
      }
    }
    expect(found).toBe(200);
  });

  it('prints names in Polish, Greek and Cyrillic letters', async () => {
    const { text } = await readPdf(await buildSheetPdf(order, { position: 2 }));
    expect(squeezed(text)).toContain(squeezed('Żółć – Ωmega Привет'));
  });

  it('reads a sign that an earlier document only had as a part of another sign', async () => {
    const engraved = (en: string) => {
      const [first] = order.lines;
      const [characteristic] = first?.characteristics ?? [];
      if (!first || !characteristic) throw new Error('the sample has a characteristic');
      const characteristics = [{ ...characteristic, value: { en, sv: en } }];
      return buildSheetPdf({ ...order, lines: [{ ...first, characteristics }] }, { position: 1 });
    };
    await engraved('28"');
    const { text } = await readPdf(await engraved("Anna's"));
    expect(squeezed(text)).toContain("Anna's");
  });

  it('keeps a row taller than a page, cut between its lines', async () => {
    const [first] = order.lines;
    const [part] = first?.bom ?? [];
    if (!first || !part) throw new Error('the sample has a part');
    const title = { en: `${'word '.repeat(2_000)}end-of-title` };
    const line = { ...first, bom: [{ ...part, title }] };
    const pdf = await readPdf(await buildSheetPdf({ ...order, lines: [line] }, { position: 1 }));
    expectInsidePages(pdf);
    expect(pdf.text.match(/\bword\b/g)).toHaveLength(2_000);
    expect(squeezed(pdf.text)).toContain('end-of-title');
  });

  it('refuses a line the order does not have', () => {
    expect(() => buildSheetPdf(order, { position: 9 })).toThrow(/no line 9/);
  });
});

describe('the pick list', () => {
  it('holds each merged part once, in the order of the bins', async () => {
    const { text } = await readPdf(await pickListPdf(order));
    const merged = mergePickList(
      order.lines.flatMap(({ bom, quantity }) =>
        bom.map((part) => ({ ...part, quantity: part.quantity * quantity })),
      ),
    );
    let from = 0;
    for (const { bin, partNumber, title, quantity, unit } of merged) {
      const at = text.indexOf(`${bin} ${partNumber} ${title.en} ${quantity} ${unit}`, from);
      expect(at, partNumber).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
  });
});
