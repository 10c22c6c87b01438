/** What the frame around every page shows. */
import type { AppLoadContext } from '@remix-run/node';
import { timeZoneOf, toLocale } from '#app/utils/locale.server.ts';

export async function presentRoot(request: Request, _context: AppLoadContext) {
  return {
    locale: toLocale(undefined, request.headers.get('accept-language')),
    timeZone: timeZoneOf(request.headers.get('cookie')),
    user: undefined,
    actingFor: undefined,
    cartCount: 0,
  };
}
