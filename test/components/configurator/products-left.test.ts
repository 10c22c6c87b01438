/** The number of products left in words, however great it is; nothing where it is not exact. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '#components/i18n/messages.ts';
import { ProductsLeft } from '#components/configurator/products-left.tsx';

function said(left: string | undefined, locale: 'en' | 'sv' = 'en'): string {
  const page = createElement(ProductsLeft, { left, noun: 'e-bike' });
  const html = renderToStaticMarkup(
    createElement(IntlProvider, {
      locale,
      timeZone: 'UTC',
      messages: messagesOf(locale),
      children: page,
    }),
  );
  return /data-testid="products-left">([^<]*)</.exec(html)?.[1] ?? 'missing';
}

describe('the number of products left', () => {
  it.each([
    ['1', 'One way to finish this e-bike'],
    ['14208', '14,208 ways to finish this e-bike'],
    ['123456789012345678901', '123,456,789,012,345,678,901 ways to finish this e-bike'],
  ])('%s', (left, words) => {
    expect(said(left)).toBe(words);
  });

  it('is not said where it is not known', () => {
    expect(said(undefined)).toBe('');
  });

  it('is written as the language writes numbers', () => {
    expect(said('14208', 'sv')).toMatch(/^14\s208 /);
  });
});
