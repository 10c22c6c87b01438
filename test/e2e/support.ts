/** What the end-to-end tests share: signing in, accessibility, PDFs, and a page that must not err. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { Role } from '#rules/policy/permissions.ts';
import type { AxeResults } from 'axe-core';

export { expect } from '@playwright/test';

/** A page on which an uncaught error or a console error fails the test. */
export const test = base.extend<{ expectedConsoleErrors: RegExp[] }>({
  expectedConsoleErrors: [[], { option: true }],
  page: async ({ page, expectedConsoleErrors }, provide) => {
    const errors: string[] = [];
    const note = (text: string): void => {
      // The router's word for a navigation that a later one overtook.
      if (/^AbortError: (signal is|BodyStreamBuffer was) aborted/.test(text)) return;
      if (!expectedConsoleErrors.some((expected) => expected.test(text))) errors.push(text);
    };
    page.on('pageerror', (error) => note(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') note(message.text());
    });
    await provide(page);
    expect(errors, 'errors in the browser').toEqual([]);
  },
});

export type DemoRole = Role;

/** Signs in as the demo person of a role, by the button on the sign-in page. */
export async function signInAs(page: Page, role: DemoRole): Promise<void> {
  await page.goto('/sign-in');
  await page
    .locator(
      `form:has(input[name="role"][value="${role}"]) button, button[name="role"][value="${role}"]`,
    )
    .first()
    .click();
  await expect(page).not.toHaveURL(/sign-in/);
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Fails with each violation axe finds on the page as it is. */
export async function expectNoAxeViolation(page: Page, where: string): Promise<void> {
  await page.evaluate(axeSource);
  const results = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults;
  const found = results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
  expect(found, `axe on ${where}`).toEqual([]);
  expect(results.passes.length, `axe checked something on ${where}`).toBeGreaterThan(5);
}

/** The text of each page of a PDF, items joined by spaces. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await document.destroy();
  return pages;
}

/** Text without white space, for finding a phrase whose line breaks differ between page and PDF. */
export const squeeze = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, '');

/** No part of the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll on ${where}`).toBeLessThanOrEqual(1);
}
