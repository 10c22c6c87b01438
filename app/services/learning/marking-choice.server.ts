/**
 * Whether a customer wants options marked by what others chose; it works both ways: whoever does
 * not is shown no marks, and nothing is learnt from what they choose. Theirs to say, as everything
 * they told us; on unless they said no.
 */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import {
  database,
  inTransaction,
  type Prisma,
  type Transaction,
} from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requireCustomer } from '#app/utils/permissions.server.ts';
import { recordInteraction } from '#app/utils/record.server.ts';

/** Among the keys of preferences; no family may declare one with a colon. */
const KEY = 'learning:others-choices';

const schema = z.object({ on: z.enum(['true', 'false']).transform((text) => text === 'true') });

/** The customers whose choices may be learnt from: none who restrict what is done with their data. */
export const LEARNT_FROM = {
  restrictedAt: null,
  erasedAt: null,
  preferences: { none: { key: KEY, enabled: false } },
} satisfies Prisma.CustomerWhereInput;

/** All is learnt anew within the hour: in the transaction that takes somebody out of what is learnt. */
export async function forgetSoon(tx: Transaction): Promise<void> {
  await tx.recommender.updateMany({ data: { historyHash: '' } });
}

export async function wantsMarks(customerId: string): Promise<boolean> {
  const wanting = await database().customer.count({ where: { id: customerId, ...LEARNT_FROM } });
  return wanting > 0;
}

/** Of the actor's own customer, or of the one acted for; undefined where there is none. */
export async function ownMarking(actor: Actor): Promise<boolean | undefined> {
  const customerId = actor.actingFor ?? actor.user?.customerId;
  return customerId === undefined ? undefined : wantsMarks(customerId);
}

/** `{on: 'true' | 'false'}`; said twice it is said once. */
export async function setMarking(actor: Actor, input: unknown): Promise<void> {
  const customerId = requireCustomer(actor);
  const { on } = parseInput(schema, input);
  const source = actor.user?.customerId === customerId ? 'told' : 'staff';
  await inTransaction(async (tx) => {
    // Only a no is kept: where two customers are merged, it stays.
    if (on) await tx.preference.deleteMany({ where: { customerId, key: KEY } });
    else {
      await tx.preference.upsert({
        where: { customerId_key: { customerId, key: KEY } },
        create: { customerId, key: KEY, value: true, source, enabled: false },
        update: { source },
      });
      await forgetSoon(tx);
    }
    const subject = { kind: 'customer', id: customerId };
    const data = { key: KEY, enabled: on };
    await recordInteraction(tx, actor, 'preference-changed', subject, data, customerId);
  });
}
