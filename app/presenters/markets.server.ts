/** The markets any published family is sold in. */
import { newestVersions } from '#app/services/families/load-family-version.server.ts';
import type { Text } from '#rules/model/text.ts';

export async function offeredMarkets(): Promise<ReadonlyMap<string, Text>> {
  const markets = (await newestVersions()).flatMap(({ family }) => family.markets);
  return new Map(markets.map(({ id, title }) => [id, title]));
}
