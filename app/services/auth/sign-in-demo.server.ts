/** One click into each role, in demo mode alone. */
import { z } from 'zod';
import { ROLES, type Role } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';
import { environment } from '#app/utils/environment.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { enterAs } from './sign-in.server.ts';

/** The people of the demo, one for each role; `prisma/seed/demo-users.ts` makes them. */
export const DEMO_EMAIL: Readonly<Record<Role, string>> = {
  customer: 'anna@example.com',
  sales: 'sven@example.com',
  'sales-manager': 'marit@example.com',
  production: 'petra@example.com',
  'production-manager': 'pavel@example.com',
  administrator: 'astrid@example.com',
};

export async function signInDemo(
  actor: Actor,
  input: unknown,
): Promise<{ userId: string; role: Role }> {
  if (!environment.demo) throw new AppError('not-found');
  const { role } = parseInput(z.object({ role: z.enum(ROLES) }), input);
  const user = await database().user.findUnique({
    where: { email: DEMO_EMAIL[role] },
    include: { customer: { select: { id: true } } },
  });
  if (user === null || !user.active || user.role !== role) throw new AppError('not-found');
  return enterAs(actor, user);
}
