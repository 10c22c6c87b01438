/** Without JavaScript the server says what each card changes of the price. */
import { startConfiguring } from './shop.ts';
import { expect, test } from './support.ts';

for (const family of ['fibre-plan', 'ebike']) {
  test(`cards say what they change of the price: ${family}`, async ({ page }) => {
    await startConfiguring(page, family);
    // All cards are there when all of the page is.
    await page.waitForLoadState('load');
    // Text that only stands where scripts do not run is text like any other here.
    const cards = await page
      .locator('button[name="value"][aria-pressed="false"]')
      .evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));
    const offered = cards.filter((text) => !text.includes('What would make it possible'));
    expect(offered.length).toBeGreaterThan(3);
    for (const text of offered) expect(text).toMatch(/[+\u2212]\D{0,5}\d|Same price/);
    await expect(page.locator('button[name="value"] .tabular-nums').first()).toBeVisible();
    await page.getByText('What the numbers on the cards say').click();
    await expect(page.getByText(/compared with the best one/)).toBeVisible();
  });
}
