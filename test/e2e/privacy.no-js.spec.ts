/** One's own data with JavaScript off: plain forms and links, nothing less. */
import { eraseOneself, expectExports, walkThroughOwnData } from './own-data.ts';
import { test } from './support.ts';

test.use({ expectedConsoleErrors: [/status of 4\d\d/] });

test('one’s own data are decided on, taken away and erased by plain forms', async ({
  page,
  browser,
}) => {
  const email = 'vera.plain@example.com';
  await walkThroughOwnData(page, email);
  await expectExports(page, email);
  await eraseOneself(page, browser, email);
});
