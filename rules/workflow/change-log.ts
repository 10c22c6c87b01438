/**
 * The ordered log of a configuration: everything that was done to it, by whom, in one order.
 *
 * Invariants: sequences are consecutive and each is the revision its entry led to; replaying the
 * entries gives the same choices to everyone; a key is taken once, however often it is sent; a
 * suggestion is answered once.
 */
import type { Change, Decisions } from './configurator-change.ts';
import { applyTo } from './configurator-change.ts';

export const LOG_KINDS = ['changed', 'suggested', 'taken', 'refused'] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export interface LogEntry {
  readonly sequence: number;
  readonly key: string;
  readonly kind: LogKind;
  readonly change: Change;
  /** Sequence of the suggestion that was taken or refused. */
  readonly suggestion?: number | undefined;
}

/** Only these change what the product is. */
const CHANGING: readonly LogKind[] = ['changed', 'taken'];

/** The decisions after these entries, oldest first. */
export function replay(entries: readonly LogEntry[], from: Decisions = []): Decisions {
  return entries
    .filter(({ kind }) => CHANGING.includes(kind))
    .reduce((decisions, { change }) => applyTo(decisions, change), from);
}

/** The suggestions nobody has answered yet, oldest first. */
export function openSuggestions<Entry extends LogEntry>(
  entries: readonly Entry[],
): readonly Entry[] {
  const answered = new Set(entries.map(({ suggestion }) => suggestion));
  return entries.filter(({ kind, sequence }) => kind === 'suggested' && !answered.has(sequence));
}
