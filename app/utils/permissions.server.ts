/** The server side of `rules/policy/permissions`: what a service asks before anything else. */
import { can, type Permission } from '#rules/policy/permissions.ts';
import { type Actor, type ActorUser } from './actor.ts';
import { AppError } from './app-error.ts';

export function requireUser(actor: Actor): ActorUser {
  if (actor.user === undefined) throw new AppError('sign-in-required');
  return actor.user;
}

export function requirePermission(actor: Actor, permission: Permission): ActorUser {
  const user = requireUser(actor);
  if (!can(user.role, permission)) throw new AppError('not-allowed', { permission });
  return user;
}

/** At least one of the permissions, of which there is at least one. */
export function requireAny(actor: Actor, permissions: readonly Permission[]): ActorUser {
  const user = requireUser(actor);
  if (permissions.some((permission) => can(user.role, permission))) return user;
  throw new AppError('not-allowed', { permission: permissions[0] });
}

/** The customer acted for, else the account's own. */
export function requireCustomer(actor: Actor): string {
  const user = requireUser(actor);
  const customerId = actor.actingFor ?? user.customerId;
  if (customerId === undefined) throw new AppError('not-allowed');
  return customerId;
}
