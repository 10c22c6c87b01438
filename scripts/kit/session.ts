/** What every command about a configuration needs: family, facts, decisions, configurator. */
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator, type Configurator } from '#rules/configuration/index.ts';
import type { Assignment, ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import { publicFamily, type PublicFamily } from '#rules/model/public-family.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { CommandLine } from './command-line.ts';
import { contextOf, decisionOf } from './facts.ts';
import { familyFolder, faultInWords, readFamily, type Place } from './families.ts';
import { UsageError } from './usage.ts';

export interface Kit extends Place {
  readonly today: string;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

export interface Session {
  readonly family: PublicFamily;
  readonly facts: ContextFacts;
  readonly decisions: readonly Decision[];
  readonly asked: Decision | undefined;
  readonly configurator: Configurator;
}

export function loadOrRefuse(kit: Kit, name: string | undefined): Family {
  const loaded = readFamily(familyFolder(kit, name));
  if (loaded.ok) return loaded.value;
  const faults = loaded.error.map((fault) => `  ${faultInWords(fault)}`);
  throw new UsageError(`the family is refused:\n${faults.join('\n')}`);
}

export async function openSession(kit: Kit, line: CommandLine): Promise<Session> {
  const family = publicFamily(loadOrRefuse(kit, line.subject));
  const facts = contextOf(family, line.context, kit.today);
  const decisions = line.choices.map((pair) => decisionOf(family, pair));
  const asked = line.asked && decisionOf(family, line.asked);
  const { priceList } = marketOf(family, facts);
  const compiled = compileFamily(family, { priceList: priceList.id, diagram: true });
  const literals = await evaluateContext(compiled.contextConditions, facts);
  return { family, facts, decisions, asked, configurator: openConfigurator(compiled, literals) };
}

/** The price of a finished product, in minor units. */
export function priced({ family, facts }: Session, product: Assignment) {
  const { currency, net, total } = priceOf(family, facts, product);
  return { currency, net, total };
}
