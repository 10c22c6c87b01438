/**
 * Never stuck, on a slow phone: what cannot be had is repaired in place, 'Finish it for me' ends
 * the rest by any objective, and one step back restores exactly what was chosen before.
 */
import type { Locator, Page } from '@playwright/test';
import { choose, openStep, question, startConfiguring, untilSaved } from './shop.ts';
import { expect, test } from './support.ts';

const SLOWDOWN = 4;

const OBJECTIVES = {
  cheapest: 'Least expensive',
  fastest: 'Soonest with you',
  lightest: 'Lightest',
  'best-fit': 'Best fit to what you told us',
} as const;

test.beforeEach(async ({ page }) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
});

const engineReady = (page: Page) => expect(page.locator('[data-engine="ready"]')).toBeVisible();
const answered = (page: Page) => expect(page.locator('[data-waiting="0"]')).toBeVisible();

/** Minor units of an amount as the page says it. */
const amountIn = (text: string): number =>
  Number(text.replace(/[^\d]/g, '')) * (/[-\u2212]/.test(text) ? -1 : 1);

const total = async (page: Page): Promise<number> =>
  amountIn(await page.getByTestId('total').innerText());

/** The choices the server holds, in the order of their names. */
async function savedDecisions(page: Page): Promise<unknown[]> {
  await untilSaved(page);
  const { pathname } = new URL(page.url());
  const { decisions } = (await (await page.request.get(`${pathname}/changes`)).json()) as {
    decisions: { variable: string; value: string | number }[];
  };
  return [...decisions].sort((one, other) => one.variable.localeCompare(other.variable));
}

const undo = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Undo' }).click();
  await answered(page);
};

test('an option that cannot be had is repaired in place, and one step back undoes it all', async ({
  page,
}) => {
  await startConfiguring(page, 'ebike');
  await engineReady(page);
  await choose(page, 'Frame', 'Ask diamond');
  await openStep(page, 'Racks and cargo');
  const refused = question(page, 'Rear rack')
    .getByRole('button', { name: /What would make it possible/ })
    .first();
  const name = (await refused.locator('span span').first().innerText()).trim();
  // Said on the card before it is pressed, and in the panel: what clashes, and the rule's reason.
  await expect(refused).toContainText('Ask diamond');
  const before = await savedDecisions(page);
  const priceBefore = await total(page);

  // What cannot be had and is wanted is told, for those who decide what there is to be.
  const told = page.waitForResponse(
    (response) => response.request().postData()?.startsWith('{"asked":') === true,
  );
  await refused.click();
  expect((await told).status()).toBe(200);
  const panel = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 4, name: `${name}: what would` }) })
    .last();
  await expect(panel).toBeInViewport();
  await expect(panel).toContainText('Frame, Ask diamond');
  await expect(panel).toContainText('Each frame has its own screw points for the rear rack.');
  await expect(page.locator('p[aria-live="polite"]')).toContainText(`${name} is not available.`);
  // Nothing is chosen by asking.
  expect(await savedDecisions(page)).toEqual(before);

  const way = panel
    .getByRole('listitem')
    .filter({ has: page.getByRole('button') })
    .first();
  await expect(way).toContainText('Frame: Ask diamond becomes');
  const change = amountIn(await signedAmount(way));
  await way.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name, pressed: true })).toBeVisible();
  await expect(panel).toHaveCount(0);
  await answered(page);
  expect(await total(page)).toBe(priceBefore + change);
  expect(await savedDecisions(page)).not.toEqual(before);

  await undo(page);
  expect(await savedDecisions(page)).toEqual(before);
  expect(await total(page)).toBe(priceBefore);
  await expect(page.getByRole('button', { name, pressed: true })).toHaveCount(0);
});

const signedAmount = (way: Locator): Promise<string> =>
  way.locator('.tabular-nums').first().innerText();

test('the rest is finished by each objective, and one step back leaves what was chosen', async ({
  page,
}) => {
  await startConfiguring(page, 'ebike');
  await engineReady(page);
  await choose(page, 'Frame', 'Ask diamond');
  await answered(page);
  const before = await savedDecisions(page);
  const priceBefore = await total(page);
  await page.getByText('Finish it for me').click();

  const figures = new Map<string, { price: number; grams: number; fit: number; day: number }>();
  for (const [objective, name] of Object.entries(OBJECTIVES)) {
    await page.getByRole('button', { name, exact: true }).click();
    await answered(page);
    await expect(page.locator('#still-open')).toHaveCount(0);
    await expect(page.getByTestId('total')).not.toContainText('from');
    const finished = await savedDecisions(page);
    expect(finished.length).toBeGreaterThan(before.length);
    expect(finished).toEqual(expect.arrayContaining(before));
    figures.set(objective, await shownFigures(page));

    await undo(page);
    expect(await savedDecisions(page), `undo of ${objective}`).toEqual(before);
    expect(await total(page)).toBe(priceBefore);
  }

  // Each is the best of the four by what it was asked for.
  const best = (objective: keyof typeof OBJECTIVES) =>
    figures.get(objective) ?? { price: NaN, grams: NaN, fit: NaN, day: NaN };
  for (const other of figures.values()) {
    expect(best('cheapest').price).toBeLessThanOrEqual(other.price);
    expect(best('lightest').grams).toBeLessThanOrEqual(other.grams);
    expect(best('fastest').day).toBeLessThanOrEqual(other.day);
    expect(best('best-fit').fit).toBeGreaterThanOrEqual(other.fit);
  }
});

test('presses faster than the answers are all taken, in order', async ({ page }) => {
  await startConfiguring(page, 'ebike');
  await engineReady(page);
  // All within one task of the page: no answer can come between them.
  await page.evaluate(() => {
    const card = (name: string) =>
      [...document.querySelectorAll<HTMLElement>('button[name="value"]')].find((one) =>
        one.textContent?.startsWith(name),
      );
    for (const name of ['Ask diamond', 'Copper', 'Ask diamond']) card(name)?.click();
  });
  await expect(page.getByRole('button', { name: /^Ask diamond/, pressed: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Copper/, pressed: true })).toBeVisible();
  await answered(page);
  const decisions = await savedDecisions(page);
  expect(decisions).toContainEqual({ variable: 'frame', value: 'ask' });
  expect(decisions).toHaveLength(2);
  await undo(page);
  expect(await savedDecisions(page)).toEqual([{ variable: 'frame', value: 'ask' }]);
});

/** What the summary says of the finished product. */
async function shownFigures(page: Page) {
  const summary = page.locator('section[aria-labelledby="summary-title"]');
  const text = await summary.locator('dl').first().innerText();
  const kilos = /Weight\s*([\d.,]+) kg/.exec(text)?.[1] ?? '';
  const fit = /(\d+)\s?%/.exec(text)?.[1] ?? '0';
  const date = MONTHS.flatMap((name, month) => {
    const [, day] = new RegExp(`${name} (\\d{1,2})`).exec(text) ?? [];
    return day === undefined ? [] : [{ day: Number(day), month }];
  })[0];
  expect(kilos).not.toBe('');
  expect(date).toBeDefined();
  const { day, month } = date ?? { day: 0, month: 0 };
  return {
    price: await total(page),
    grams: Number(kilos),
    fit: Number(fit),
    // Days in the order of the calendar, from this month on; the year is not said.
    day: ((month - new Date().getUTCMonth() + 12) % 12) * 31 + day,
  };
}

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long' }).format(new Date(Date.UTC(2026, month, 15))),
);
