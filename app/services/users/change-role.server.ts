/**
 * An administrator changes what somebody may do. There is always an active administrator: the
 * check and the change run as if alone, so two who demote each other cannot both succeed.
 */
import { z } from 'zod';
import { ROLES } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { indexCustomer } from '../customers/index-customer.server.ts';

export const changeRoleSchema = z.object({ id: fields.id, role: z.enum(ROLES) });

export async function changeRole(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'users:manage');
  const { id, role } = parseInput(changeRoleSchema, input);
  await inTransaction(
    async (tx) => {
      const user = await tx.user.findUnique({ where: { id }, include: { customer: true } });
      if (user === null) throw new AppError('not-found');
      if (user.role === role) return;
      await tx.user.update({ where: { id }, data: { role } });
      await requireAdministrator(tx);
      if (role === 'customer' && user.customer === null) {
        const customer = await tx.customer.create({
          data: {
            userId: id,
            name: user.name,
            email: user.email,
            locale: user.locale,
            market: actor.market,
          },
        });
        await indexCustomer(tx, customer.id);
      }
      // Sessions begun with the old role end, and with them any acting for a customer.
      await tx.session.deleteMany({ where: { userId: id } });
      const data = { from: user.role, to: role };
      await recordAudit(tx, actor, 'user.role-changed', { kind: 'user', id }, data);
    },
    { serializable: true },
  );
}

/** Throws unless an active administrator is left; called after the change, inside `tx`. */
export async function requireAdministrator(tx: Transaction): Promise<void> {
  const left = await tx.user.count({ where: { role: 'administrator', active: true } });
  if (left === 0) throw new AppError('last-administrator');
}
