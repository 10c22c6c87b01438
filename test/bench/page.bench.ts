/**
 * The configurator page in a real browser, on a desktop and on a phone four times slower: bytes of
 * script, from the family's arrival to the first state, and from a press to the frames after it.
 */
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { loadavg } from 'node:os';
import { findChromium } from '../../scripts/chromium.mjs';
import type { Figure } from './figures.ts';
import { printFigures, quantile } from './figures.ts';
import { pressCards, watchPresses } from './page-clicks.ts';
import { startTestServer } from './test-server.ts';

const CLICKS = 60;
const LOADS = 5;

interface Profile {
  readonly name: string;
  readonly slowdown: number;
  readonly context: Parameters<Browser['newContext']>[0];
}

const PROFILES: readonly Profile[] = [
  { name: 'desktop', slowdown: 1, context: { viewport: { width: 1280, height: 900 } } },
  {
    name: 'phone, 4 times slower',
    slowdown: 4,
    context: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  },
];

const server = await startTestServer();
try {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  const figures: Figure[] = [];
  for (const profile of PROFILES) figures.push(...(await measure(browser, profile)));
  await browser.close();
  printFigures(figures);
  console.log(
    `\nLoad of the machine: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(', ')}.`,
  );
} finally {
  server.stop();
}

async function measure(browser: Browser, { name, slowdown, context }: Profile): Promise<Figure[]> {
  const page = await (await browser.newContext(context)).newPage();
  await watchPresses(page);
  await page.goto(`${server.origin}/families/ebike`);
  await page.locator('form[action$="/families/ebike/new"] button').first().click();
  await page.waitForURL(/configurations/);
  const bytes = slowdown === 1 ? await scriptFigures(page) : [];
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const firstStates: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await openReady(page);
    firstStates.push(
      await page.evaluate(() => {
        const [from, to] = ['configurator-model', 'configurator-state'].map(
          (mark) => performance.getEntriesByName(mark)[0]?.startTime ?? NaN,
        );
        return (to ?? NaN) - (from ?? NaN);
      }),
    );
  }
  const clicks = await pressCards(page, CLICKS, context?.hasTouch === true);
  await page.context().close();
  const of = (what: string, samples: readonly number[], limit?: number): Figure[] => [
    { name: `${name}: ${what}, median`, value: quantile(samples, 0.5), unit: 'ms' },
    {
      name: `${name}: ${what}, p95`,
      value: quantile(samples, 0.95),
      unit: 'ms',
      ...(limit !== undefined && { limit }),
    },
  ];
  return [
    ...bytes,
    {
      name: `${name}: first state after the family's arrival, median of ${LOADS}`,
      value: quantile(firstStates, 0.5),
      unit: 'ms',
      limit: 100,
    },
    { name: `${name}: presses measured`, value: clicks.nextFrame.length, unit: '' },
    ...of('press to next frame', clicks.nextFrame, 50),
    ...of('interaction to next paint', atLeastAFrame(clicks.interactions), 50),
    ...of('press to the whole new state', clicks.fullState),
  ];
}

// The browser does not report interactions below 16 ms; they count as that.
function atLeastAFrame(reported: readonly number[]): readonly number[] {
  return [...reported, ...Array<number>(Math.max(0, CLICKS - reported.length)).fill(16)];
}

async function openReady(page: Page): Promise<void> {
  await page.goto(page.url(), { waitUntil: 'networkidle' });
  await page.locator('[data-engine="ready"]').waitFor();
}

/** Compressed bytes of what the page loads without any cache; the worker's apart. */
async function scriptFigures(page: Page): Promise<Figure[]> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const urls = new Map<string, string>();
  const bytes = { page: 0, worker: 0 };
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.endsWith('.js')) urls.set(requestId, response.url);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url) bytes[url.includes('.worker') ? 'worker' : 'page'] += encodedDataLength;
  });
  await openReady(page);
  // What a worker loads is not the page's traffic: the page asks for it once more, to be counted.
  await page.evaluate(
    (workers) => Promise.all(workers.map((url) => fetch(url).then((answer) => answer.text()))),
    page.workers().map((worker) => worker.url()),
  );
  await network.detach();
  const figure = (name: string, value: number, limit?: number): Figure => ({
    name: `script, compressed: ${name}`,
    value: value / 1000,
    unit: 'kB',
    ...(limit !== undefined && { limit }),
  });
  return [
    figure('the page', bytes.page, 180),
    figure("the engine's worker, loaded after it", bytes.worker),
    figure('together', bytes.page + bytes.worker),
  ];
}
