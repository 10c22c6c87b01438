/** A visitor makes an account; what they made as a guest becomes theirs. */
import { z } from 'zod';
import { choiceNamed } from '#rules/customers/consent/purposes.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { countAttempt } from '#app/utils/rate-limit.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { hashPassword } from '#app/utils/secrets.server.ts';
import { takeSession } from '#app/utils/session.server.ts';
import { appendDecision } from '../customers/consents.server.ts';
import { indexCustomer } from '../customers/index-customer.server.ts';
import { enterAccount } from './enter-account.server.ts';

export const signUpSchema = z.object({
  name: fields.name,
  email: fields.email,
  password: fields.password,
  /** What is allowed from the start, by name; what is not named is not asked again, and means no. */
  consent: z.array(z.string().refine((name) => choiceNamed(name) !== undefined)).default([]),
});

const GRANTED = { decision: 'granted', seen: [], source: 'web' } as const;
const LIMIT = { name: 'sign-up-address', attempts: 50, seconds: 60 * 60 };

export async function signUp(
  actor: Actor,
  input: unknown,
): Promise<{ userId: string; customerId: string }> {
  const { name, email, password, consent } = parseInput(signUpSchema, input);
  await countAttempt(LIMIT, actor.ip, actor.now);
  const passwordHash = await hashPassword(password);
  try {
    const done = await inTransaction(async (tx) => {
      const user = await tx.user.create({
        data: { name, email, passwordHash, role: 'customer', locale: actor.locale },
      });
      // A record that sales made for this address stays apart: the address is not proven yet.
      const customer = await tx.customer.create({
        data: { userId: user.id, name, email, locale: actor.locale, market: actor.market },
      });
      await indexCustomer(tx, customer.id);
      const session = await enterAccount(tx, actor, { id: user.id, customerId: customer.id });
      await recordInteraction(
        tx,
        actor,
        'signed-up',
        { kind: 'customer', id: customer.id },
        {},
        customer.id,
      );
      for (const choice of consent.flatMap((one) => choiceNamed(one) ?? [])) {
        await appendDecision(tx, actor, customer.id, choice, GRANTED);
      }
      await recordAudit(tx, actor, 'user.signed-up', { kind: 'user', id: user.id });
      return { userId: user.id, customerId: customer.id, session };
    });
    takeSession(actor, done.session);
    return { userId: done.userId, customerId: done.customerId };
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('email-taken');
    throw error;
  }
}
