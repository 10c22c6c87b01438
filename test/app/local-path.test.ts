import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from '#app/utils/local-path.ts';

describe('a return path', () => {
  it.each(['/', '/cart', '/orders/K-1?x=1#top', '/shared/a%2Fb'])('keeps %s', (path) => {
    expect(localPath(path, '/home')).toBe(path);
  });

  it.each([
    undefined,
    null,
    42,
    '',
    'cart',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    'javascript:alert(1)',
  ])('refuses %j', (path) => {
    expect(localPath(path, '/home')).toBe('/home');
  });

  it('never leads to another site, whatever is asked', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc
        .array(fc.constantFrom('/', '\\', '.', ':', '@', '%2f', '\t', '\n', ' ', 'evil.example'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (asked) => {
        const url = new URL(localPath(asked, '/home'), 'https://shop.example');
        expect(url.origin).toBe('https://shop.example');
      }),
    );
  });
});
