/**
 * Makes documents nobody reads, so that the first one somebody waits for is not slower than the
 * rest: it would have to parse the fonts, and runs code that has never run.
 */
import type { Text } from '#rules/model/text.ts';
import { buildSheetPdf } from './build-sheet.pdf.server.ts';
import { orderSheetPdf } from './order-sheet.pdf.server.ts';
import { pickListPdf } from './pick-list.pdf.server.ts';
import type { DocumentLine, OrderDocumentData } from './types.ts';

/** Between two documents others get their turn: each takes a tenth of a second at most. */
const PAUSE_MS = 200;
const BUILD_SHEETS = 8;

const WORDS = [
  'Åsa’s',
  'frame,',
  'fork',
  'AB-1042',
  '(4×)',
  '28"',
  '€ 1,240.50',
  'quickly',
  'Zürich',
];
const text = (index: number): Text => ({
  en: Array.from({ length: 6 }, (_, at) => WORDS[(index * 5 + at) % WORDS.length]).join(' '),
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const price: DocumentLine['price'] = {
  currency: 'EUR',
  market: 'DE',
  steps: many(6, (index) => ({
    kind: 'option',
    cause: '',
    title: text(index),
    amount: 100,
    running: 100 * index,
  })),
  net: 500,
  delivery: 0,
  tax: 100,
  rounding: 0,
  total: 600,
};

const line: DocumentLine = {
  position: 1,
  quantity: 1,
  familyTitle: text(0),
  configurationName: 'Warm-up',
  picture: { width: 10, height: 10, title: text(1), layers: [] },
  modules: many(12, (index) => ({
    variable: `module-${index}`,
    group: text(index),
    title: text(index),
    value: text(index + 1),
    quantity: 1,
    deviates: index % 2 === 0,
  })),
  characteristics: [],
  price,
  bom: many(40, (index) => ({
    id: `part-${index}`,
    level: 1 + (index % 3),
    partNumber: `AB-${index}`,
    title: text(index),
    quantity: index,
    unit: 'pcs',
    bin: `B-${index}`,
    phantom: false,
    cost: 1,
    mass: 1,
  })),
  routing: many(5, (index) => ({
    id: `operation-${index}`,
    sequence: index,
    title: text(index),
    workCentre: { id: 'bench', title: text(index) },
    setup: 1,
    run: 1,
    instructions: many(4, text),
    tools: [text(index)],
    torques: [{ joint: text(index), nm: 5 }],
    checks: [text(index)],
  })),
  notes: [text(2)],
  deliveryDate: '2026-01-15',
};

const order: OrderDocumentData = {
  number: 'K0',
  placedAt: '2026-01-01T00:00:00.000Z',
  placedOn: '2026-01-01',
  currency: 'EUR',
  locale: 'en',
  customer: { name: 'Nobody', email: 'nobody@example.com', address: ['Nowhere 1'] },
  lines: [line],
  totals: price,
  wishes: { text: 'Please ring twice.' },
  dueDate: '2026-01-14',
  orderUrl: 'https://example.com/orders/K0',
};

/** Resolves when it is done or `signal` ends it; begins after a pause. */
export async function warmDocuments(signal: AbortSignal): Promise<void> {
  const jobs = [
    ...many(BUILD_SHEETS, () => () => buildSheetPdf(order, { position: 1 })),
    () => orderSheetPdf(order),
    () => pickListPdf(order),
  ];
  for (const job of jobs) {
    await pause(signal);
    if (signal.aborted) return;
    await job();
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PAUSE_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
