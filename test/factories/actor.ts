/** Actors of tests: a guest in a browser of their own, or a user of a role. */
import type { Actor, ActorUser } from '#app/utils/actor.ts';
import { newSession } from '#app/utils/session.server.ts';

export const NOW = new Date('2026-03-02T10:00:00Z');

export function guest(change: Partial<Actor> = {}): Actor {
  return {
    requestId: 'test',
    ip: '192.0.2.1',
    session: newSession(),
    locale: 'en',
    market: 'SE',
    origin: 'http://shop.test',
    now: NOW,
    ...change,
  };
}

export function signedIn(user: ActorUser, change: Partial<Actor> = {}): Actor {
  return guest({ user, ...change });
}
