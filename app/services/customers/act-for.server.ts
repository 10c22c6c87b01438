/** An employee begins or ends working on behalf of a customer, in this session. */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';

export async function startActingFor(actor: Actor, customerId: string): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  await changeActing(actor, customerId);
}

export async function stopActingFor(actor: Actor): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  await changeActing(actor, null);
}

async function changeActing(actor: Actor, customerId: string | null): Promise<void> {
  await inTransaction(async (tx) => {
    if (customerId !== null) {
      const known = await tx.customer.count({ where: { id: customerId, erasedAt: null } });
      if (known === 0) throw new AppError('not-found');
    }
    await tx.session.updateMany({
      where: { id: sha256(actor.session.id) },
      // The market is the customer's own from here on.
      data: { actingForId: customerId, market: null },
    });
    const action = customerId === null ? 'customer.acting-ended' : 'customer.acting-started';
    const id = customerId ?? actor.actingFor;
    if (id !== undefined) await recordAudit(tx, actor, action, { kind: 'customer', id });
  });
}
