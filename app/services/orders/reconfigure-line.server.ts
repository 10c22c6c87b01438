/**
 * A copy of an order line's product as a configuration of its owner, on the version it was ordered
 * with: edited in the configurator, then taken into a change of the order. The order itself is not
 * touched.
 */
import { z } from 'zod';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { recordInteraction, toJson } from '#app/utils/record.server.ts';
import { randomSecret } from '#app/utils/secrets.server.ts';

export const reconfigureLineSchema = z.object({
  number: z.string().min(1).max(32),
  position: z.coerce.number().int().min(1),
});

const LONGEST_NAME = 120;

/** For the owner, or who acts for them: the configurator is theirs alone. */
export async function reconfigureLine(actor: Actor, input: unknown): Promise<{ id: string }> {
  const { number, position } = parseInput(reconfigureLineSchema, input);
  const owner = ownerOf(actor);
  return inTransaction(async (tx) => {
    const line = await tx.orderLine.findFirst({ where: { position, order: { number, ...owner } } });
    if (line === null || line.familyVersionId === null) throw new AppError('not-found');
    const suffix = ` (${number})`;
    const { id } = await tx.configuration.create({
      data: {
        ...owner,
        familyVersionId: line.familyVersionId,
        name: `${line.configurationName.slice(0, LONGEST_NAME - suffix.length)}${suffix}`,
        decisions: toJson(line.decisions),
        shareToken: randomSecret(),
      },
    });
    await recordInteraction(tx, actor, 'copied', { kind: 'configuration', id }, { order: number });
    return { id };
  });
}
