/**
 * What a customer wants learnt, theirs to say as everything they told us; on unless they said no.
 *
 * `othersChoices` works both ways: whoever does not want options marked by what others chose is shown
 * no marks, and nothing is learnt from what they choose. `ownOrders`: their own orders teach their
 * profile.
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
export const LEARNING_KEYS = {
  othersChoices: 'learning:others-choices',
  ownOrders: 'learning:own-orders',
} as const;
export type LearningChoice = keyof typeof LEARNING_KEYS;
/** By choice: whether it is on. */
export type LearningChoices = Readonly<Record<LearningChoice, boolean>>;

const schema = z.object({
  choice: z.enum(['othersChoices', 'ownOrders']),
  on: z.enum(['true', 'false']).transform((text) => text === 'true'),
});

/** The customers whose choices may be learnt from: none who restrict what is done with their data. */
export const LEARNT_FROM = {
  restrictedAt: null,
  erasedAt: null,
  preferences: { none: { key: LEARNING_KEYS.othersChoices, enabled: false } },
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
export async function ownLearning(actor: Actor): Promise<LearningChoices | undefined> {
  const customerId = actor.actingFor ?? actor.user?.customerId;
  if (customerId === undefined) return undefined;
  const refused = await database().preference.count({
    where: { customerId, key: LEARNING_KEYS.ownOrders, enabled: false },
  });
  return { othersChoices: await wantsMarks(customerId), ownOrders: refused === 0 };
}

/** `{choice, on: 'true' | 'false'}`; said twice it is said once. */
export async function setLearning(actor: Actor, input: unknown): Promise<void> {
  const customerId = requireCustomer(actor);
  const { choice, on } = parseInput(schema, input);
  const key = LEARNING_KEYS[choice];
  const source = actor.user?.customerId === customerId ? 'told' : 'staff';
  await inTransaction(async (tx) => {
    // Only a no is kept: where two customers are merged, it stays.
    if (on) await tx.preference.deleteMany({ where: { customerId, key } });
    else {
      await tx.preference.upsert({
        where: { customerId_key: { customerId, key } },
        create: { customerId, key, value: true, source, enabled: false },
        update: { source },
      });
      if (choice === 'othersChoices') await forgetSoon(tx);
      else await tx.preference.deleteMany({ where: { customerId, source: 'inferred' } });
    }
    // The next turn looks at their orders again.
    if (choice === 'ownOrders') {
      await tx.customer.update({ where: { id: customerId }, data: { learntAt: null } });
    }
    const subject = { kind: 'customer', id: customerId };
    const data = { key, enabled: on };
    await recordInteraction(tx, actor, 'preference-changed', subject, data, customerId);
  });
}
