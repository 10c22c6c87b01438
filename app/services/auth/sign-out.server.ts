/**
 * Ends the session of this browser, and with it all that ties the browser to the person: what is
 * done here from now on is a new guest's.
 */
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import { newSession, takeSession } from '#app/utils/session.server.ts';

export async function signOut(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.session.deleteMany({ where: { id: sha256(actor.session.id) } });
    if (actor.user) {
      await recordAudit(tx, actor, 'user.signed-out', { kind: 'user', id: actor.user.id });
    }
  });
  takeSession(actor, { ...newSession(), cookie: 'clear' });
}
