/**
 * Two browsers on one configuration: from a press in one to the frame in which the other shows it.
 * Both read the clock of the machine they share.
 */
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { loadavg } from 'node:os';
import { findChromium } from '../../scripts/chromium.mjs';
import { comeIn, invite, untilConnected } from '../e2e/together.ts';
import { printFigures, quantile } from './figures.ts';
import { startTestServer } from './test-server.ts';

const PRESSES = 60;
const PAUSE_MS = 150;
const LIMIT_MS = 200;

interface Press {
  readonly variable: string;
  readonly value: string;
}

const server = await startTestServer();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  const context = await browser.newContext({ baseURL: server.origin });
  const owner = await context.newPage();
  await owner.goto(`${server.origin}/families/ebike`);
  await owner.locator('form[action$="/families/ebike/new"] button').first().click();
  await owner.waitForURL(/configurations/);
  const link = await invite(owner, 'Change');
  const guest = await comeIn(browser, link, 'Sven');
  await untilConnected(owner);
  const samples: Sample[] = [];
  for (let nth = 0; nth < PRESSES; nth += 1) {
    // Each presses in turn: both directions count.
    const [from, to] = nth % 2 === 0 ? [owner, guest.page] : [guest.page, owner];
    samples.push(await pressAndSee(from, to, nth));
  }
  const here = samples.map((sample) => sample.here);
  const there = samples.map((sample) => sample.there);
  printFigures([
    { name: 'presses measured', value: samples.length, unit: '' },
    {
      name: 'press to the answer on the own screen, median',
      value: quantile(here, 0.5),
      unit: 'ms',
    },
    { name: 'press to the answer on the own screen, p95', value: quantile(here, 0.95), unit: 'ms' },
    {
      name: "press to the other's screen, median",
      value: quantile(there, 0.5),
      unit: 'ms',
      limit: LIMIT_MS,
    },
    {
      name: "press to the other's screen, p95",
      value: quantile(there, 0.95),
      unit: 'ms',
      limit: LIMIT_MS,
    },
  ]);
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`\nLoad of the machine: ${load.join(', ')}.`);
} finally {
  await browser.close();
  server.stop();
}

interface Sample {
  /** Milliseconds from the press to the frame with the whole answer on the same page. */
  readonly here: number;
  /** To the frame that shows it on the other. */
  readonly there: number;
}

async function pressAndSee(from: Page, to: Page, nth: number): Promise<Sample> {
  const press = await nextPress(from, nth);
  const card = `${cardOf(press)}[aria-pressed="true"]`;
  const answered = from.evaluate(painted, `[data-waiting="0"] ${card}`);
  const seen = to.evaluate(painted, card);
  const pressed = from.evaluate(
    () =>
      new Promise<number>((resolve) =>
        window.addEventListener(
          'click',
          ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp),
          { capture: true, once: true },
        ),
      ),
  );
  await from.waitForTimeout(PAUSE_MS);
  // By the card, not by where it was: what arrives meanwhile may move it.
  await from.locator(cardOf(press)).first().click();
  const started = await pressed;
  return { here: (await answered) - started, there: (await seen) - started };
}

function cardOf({ variable, value }: Press): string {
  const form = `form:has(input[name="variable"][value="${variable}"])`;
  return `${form} button[name="value"][value="${value}"]`;
}

/** A card that can be had and is not chosen; a different one each time. */
async function nextPress(page: Page, nth: number): Promise<Press> {
  const press = await page.evaluate((index) => {
    const cards = [
      ...document.querySelectorAll<HTMLButtonElement>('button[name="value"][aria-pressed="false"]'),
    ].filter((card) => !card.className.includes('border-dashed'));
    const card = cards[(index * 7) % cards.length];
    const variable = card?.form?.querySelector<HTMLInputElement>('input[name="variable"]')?.value;
    return card && variable !== undefined ? { variable, value: card.value } : undefined;
  }, nth);
  if (!press) throw new Error('no card to press');
  return press;
}

/** Runs in the page: the machine's time when a frame with such an element has been painted. */
function painted(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const check = (): boolean => {
      if (!document.querySelector(selector)) return false;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => resolve(performance.timeOrigin + performance.now()), 0),
      );
      return true;
    };
    const observer = new MutationObserver(check);
    const attributes = { subtree: true, childList: true, attributes: true };
    if (!check()) observer.observe(document.body, attributes);
  });
}
