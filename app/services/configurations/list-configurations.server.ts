/** One's own saved configurations (or those of the customer acted for), last changed first. */
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import {
  CONFIGURATION_FIELDS,
  toSaved,
  type SavedConfiguration,
} from './saved-configuration.server.ts';

export async function listConfigurations(actor: Actor): Promise<readonly SavedConfiguration[]> {
  const rows = await database().configuration.findMany({
    // Those of a quote's lines belong to the quote.
    where: { ...ownerOf(actor), quoteLines: { none: {} } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    include: CONFIGURATION_FIELDS,
  });
  return rows.map(toSaved);
}
