/** Rep and client on one configuration at once: QUO-4. */
import type { Page } from '@playwright/test';
import { comeIn, invite, untilConnected } from './together.ts';
import { choose, openStep, question, startConfiguring, untilSaved } from './shop.ts';
import { expect, expectNoAxeViolation, signInAs, test } from './support.ts';

const isChosen = (page: Page, title: string, option: string) =>
  expect(
    question(page, title).getByRole('button', { name: option }).first(),
    `${title}: ${option}`,
  ).toHaveAttribute('aria-pressed', 'true');

const lastChange = (page: Page) => page.getByTestId('latest-change');

test('each sees what the other does, and who did it', async ({ page, browser }) => {
  await signInAs(page, 'sales');
  await startConfiguring(page, 'ebike');
  const guest = await comeIn(browser, await invite(page, 'Change'), 'Sven Berg');
  await untilConnected(page);
  await expect(page.getByRole('list', { name: 'Here now' }).getByRole('listitem')).toHaveCount(2);

  await choose(guest.page, 'Frame colour', 'Copper');
  await isChosen(page, 'Frame colour', 'Copper');
  await expect(lastChange(page)).toHaveText('Sven Berg chose Frame colour: Copper lacquer');
  await choose(page, 'Frame size', 'L (');
  await isChosen(guest.page, 'Frame size', 'L (');
  await expect(lastChange(guest.page)).toContainText('chose Frame size: L (');

  // Undo takes back one's own change, not what the other did after it.
  await choose(guest.page, 'Frame colour', 'Moss');
  await isChosen(page, 'Frame colour', 'Moss');
  await page.getByRole('button', { name: 'Undo' }).click();
  await untilSaved(page);
  const large = question(page, 'Frame size').getByRole('button', { name: 'L (' }).first();
  await expect(large).toHaveAttribute('aria-pressed', 'false');
  await isChosen(page, 'Frame colour', 'Moss');
  await isChosen(guest.page, 'Frame colour', 'Moss');
  await expect(lastChange(guest.page)).toContainText('left open: Frame size');

  // Follows the other's step while that is wanted.
  await page.getByRole('button', { name: /^Follow Sven Berg/ }).click();
  await openStep(guest.page, 'Drive');
  await expect(page.getByRole('heading', { level: 2, name: 'Drive' })).toBeVisible();
  await expectNoAxeViolation(page, 'a configuration together');

  await guest.context.close();
  await expect(page.getByRole('list', { name: 'Here now' })).toHaveCount(0);
});

test('who suggests changes nothing until the owner takes it', async ({ page, browser }) => {
  await startConfiguring(page, 'ebike');
  const guest = await comeIn(browser, await invite(page, 'Suggest'), 'Mia');
  await untilConnected(page);
  await expect(guest.page.getByText('You suggest, others decide')).toBeVisible();
  await expect(guest.page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0);

  const card = (where: Page, option: string) =>
    question(where, 'Frame colour').getByRole('button', { name: option }).first();
  await card(guest.page, 'Copper').click();
  await expect(guest.page.getByText('You suggested Frame colour: Copper lacquer')).toBeVisible();
  await expect(card(guest.page, 'Copper')).toHaveAttribute('aria-pressed', 'false');
  const suggestions = page.getByRole('region', { name: 'Suggestions' });
  await expect(suggestions.getByText('Mia suggests Frame colour: Copper lacquer')).toBeVisible();
  await expectNoAxeViolation(page, 'a suggestion');
  await expect(card(page, 'Copper')).toHaveAttribute('aria-pressed', 'false');

  await suggestions.getByRole('button', { name: 'Take it: Frame colour: Copper lacquer' }).click();
  await isChosen(page, 'Frame colour', 'Copper');
  await isChosen(guest.page, 'Frame colour', 'Copper');
  await expect(suggestions).toHaveCount(0);

  await card(guest.page, 'Moss').click();
  await suggestions.getByRole('button', { name: 'Leave it: Frame colour: Moss green' }).click();
  await expect(suggestions).toHaveCount(0);
  await expect(guest.page.getByText('You suggested')).toHaveCount(0);
  await isChosen(guest.page, 'Frame colour', 'Copper');
  await guest.context.close();
});

test('who may only look changes nothing and is told so', async ({ page, browser }) => {
  await startConfiguring(page, 'ebike');
  const address = page.url();
  const guest = await comeIn(browser, await invite(page, 'Look'), 'Ole');
  await untilConnected(page);
  await question(guest.page, 'Frame colour')
    .getByRole('button', { name: 'Copper' })
    .first()
    .click();
  await expect(guest.page.getByRole('alert')).toContainText('You can look, not change');
  await choose(page, 'Frame colour', 'Moss');
  await isChosen(guest.page, 'Frame colour', 'Moss');

  // What the page does not send, the server refuses.
  const change = { set: [{ variable: 'frame-colour', value: 'copper' }], unset: [] };
  const sent = await guest.page.request.post(`${address}/changes`, { data: { change } });
  expect(sent.status()).toBe(403);
  const form = await guest.page.request.post(address, {
    form: { intent: 'apply', change: JSON.stringify(change) },
    maxRedirects: 0,
  });
  expect(form.status()).toBe(403);
  await isChosen(guest.page, 'Frame colour', 'Moss');

  // Out, once the owner withdraws the invitation.
  await page.goto(`${new URL(address).pathname}/invitations`);
  await expectNoAxeViolation(page, 'invitations');
  await page.getByRole('button', { name: 'Withdraw the invitation: Ole' }).click();
  await expect(page.getByText('Nobody is invited yet.')).toBeVisible();
  await expect(guest.page.getByText('You are no longer part of this configuration.')).toBeVisible();
  expect((await guest.page.request.get(`${address}/changes`)).status()).toBe(404);
  await guest.context.close();
});

test('nothing is lost while one of them has no network', async ({ page, browser }) => {
  await startConfiguring(page, 'ebike');
  const guest = await comeIn(browser, await invite(page, 'Change'), 'Sven');
  await untilConnected(page);
  await guest.context.setOffline(true);
  await choose(guest.page, 'Frame size', 'L (');
  await expect(guest.page.getByText('Not saved yet, will retry')).toBeVisible();
  await choose(page, 'Frame colour', 'Copper');
  await untilSaved(page);
  await guest.context.setOffline(false);
  await isChosen(guest.page, 'Frame colour', 'Copper');
  await isChosen(guest.page, 'Frame size', 'L (');
  await isChosen(page, 'Frame size', 'L (');
  await isChosen(page, 'Frame colour', 'Copper');
  await untilSaved(guest.page);
  await guest.context.close();
});
