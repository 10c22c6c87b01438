/** A stored configuration with everything a page shows of it, computed on the server. */
import type { ConfigurationState } from '#rules/configuration/types.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { Price } from '#rules/pricing/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { loadFamilyVersion, type LoadedVersion } from '../families/load-family-version.server.ts';
import { openSession, type OpenSession } from '../families/open-session.server.ts';
import { accessTo, type Access } from './access.server.ts';

export interface OpenConfiguration extends OpenSession {
  readonly configuration: Access['configuration'];
  readonly access: Access;
  readonly version: LoadedVersion;
  readonly state: ConfigurationState;
  /** Of the product when it is complete, else of its cheapest completion; absent without one. */
  readonly price?: Price | undefined;
}

export async function openConfiguration(actor: Actor, id: string): Promise<OpenConfiguration> {
  const access = await accessTo(actor, id, 'read');
  const { configuration, circumstances } = access;
  const version = await loadFamilyVersion(configuration.familyVersionId);
  // Whose preferences count: those of whom it belongs to, also when staff look at it.
  const session = await openSession(circumstances, version, configuration.customerId ?? undefined);
  const state = session.configurator.state(configuration.decisions);
  const product = state.complete ? state.product : state.cheapest;
  const { facts } = session;
  return {
    ...session,
    configuration,
    access,
    version,
    state,
    ...(product && { price: priceOf(version.public, facts, product) }),
  };
}
