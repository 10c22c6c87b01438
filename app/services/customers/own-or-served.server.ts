/** Whose data a request about a customer is for: one's own, or those of somebody one serves. */
import type { Permission } from '#rules/policy/permissions.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { requirePermission, requireUser } from '#app/utils/permissions.server.ts';

/**
 * One's own customer where none is named. A customer who is named is served by staff with the
 * permission; for customers it is as if there were none.
 */
export function ownOrServed(
  actor: Actor,
  given: string | undefined,
  permission: Permission,
): string {
  const user = requireUser(actor);
  if (user.role === 'customer') {
    if (user.customerId === undefined || given !== undefined) throw new AppError('not-found');
    return user.customerId;
  }
  requirePermission(actor, permission);
  if (given === undefined) throw new AppError('not-allowed', { permission });
  return given;
}
