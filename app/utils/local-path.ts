/** Return paths (`?next=`) may lead only to pages of this shop, whatever somebody put into a link. */

const ANY_ORIGIN = 'http://shop.invalid';

/** `value` if it is a path on this site, else `fallback`. */
export function localPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 2000 || !/^\/(?![/\\])/.test(value)) {
    return fallback;
  }
  // URL parsers drop tabs and newlines, which could make `//` of `/<tab>/`; \p{Cc} is all of them.
  if (/\p{Cc}/u.test(value) || !URL.canParse(value, ANY_ORIGIN)) return fallback;
  const url = new URL(value, ANY_ORIGIN);
  return url.origin === ANY_ORIGIN ? url.pathname + url.search + url.hash : fallback;
}
