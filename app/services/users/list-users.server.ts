/** Everyone who signs in, for administrators. */
import type { Role } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';

export interface UserEntry {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: Date;
}

export async function listUsers(actor: Actor): Promise<readonly UserEntry[]> {
  requirePermission(actor, 'users:manage');
  const users = await database().user.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true, role: true, active: true, createdAt: true },
  });
  return users.map((user) => ({ ...user, role: user.role as Role }));
}
