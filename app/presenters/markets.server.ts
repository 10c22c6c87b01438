/** The markets any published family is sold in. */
import { z } from 'zod';
import { marketSchema } from '#rules/model/family.ts';
import type { Text } from '#rules/model/text.ts';
import { database } from '#app/utils/database.server.ts';

const documentSchema = z.object({ markets: z.array(marketSchema) });

export async function offeredMarkets(): Promise<ReadonlyMap<string, Text>> {
  const versions = await database().familyVersion.findMany({
    distinct: ['familyId'],
    orderBy: [{ familyId: 'asc' }, { number: 'desc' }],
    select: { document: true },
  });
  const markets = versions.flatMap(({ document }) => documentSchema.parse(document).markets);
  return new Map(markets.map(({ id, title }) => [id, title]));
}
