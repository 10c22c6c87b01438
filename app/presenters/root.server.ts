/** What the frame around every page shows: who is here, for whom, in which language and market. */
import { LOCALES, PSEUDO_LOCALE, toKnownLocale } from '#components/i18n/locales.ts';
import { ownerOf, type Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { timeZoneOf } from '#app/utils/locale.server.ts';
import { translate } from '#rules/model/translate.ts';
import { offeredMarkets } from './markets.server.ts';

/** The languages one can choose here. */
export function offeredLocales(): readonly string[] {
  return environment.pseudoLocale ? [...LOCALES, PSEUDO_LOCALE] : LOCALES;
}

export async function presentRoot(actor: Actor, request: Request) {
  const locale = toKnownLocale(actor.locale);
  const [cartCount, actingFor, markets] = await Promise.all([
    countCart(actor),
    actedFor(actor),
    offeredMarkets(),
  ]);
  return {
    locale,
    timeZone: timeZoneOf(request.headers.get('cookie')),
    user: actor.user && { name: actor.user.name, role: actor.user.role },
    actingFor,
    cartCount,
    market: actor.market,
    markets: [...markets].map(([id, title]) => ({ id, title: translate(title, locale) })),
    locales: offeredLocales(),
  };
}

async function countCart(actor: Actor): Promise<number> {
  const { _sum } = await database().cartLine.aggregate({
    where: ownerOf(actor),
    _sum: { quantity: true },
  });
  return _sum.quantity ?? 0;
}

async function actedFor(actor: Actor) {
  if (actor.actingFor === undefined) return undefined;
  const customer = await database().customer.findUnique({
    where: { id: actor.actingFor },
    select: { id: true, name: true },
  });
  return customer ?? undefined;
}
