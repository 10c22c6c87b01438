/**
 * Follows a configuration: its state now, and again whenever that or who is there has changed.
 *
 * Invariants: every state is what was committed at its revision, with the entries since the state
 * before; revisions never go back; whoever loses access hears nothing more. Signals only wake it:
 * it reads the log itself, and looks from time to time even if none comes.
 */
import { openSuggestions } from '#rules/workflow/change-log.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { accessOfParticipant, type Access } from '../configurations/access.server.ts';
import { Bell } from './bell.ts';
import { readLog, type AuthoredEntry } from './change-log.server.ts';
import { arrive, HEARTBEAT_MS, leave, peopleOn, stay, type Person } from './presence.server.ts';
import { subscribe } from './signals.server.ts';
import { openStream } from './streams.server.ts';

export interface LiveState {
  readonly actor: Actor;
  readonly access: Access;
  /** What was done since the state before, oldest first. */
  readonly entries: readonly AuthoredEntry[];
  readonly suggestions: readonly AuthoredEntry[];
  readonly people: readonly Person[];
}

export interface Following {
  readonly id: string;
  /** The revision known already. */
  readonly since: number;
  /** Who asks, found anew now and then: sessions end, roles change. */
  readonly who: () => Promise<Actor>;
  /** Aborted when the other side has hung up. */
  readonly gone: AbortSignal;
}

/** The state of a configuration as the actor may see it. */
export async function liveState(actor: Actor, id: string, since: number): Promise<LiveState> {
  const access = await accessOfParticipant(actor, id);
  const { revision } = access.configuration;
  const [log, people] = await Promise.all([readLog(id, revision), peopleOn(id, actor.now)]);
  return {
    actor,
    access,
    entries: log.filter(({ sequence }) => sequence > since),
    suggestions: openSuggestions(log),
    people,
  };
}

/** Throws what `accessOfParticipant` throws, before anything is sent. `quiet` only says that it is alive. */
export async function follow(following: Following): Promise<AsyncGenerator<LiveState | 'quiet'>> {
  const actor = await following.who();
  await accessOfParticipant(actor, following.id);
  return states(actor, following);
}

async function* states(
  first: Actor,
  { id, since, who, gone }: Following,
): AsyncGenerator<LiveState | 'quiet'> {
  let actor = first;
  const stream = openStream(actor.session.guestId, id, gone);
  const bell = new Bell(stream.signal);
  let unsubscribe: (() => void) | undefined;
  try {
    unsubscribe = await subscribe(id, bell.ring);
    let known = since;
    let told = '';
    let due = Date.now() + HEARTBEAT_MS;
    for (;;) {
      const state = await liveState({ ...actor, now: new Date() }, id, known);
      if (!isAmong(state)) {
        await arrive(state.actor, state.access);
        continue;
      }
      known = state.access.configuration.revision;
      const telling = JSON.stringify([known, state.access.role, state.people]);
      if (telling !== told) yield state;
      told = telling;
      const woken = await bell.next(due - Date.now());
      if (woken === 'over') {
        // Coming back at once would crowd out another tab.
        if (stream.isCrowdedOut()) throw new AppError('too-many-attempts');
        return;
      }
      if (woken === 'rung') continue;
      due = Date.now() + HEARTBEAT_MS;
      actor = await who();
      await stay(actor, id);
      yield 'quiet';
    }
  } finally {
    unsubscribe?.();
    if (stream.close()) await leave(first, id);
  }
}

const isAmong = ({ actor, people }: LiveState): boolean =>
  people.some(({ guestId }) => guestId === actor.session.guestId);
