/** A copy of one's own configuration, or of one whose link was shared; it belongs to the copier. */
import { z } from 'zod';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { findConfiguration } from './access.server.ts';
import {
  CONFIGURATION_FIELDS,
  toSaved,
  type SavedConfiguration,
} from './saved-configuration.server.ts';
import { contactOf } from '../customers/leave-contact.server.ts';

export const copySchema = z.union([
  z.object({ id: fields.id }),
  z.object({ shareToken: z.string().min(1).max(100) }),
]);

export async function copyConfiguration(actor: Actor, input: unknown): Promise<SavedConfiguration> {
  const which = parseInput(copySchema, input);
  const source =
    'id' in which
      ? await findConfiguration(actor, which.id, 'read')
      : await database().configuration.findUnique({ where: { shareToken: which.shareToken } });
  if (source === null) throw new AppError('not-found');
  await ensureSession(actor);
  return inTransaction(async (tx) => {
    const row = await tx.configuration.create({
      data: {
        ...ownerOf(actor),
        ...(await contactOf(tx, actor)),
        familyVersionId: source.familyVersionId,
        name: source.name,
        decisions: toJson(source.decisions),
        startedWith: toJson(source.decisions),
        shareToken: randomSecret(),
      },
      include: CONFIGURATION_FIELDS,
    });
    const subject = { kind: 'configuration', id: row.id };
    const told = { from: source.id };
    await recordInteraction(tx, actor, 'copied', subject, told, row.customerId ?? undefined);
    return toSaved(row);
  });
}
