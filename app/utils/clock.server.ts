/** The clock's own actor: nobody asks, a day or a month is over. */
import { randomUUID } from 'node:crypto';
import type { Actor } from './actor.ts';
import { newSession } from './session.server.ts';

export const clock = (now: Date): Actor => ({
  requestId: randomUUID(),
  ip: '',
  session: newSession(),
  locale: 'en',
  market: '',
  origin: '',
  now,
});
