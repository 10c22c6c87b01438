/**
 * Whether decisions make a product that may be sold, by two evaluators that share no code: the
 * compiled engine, and json-rules-engine on the finished product.
 */
import { checkConfiguration } from '#rules/checker/check-configuration.ts';
import type {
  Assignment,
  ConfigurationState,
  ContextFacts,
  Decision,
} from '#rules/configuration/types.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { openSession, openWith, type OpenSession } from '../families/open-session.server.ts';
import type { LoadedVersion } from '../families/load-family-version.server.ts';

export interface Assessment extends OpenSession {
  readonly state: ConfigurationState;
  /** `sellable`: complete and valid by both evaluators, and sold in the actor's market. */
  readonly verdict: 'sellable' | 'incomplete' | 'invalid';
  /** The product as it stands. */
  readonly product: Assignment;
  /** Ids of the rules the product breaks, where it is invalid. */
  readonly broken: readonly string[];
}

/** By what is known of the actor's customer now, or by `known`: what an agreement rests on. */
export async function assessProduct(
  actor: Actor,
  version: LoadedVersion,
  decisions: readonly Decision[],
  known?: ContextFacts,
): Promise<Assessment> {
  const session = known ? await openWith(version, known) : await openSession(actor, version);
  const state = session.configurator.state(decisions);
  const sold = version.family.markets.some(({ id }) => id === actor.market);
  const given = { ...session, state, product: state.product };
  if (!state.consistent || !sold) return { ...given, verdict: 'invalid', broken: [] };
  if (!state.complete) return { ...given, verdict: 'incomplete', broken: [] };
  const broken = await violations(version, session.facts, state.product);
  return { ...given, verdict: broken.length === 0 ? 'sellable' : 'invalid', broken };
}

async function violations(
  version: LoadedVersion,
  facts: ContextFacts,
  product: Assignment,
): Promise<readonly string[]> {
  const found = await checkConfiguration(version.public, facts, product);
  return found.map(({ rule }) => rule);
}

/** Throws the refusal of what is not sellable. */
export function requireSellable(
  assessment: Assessment,
  details: Readonly<Record<string, unknown>>,
): void {
  if (assessment.verdict === 'sellable') return;
  if (assessment.verdict === 'incomplete') throw new AppError('configuration-incomplete', details);
  throw new AppError('configuration-invalid', { ...details, rules: assessment.broken });
}
