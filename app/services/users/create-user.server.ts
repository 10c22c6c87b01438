/** An administrator makes an account for somebody. */
import { z } from 'zod';
import { ROLES } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { indexCustomer } from '../customers/index-customer.server.ts';
import { hashPassword } from '#app/utils/secrets.server.ts';

export const createUserSchema = z.object({
  name: fields.name,
  email: fields.email,
  role: z.enum(ROLES),
  password: fields.password,
});

export async function createUser(actor: Actor, input: unknown): Promise<{ id: string }> {
  requirePermission(actor, 'users:manage');
  const { name, email, role, password } = parseInput(createUserSchema, input);
  const passwordHash = await hashPassword(password);
  try {
    return await inTransaction(async (tx) => {
      const { id } = await tx.user.create({
        data: { name, email, role, passwordHash, locale: actor.locale },
      });
      if (role === 'customer') {
        const customer = await tx.customer.create({
          data: { userId: id, name, email, locale: actor.locale, market: actor.market },
        });
        await indexCustomer(tx, customer.id);
      }
      await recordAudit(tx, actor, 'user.created', { kind: 'user', id }, { role });
      return { id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('email-taken');
    throw error;
  }
}
