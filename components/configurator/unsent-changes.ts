/**
 * Changes that have not reached the server, kept in the browser until they have.
 *
 * Each tab writes its own entry, so tabs never overwrite each other's; a page that loads adopts
 * what earlier ones left. Where storage is refused the page works without it.
 */
import type { PendingChange } from '#rules/workflow/configurator-history.ts';
import { asChange } from './intent.ts';

const prefixOf = (configuration: string): string => `kitwright:unsent:${configuration}:`;

export function keepUnsent(
  configuration: string,
  tab: string,
  pending: readonly PendingChange[],
): void {
  const key = prefixOf(configuration) + tab;
  try {
    if (pending.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(pending));
  } catch {
    // Private windows refuse storage; then the page alone keeps the changes.
  }
}

/** Takes what earlier pages left unsent, oldest first, and forgets it there. */
export function adoptUnsent(configuration: string): readonly PendingChange[] {
  try {
    const prefix = prefixOf(configuration);
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index))
      .filter((key) => key?.startsWith(prefix))
      .sort();
    return keys.flatMap((key) => {
      const kept: unknown = JSON.parse(localStorage.getItem(key ?? '') ?? '[]');
      localStorage.removeItem(key ?? '');
      return Array.isArray(kept) ? kept.flatMap((one) => asPending(one) ?? []) : [];
    });
  } catch {
    return [];
  }
}

function asPending(value: unknown): PendingChange | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, change } = value as { key?: unknown; change?: unknown };
  const read = asChange(change);
  return typeof key === 'string' && read ? { key, change: read } : undefined;
}
