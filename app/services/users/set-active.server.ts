/** An administrator lets somebody in or keeps them out; keeping out ends their sessions. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { requireAdministrator } from './change-role.server.ts';

export const setActiveSchema = z.object({
  id: fields.id,
  active: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
});

export async function setActive(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'users:manage');
  const { id, active } = parseInput(setActiveSchema, input);
  await inTransaction(
    async (tx) => {
      const { count } = await tx.user.updateMany({ where: { id }, data: { active } });
      if (count === 0) throw new AppError('not-found');
      await requireAdministrator(tx);
      if (!active) await tx.session.deleteMany({ where: { userId: id } });
      const action = active ? 'user.activated' : 'user.deactivated';
      await recordAudit(tx, actor, action, { kind: 'user', id });
    },
    { serializable: true },
  );
}
