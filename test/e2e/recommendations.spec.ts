/**
 * What people choose, from their orders to the card: learnt at a press, marked with and without
 * JavaScript, said why, finished by, counted, and switched off.
 */
import { request as requests } from '@playwright/test';
import { startOwnServer, type OwnServer } from './own-server.ts';
import { newConfiguration, orderCart, send } from './requests.ts';
import { choose, openStep, startConfiguring } from './shop.ts';
import { expect, expectNoAxeViolation, signInAs, test } from './support.ts';

const MARK = 'Most people like you choose this';
const PEOPLE = 12;

// What the first learns, the second sees.
test.describe.configure({ mode: 'serial' });

let own: OwnServer;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  own = await startOwnServer('demo');
  for (let person = 0; person < PEOPLE; person += 1) {
    const guest = await requests.newContext({ baseURL: own.origin });
    const path = await newConfiguration(guest);
    await send(guest, path, { intent: 'decide', variable: 'frame-colour', value: 'brick' });
    await send(guest, path, { intent: 'complete', objective: 'lightest' });
    await send(guest, path, { intent: 'add-to-cart' });
    await orderCart(guest);
    await guest.dispose();
  }
});

test.afterAll(() => own.stop());

test('what most people choose is marked, explained, and can be switched off', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const inShop = { baseURL: own.origin };
  const staff = await (await browser.newContext(inShop)).newPage();
  await signInAs(staff, 'sales-manager');
  await staff.goto('/sales/recommendations');
  await staff
    .getByRole('button', { name: /^Learn now/ })
    .first()
    .click();
  await expect(staff.getByRole('cell', { name: /people/ }).first()).toBeVisible();
  await expectNoAxeViolation(staff, 'what people choose');

  const page = await (await browser.newContext(inShop)).newPage();
  await signInAs(page, 'customer');
  await startConfiguring(page, 'ebike');
  await expect(page.locator('[data-engine="ready"]')).toBeVisible();
  await openStep(page, 'Frame');
  const brick = page.getByRole('button', { name: new RegExp(`Brick.*${MARK}`, 's') });
  await expect(brick).toBeVisible();
  await page.locator('summary', { hasText: 'Most choose Brick' }).click();
  const why = page.getByText(/Drawn from \d+ similar products/).filter({ visible: true });
  await expect(why).toContainText('choose Brick red');
  await expectNoAxeViolation(page, 'a marked option');
  // What is answered needs no mark; others come as what is similar changes.
  await choose(page, 'Frame colour', 'Brick');
  await expect(brick).toHaveCount(0);
  await page.getByText('Finish it for me').click();
  await page.getByRole('button', { name: 'What people most likely choose' }).click();
  await expect(page.locator('[data-waiting="0"]')).toBeVisible();
  await expect(page.getByTestId('total')).not.toContainText('from');

  await page.goto('/profile');
  await page.getByRole('button', { name: /^Switch off.*Use what others chose/ }).click();
  await expect(page.getByRole('button', { name: /^Switch on.*Use what others/ })).toBeVisible();
  await expectNoAxeViolation(page, 'the profile');
  await startConfiguring(page, 'ebike');
  await openStep(page, 'Frame');
  await expect(page.locator('[data-engine="ready"]')).toBeVisible();
  await expect(page.getByText(MARK)).toHaveCount(0);
});

test('the page without JavaScript shows the same marks', async ({ browser }) => {
  const plain = await browser.newContext({ baseURL: own.origin, javaScriptEnabled: false });
  const page = await plain.newPage();
  await startConfiguring(page, 'ebike');
  await openStep(page, 'Frame');
  await expect(page.getByRole('button', { name: new RegExp(`Brick.*${MARK}`, 's') })).toBeVisible();
  await page.getByText('Finish it for me').click();
  await page.getByRole('button', { name: 'What people most likely choose' }).click();
  await expect(page.getByTestId('total')).not.toContainText('from');
});

test('without the recommender the page works on, and the server finishes', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: own.origin })).newPage();
  let asked = 0;
  await page.context().route('**/recommenders/**', (route) => {
    asked += 1;
    return route.abort();
  });
  await startConfiguring(page, 'ebike');
  await expect(page.locator('[data-engine="ready"]')).toBeVisible();
  await expect.poll(() => asked).toBeGreaterThan(0);
  await openStep(page, 'Frame');
  await choose(page, 'Frame colour', 'Sand');
  await expect(page.locator('[data-waiting="0"]')).toBeVisible();
  await expect(page.getByText(MARK)).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-engine="ready"]')).toBeVisible();
  await page.getByText('Finish it for me').click();
  await page.getByRole('button', { name: 'What people most likely choose' }).click();
  await expect(page.getByTestId('total')).not.toContainText('from');
  await openStep(page, 'Frame');
  await expect(
    page.getByRole('group', { name: 'Frame colour' }).getByRole('button', { name: 'Sand' }),
  ).toHaveAttribute('aria-pressed', 'true');
});
