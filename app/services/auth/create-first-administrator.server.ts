/** The first user of a production start; refused for good as soon as any user exists. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { hashPassword } from '#app/utils/secrets.server.ts';
import { takeSession } from '#app/utils/session.server.ts';
import { enterAccount } from './enter-account.server.ts';

export const firstAdministratorSchema = z.object({
  name: fields.name,
  email: fields.email,
  password: fields.password,
});

export async function needsSetup(): Promise<boolean> {
  return (await database().user.count()) === 0;
}

export async function createFirstAdministrator(
  actor: Actor,
  input: unknown,
): Promise<{ userId: string }> {
  if (!(await needsSetup())) throw new AppError('not-found');
  const { name, email, password } = parseInput(firstAdministratorSchema, input);
  const passwordHash = await hashPassword(password);
  const done = await inTransaction(
    async (tx) => {
      if ((await tx.user.count()) > 0) throw new AppError('not-found');
      const user = await tx.user.create({
        data: { name, email, passwordHash, role: 'administrator', locale: actor.locale },
      });
      const session = await enterAccount(tx, actor, { id: user.id });
      await recordAudit(tx, actor, 'user.first-administrator', { kind: 'user', id: user.id });
      return { userId: user.id, session };
    },
    { serializable: true },
  );
  takeSession(actor, done.session);
  return { userId: done.userId };
}
