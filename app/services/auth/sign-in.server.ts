/**
 * A user signs in. An unknown address takes as long and says the same as a wrong password, and
 * both are counted per address and per place they come from.
 */
import { z } from 'zod';
import type { Role } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { countAttempt, forgetAttempts } from '#app/utils/rate-limit.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { verifyPassword } from '#app/utils/secrets.server.ts';
import { takeSession } from '#app/utils/session.server.ts';
import { enterAccount } from './enter-account.server.ts';

export const signInSchema = z.object({
  email: fields.email,
  password: z.string().min(1).max(200),
});

const PER_EMAIL = { name: 'sign-in-email', attempts: 10, seconds: 15 * 60 };
const PER_ADDRESS = { name: 'sign-in-address', attempts: 200, seconds: 15 * 60 };

export async function signIn(
  actor: Actor,
  input: unknown,
): Promise<{ userId: string; role: Role }> {
  const { email, password } = parseInput(signInSchema, input);
  await countAttempt(PER_ADDRESS, actor.ip, actor.now);
  await countAttempt(PER_EMAIL, email, actor.now);
  const user = await database().user.findUnique({
    where: { email },
    include: { customer: { select: { id: true } } },
  });
  const usable = user?.active === true ? user : null;
  const matches = await verifyPassword(usable?.passwordHash, password);
  if (usable === null || !matches) throw new AppError('wrong-credentials');
  await forgetAttempts(PER_EMAIL, email);
  return enterAs(actor, usable);
}

/** Signs the actor in as a user who has proven to be it. */
export async function enterAs(
  actor: Actor,
  user: { id: string; role: string; customer: { id: string } | null },
): Promise<{ userId: string; role: Role }> {
  const session = await inTransaction(async (tx) => {
    const next = await enterAccount(tx, actor, { id: user.id, customerId: user.customer?.id });
    await recordAudit(tx, actor, 'user.signed-in', { kind: 'user', id: user.id });
    return next;
  });
  takeSession(actor, session);
  return { userId: user.id, role: user.role as Role };
}
