/** The owner gives a configuration another name. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction } from '#app/utils/record.server.ts';
import { findConfiguration } from './access.server.ts';

export const renameSchema = z.object({ id: fields.id, name: fields.name });

export async function renameConfiguration(actor: Actor, input: unknown): Promise<void> {
  const { id, name } = parseInput(renameSchema, input);
  await findConfiguration(actor, id, 'own');
  await inTransaction(async (tx) => {
    await tx.configuration.update({ where: { id }, data: { name } });
    await recordInteraction(tx, actor, 'renamed', { kind: 'configuration', id }, { name });
  });
}
