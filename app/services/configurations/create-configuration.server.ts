/** Begins a configuration on the newest version of a family. */
import { z } from 'zod';
import { translate } from '#rules/model/translate.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { newestVersion } from '../families/load-family-version.server.ts';
import { openSession } from '../families/open-session.server.ts';
import { checkDecisions, decisionsSchema } from './check-decisions.server.ts';
import {
  CONFIGURATION_FIELDS,
  toSaved,
  type SavedConfiguration,
} from './saved-configuration.server.ts';
import { contactOf } from '../customers/leave-contact.server.ts';

export const createConfigurationSchema = z.object({
  familyId: fields.id,
  name: fields.name.optional(),
  decisions: decisionsSchema.default([]),
});

export async function createConfiguration(
  actor: Actor,
  input: unknown,
): Promise<SavedConfiguration> {
  const { familyId, name, decisions: given } = parseInput(createConfigurationSchema, input);
  const version = await newestVersion(familyId);
  const decisions = checkDecisions(version.public, given);
  if (decisions.length > 0) {
    const { configurator } = await openSession(actor, version);
    if (!configurator.state(decisions).consistent) throw new AppError('configuration-invalid');
  }
  await ensureSession(actor);
  return inTransaction(async (tx) => {
    const row = await tx.configuration.create({
      data: {
        ...ownerOf(actor),
        ...(await contactOf(tx, actor)),
        familyVersionId: version.id,
        name: name ?? translate(version.family.title, actor.locale),
        decisions: toJson(decisions),
        startedWith: toJson(decisions),
        shareToken: randomSecret(),
        createdAt: actor.now,
      },
      include: CONFIGURATION_FIELDS,
    });
    const subject = { kind: 'configuration', id: row.id };
    await recordInteraction(tx, actor, 'configured', subject, {}, row.customerId ?? undefined);
    return toSaved(row);
  });
}
