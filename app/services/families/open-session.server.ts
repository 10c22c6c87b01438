/** A family version opened for one customer: their facts, and the configurator that obeys them. */
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import {
  compileFamily,
  openConfigurator,
  type CompiledFamily,
  type Configurator,
} from '#rules/configuration/index.ts';
import type { ContextFacts, ContextLiterals } from '#rules/configuration/types.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import type { Actor } from '#app/utils/actor.ts';
import { contextFacts } from './context-facts.server.ts';
import type { LoadedVersion } from './load-family-version.server.ts';

export interface OpenContext {
  readonly facts: ContextFacts;
  readonly literals: ContextLiterals;
  readonly priceListId: string;
}

export interface OpenSession extends OpenContext {
  readonly configurator: Configurator;
}

/** By hash of the version, then by price list. */
const artifacts = new Map<string, Map<string, CompiledFamily>>();

/** The artifact of a version for one price list; compiled once in the life of the process. */
export function compiledVersion(version: LoadedVersion, priceListId: string): CompiledFamily {
  const own = artifacts.get(version.hash) ?? new Map<string, CompiledFamily>();
  artifacts.set(version.hash, own);
  const known = own.get(priceListId);
  if (known) return known;
  const [like] = own.values();
  const options = { priceList: priceListId, diagram: true, like };
  const compiled = compileFamily(version.public, options);
  own.set(priceListId, compiled);
  return compiled;
}

/** The facts of the customer (the actor's own unless named), and what they decide. */
export async function contextFor(
  actor: Actor,
  version: LoadedVersion,
  customerId?: string,
): Promise<OpenContext> {
  return contextOf(version, await contextFacts(actor, version.family, customerId));
}

async function contextOf(version: LoadedVersion, facts: ContextFacts): Promise<OpenContext> {
  const priceListId = marketOf(version.family, facts).priceList.id;
  const { contextConditions } = compiledVersion(version, priceListId);
  return { facts, literals: await evaluateContext(contextConditions, facts), priceListId };
}

export async function openSession(
  actor: Actor,
  version: LoadedVersion,
  customerId?: string,
): Promise<OpenSession> {
  return openWith(version, await contextFacts(actor, version.family, customerId));
}

/** Opened for facts that are known already. */
export async function openWith(version: LoadedVersion, facts: ContextFacts): Promise<OpenSession> {
  const context = await contextOf(version, facts);
  return { ...context, configurator: configuratorFor(version, context) };
}

/** Opened configurators, the latest used last: customers alike share one, and what it learnt. */
const opened = new Map<string, Configurator>();
const KEPT_OPEN = 16;

function configuratorFor(version: LoadedVersion, context: OpenContext): Configurator {
  const key = `${version.hash} ${context.priceListId} ${JSON.stringify(context.literals)}`;
  const configurator =
    opened.get(key) ??
    openConfigurator(compiledVersion(version, context.priceListId), context.literals);
  opened.delete(key);
  opened.set(key, configurator);
  const [oldest] = opened.keys();
  if (opened.size > KEPT_OPEN && oldest !== undefined) opened.delete(oldest);
  return configurator;
}
