/** One saved configuration, for its owner, those invited to it and staff who serve customers. */
import type { Actor } from '#app/utils/actor.ts';
import { findConfiguration } from './access.server.ts';
import type { SavedConfiguration } from './saved-configuration.server.ts';

export type { SavedConfiguration } from './saved-configuration.server.ts';

export function getConfiguration(actor: Actor, id: string): Promise<SavedConfiguration> {
  return findConfiguration(actor, id, 'read');
}
