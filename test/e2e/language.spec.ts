/** The texts of a language: apart from the pages, fetched once, and changed under a running page. */
import { expect, test } from './support.ts';

test('a page speaks another language at once, without being loaded anew', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/texts/')) fetched.push(pathname.split('/')[2] ?? '');
  });
  await page.goto('/sign-in');
  await page.evaluate('window.sameDocument = true');
  const swedish = page.getByRole('button', { name: 'Svenska' });
  await swedish.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Logga in');
  await expect(page).toHaveTitle('Logga in · Kitwright');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  expect(await page.evaluate('window.sameDocument')).toBe(true);
  expect([...new Set(fetched)].toSorted()).toEqual(['en', 'sv']);
});

test('texts come as a file that is kept, and are no part of the page', async ({ request }) => {
  const page = await (await request.get('/sign-in')).text();
  expect(page).toContain('What you made as a guest comes along.');
  // A text of another page.
  expect(page).not.toContain('What we remember for you');
  const href = /href="(\/texts\/en\/[^"]+)"/.exec(page)?.[1] ?? '';
  const texts = await request.get(href);
  expect(texts.headers()['cache-control']).toContain('immutable');
  expect(await texts.text()).toContain('What we remember for you');
  const older = await request.get('/texts/en/older.json');
  expect(older.headers()['cache-control']).toBe('no-store');
  expect(await older.text()).toBe(await texts.text());
});

test.describe('where the texts do not come', () => {
  test.use({ expectedConsoleErrors: [/Failed to (fetch|load resource)/] });

  test('a page works as it does without JavaScript', async ({ page }) => {
    await page.route('**/texts/**', (route) => route.abort());
    await page.goto('/');
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  });
});
