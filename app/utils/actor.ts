/**
 * Who asks, and in which circumstances: the explicit first argument of every service. Services
 * read no request, cookie or clock; all of it is here.
 */
import type { Role } from '#rules/policy/permissions.ts';

/**
 * The browser's session. It is the one mutable part of an actor: services that store, rotate or
 * end it note so here, and `sessionHeaders` turns that into the cookie of the response.
 */
export interface ActorSession {
  /** Opaque secret of the cookie; the database holds only its hash. */
  id: string;
  /** Owner of what is made before signing in. */
  guestId: string;
  /** A guest's session is stored lazily, at the first write. */
  stored: boolean;
  /** The response has to set (or clear) the cookie. */
  cookie: 'keep' | 'set' | 'clear';
}

export interface ActorUser {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** The customer record of the account; staff have none. */
  readonly customerId?: string | undefined;
}

export interface Actor {
  readonly requestId: string;
  /** Address the request came from; empty where there is none. */
  readonly ip: string;
  readonly session: ActorSession;
  readonly user?: ActorUser | undefined;
  /** The customer on whose behalf an employee works. */
  readonly actingFor?: string | undefined;
  readonly locale: string;
  /** Market id, such as `SE`. */
  readonly market: string;
  /** Where links in mails point to, without a trailing slash. */
  readonly origin: string;
  readonly now: Date;
  /** Work of the demo's seed: nobody is told of it by mail. */
  readonly madeUp?: boolean | undefined;
}

/** Whether somebody of the company acts, for a customer or not. */
export const isStaff = ({ user }: Actor): boolean => user !== undefined && user.role !== 'customer';

/** Whose things are made and seen: the customer acted for, the own one, or the session's guest. */
export type Owner = { readonly customerId: string } | { readonly guestId: string };

export function ownerOf(actor: Actor): Owner {
  const customerId = actor.actingFor ?? actor.user?.customerId;
  return customerId === undefined ? { guestId: actor.session.guestId } : { customerId };
}
