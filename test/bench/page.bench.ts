/** The configurator page in a real browser: bytes of script, and click to painted state. */
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { printFigures, quantile } from './figures.ts';
import { startTestServer } from './test-server.ts';

const CLICKS = 60;

const server = await startTestServer();
try {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${server.origin}/families/ebike`);

  let scriptBytes = 0;
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.locator('form[action$="/families/ebike/new"] button').first().click();
  await page.waitForURL(/configurations/);
  const address = page.url();
  scriptBytes = 0;
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.locator('[data-engine="ready"]').waitFor();

  // From the event to the frame after the state is on the page.
  const times: number[] = [];
  for (let click = 0; click < CLICKS; click += 1) {
    const time = await page.evaluate(async (nth) => {
      const cards = [
        ...document.querySelectorAll<HTMLButtonElement>(
          'button[name="value"]:not([aria-disabled="true"]):not([aria-pressed="true"]):not([aria-checked="true"])',
        ),
      ];
      const card = cards[(nth * 7) % cards.length];
      if (!card) return undefined;
      const started = performance.now();
      card.click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return performance.now() - started;
    }, click);
    if (time !== undefined) times.push(time);
  }
  await browser.close();
  printFigures([
    {
      name: 'configurator page: script, compressed',
      value: scriptBytes / 1000,
      unit: 'kB',
      limit: 180,
    },
    { name: 'clicks measured', value: times.length, unit: '' },
    { name: 'click to painted state, median', value: quantile(times, 0.5), unit: 'ms', limit: 50 },
    { name: 'click to painted state, p95', value: quantile(times, 0.95), unit: 'ms', limit: 50 },
    { name: 'click to painted state, max', value: Math.max(...times), unit: 'ms' },
  ]);
} finally {
  server.stop();
}
