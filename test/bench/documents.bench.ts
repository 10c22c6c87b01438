/** Time to make the documents of an e-bike, a build sheet of 200 parts among them; warmed as a server. */
import { performance } from 'node:perf_hooks';
import { buildSheetPdf } from '#app/documents/build-sheet.pdf.server.ts';
import { orderSheetPdf } from '#app/documents/order-sheet.pdf.server.ts';
import { pickListPdf } from '#app/documents/pick-list.pdf.server.ts';
import { warmDocuments } from '#app/documents/warm-up.server.ts';
import { orderDocument } from '#app/presenters/order-document.server.ts';
import { configurators, loadEbike } from '#test/factories/ebike-family.ts';
import { orderView } from '#test/factories/order-view.ts';
import { printFigures, quantile, type Figure } from './figures.ts';

const PARTS = 200;
const RUNS = 20;

const family = loadEbike();
const context = { market: 'DE', channel: 'web', date: '2026-01-15', preferences: {} } as const;
const { product } = (await configurators(family)(context)).state([]);
const placed = orderView(family, context, product, [
  { name: 'A bike of 200 parts', product, quantity: 1 },
]);
const lines = placed.lines.map((line) => ({
  ...line,
  bom: Array.from({ length: PARTS }, (_, index) => {
    const part = line.bom[index % line.bom.length];
    if (!part) throw new Error('the BOM is empty');
    return { ...part, id: `${part.id}~${index}` };
  }),
}));
const order = orderDocument({ ...placed, lines }, 'http://localhost:3000');

async function measure(
  name: string,
  make: () => Promise<Uint8Array>,
  limit?: number,
): Promise<Figure[]> {
  const first = performance.now();
  const bytes = await make();
  const cold = performance.now() - first;
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    await make();
    times.push(performance.now() - started);
  }
  const promised = limit === undefined ? {} : { limit };
  return [
    { name: `${name}, first in the process`, value: cold, unit: 'ms', ...promised },
    { name: `${name}, median`, value: quantile(times, 0.5), unit: 'ms', ...promised },
    { name: `${name}, size`, value: bytes.byteLength / 1000, unit: 'kB' },
  ];
}

const started = performance.now();
await warmDocuments(new AbortController().signal);
const warming = performance.now() - started;

printFigures([
  { name: 'warming in the background, pauses included', value: warming, unit: 'ms' },
  ...(await measure('build sheet of 200 parts', () => buildSheetPdf(order, { position: 1 }), 300)),
  ...(await measure('order sheet', () => orderSheetPdf(order))),
  ...(await measure('pick list', () => pickListPdf(order))),
]);
