/**
 * Pictures for the guides in docs. A guide is a walk (`*.guide.ts`) that takes a picture at each
 * step it describes, so a picture shows what the words say.
 */
import { resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const FOLDER = resolve('docs/images/guide');

/** What the screen shows from `top` on, or from its beginning, as `<name>.png`. */
export async function picture(page: Page, name: string, top?: Locator): Promise<void> {
  if (top) await top.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  else await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`), animations: 'disabled' });
}
