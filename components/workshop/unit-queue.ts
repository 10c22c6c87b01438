/**
 * What was done at a unit and has not reached the server, kept in the browser until it has: a
 * workshop's network comes and goes. Entries are sent in order, each with the key it was made
 * with, so one that arrived although its answer was lost is taken once.
 */
export interface QueuedWork {
  readonly key: string;
  /** ISO, when the button was pressed. */
  readonly at: string;
  readonly work: Readonly<Record<string, unknown>>;
  /** The version it led to on the server; the page may not have seen that version yet. */
  readonly taken?: number;
}

const keyOf = (unit: string): string => `kitwright:work:${unit}`;

const isQueued = (entry: unknown): entry is QueuedWork =>
  typeof entry === 'object' &&
  entry !== null &&
  typeof (entry as QueuedWork).key === 'string' &&
  typeof (entry as QueuedWork).at === 'string' &&
  typeof (entry as QueuedWork).work === 'object';

const NOTHING: readonly QueuedWork[] = [];

function readKept(unit: string): readonly QueuedWork[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(unit)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isQueued) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function keep(unit: string, queue: readonly QueuedWork[]): void {
  try {
    if (queue.length === 0) localStorage.removeItem(keyOf(unit));
    else localStorage.setItem(keyOf(unit), JSON.stringify(queue));
  } catch {
    // Where storage is refused, the open page alone keeps them.
  }
}

/** The queue of one unit as a store for React; what earlier pages left is its beginning. */
export interface UnitQueue {
  readonly read: () => readonly QueuedWork[];
  /** Nothing waits on a server. */
  readonly readOnServer: () => readonly QueuedWork[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (queue: readonly QueuedWork[]) => void;
}

export function openQueue(unit: string): UnitQueue {
  const listeners = new Set<() => void>();
  let queue: readonly QueuedWork[] | undefined;
  return {
    read: () => (queue ??= readKept(unit)),
    readOnServer: () => NOTHING,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      queue = next;
      keep(unit, next);
      for (const listener of listeners) listener();
    },
  };
}

export type Delivery =
  /** The server has it, and is at this version now. */
  | { readonly kind: 'taken'; readonly version: number }
  /** It says no, and why; sending it again would change nothing. */
  | { readonly kind: 'refused'; readonly refusal: string }
  /** Nobody answered, or it could not answer now. */
  | { readonly kind: 'unreachable' };

/** Sends one entry; never throws. */
export async function deliver(address: string, entry: QueuedWork): Promise<Delivery> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(entry),
    });
    if (answer.ok) {
      const { version } = (await answer.json()) as { version: number };
      return { kind: 'taken', version };
    }
    if (answer.status >= 500 || answer.status === 429) return { kind: 'unreachable' };
    const said: unknown = await answer.json().catch(() => undefined);
    const refusal = (said as { refusal?: unknown } | undefined)?.refusal;
    return { kind: 'refused', refusal: typeof refusal === 'string' ? refusal : 'unknown' };
  } catch {
    return { kind: 'unreachable' };
  }
}
