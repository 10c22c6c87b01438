/** Resident memory of the server after 1,000 configurations and 200 PDFs, over HTTP. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { printFigures, quantile } from './figures.ts';
import { startTestServer, visitor } from './test-server.ts';

const CONFIGURATIONS = 1000;
const PDFS = 200;

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const server = await startTestServer();
try {
  const before = residentMegabytes(server.pid);
  const pages: number[] = [];
  for (let made = 0; made < CONFIGURATIONS; made += 1) {
    const guest = visitor(server.origin);
    const created = await guest('/families/ebike/new', {});
    const address = created.headers.get('location');
    if (created.status !== 302 || !address) throw new Error(`creating: ${created.status}`);
    const started = performance.now();
    const page = await guest(address);
    await page.text();
    if (page.status !== 200) throw new Error(`configurator: ${page.status}`);
    pages.push(performance.now() - started);
  }
  const afterPages = residentMegabytes(server.pid);

  const worker = visitor(server.origin);
  await worker('/sign-in', { intent: 'demo', role: 'production' });
  const queue = await (await worker('/production')).text();
  const numbers = [...new Set([...queue.matchAll(/\/production\/([A-Z0-9]+)"/g)].map((m) => m[1]))];
  if (numbers.length === 0) throw new Error('no order in the queue');
  const sheets: number[] = [];
  for (let made = 0; made < PDFS; made += 1) {
    const started = performance.now();
    const sheet = await worker(`/production/${numbers[made % numbers.length]}/build-sheet.pdf`);
    const bytes = await sheet.arrayBuffer();
    if (sheet.status !== 200 || bytes.byteLength < 1000) throw new Error(`PDF: ${sheet.status}`);
    sheets.push(performance.now() - started);
  }
  printFigures([
    { name: 'resident after the start', value: before, unit: 'MB' },
    { name: `resident after ${CONFIGURATIONS} configurations`, value: afterPages, unit: 'MB' },
    {
      name: `resident after ${CONFIGURATIONS} configurations and ${PDFS} PDFs`,
      value: residentMegabytes(server.pid),
      unit: 'MB',
      limit: 300,
    },
    {
      name: 'configurator page rendered on the server, median',
      value: quantile(pages, 0.5),
      unit: 'ms',
    },
    {
      name: 'configurator page rendered on the server, p99',
      value: quantile(pages, 0.99),
      unit: 'ms',
    },
    { name: 'build sheet of an order over HTTP, median', value: quantile(sheets, 0.5), unit: 'ms' },
  ]);
} finally {
  server.stop();
}
