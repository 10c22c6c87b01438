/** The owner throws a configuration away, and with it its cart lines; orders keep their copies. */
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { recordInteraction } from '#app/utils/record.server.ts';
import { findConfiguration } from './access.server.ts';

export async function deleteConfiguration(actor: Actor, id: string): Promise<void> {
  const { name } = await findConfiguration(actor, id, 'own');
  await inTransaction(async (tx) => {
    await tx.configuration.deleteMany({ where: { id } });
    await recordInteraction(tx, actor, 'deleted', { kind: 'configuration', id }, { name });
  });
}
