/** Stored users of each role; fast, with a password hash nobody knows the password of. */
import type { Role } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { signedIn } from './actor.ts';

let count = 0;

/** A stored user, as an actor in a session of their own. A customer has a customer record. */
export async function userActor(role: Role, change: Partial<Actor> = {}): Promise<Actor> {
  count += 1;
  const name = `${role} ${count}`;
  const email = `${role}-${count}@example.com`;
  const user = await database().user.create({
    data: { name, email, role, passwordHash: 'none' },
  });
  const customer =
    role === 'customer'
      ? await database().customer.create({
          data: { userId: user.id, name, email, market: 'SE' },
        })
      : undefined;
  return signedIn({ id: user.id, role, name, email, customerId: customer?.id }, change);
}
