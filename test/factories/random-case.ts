/** A random family opened for a random customer, with all its products by brute force. */
import fc from 'fast-check';
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { allAssignments, directChecker } from '#rules/checker/brute-force.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { compileFamily, openConfigurator, type Configurator } from '#rules/configuration/index.ts';
import type {
  Assignment,
  ContextFacts,
  ContextLiterals,
  Decision,
} from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { randomFacts, randomFamily } from './random-family.ts';

export interface RandomCase {
  readonly seed: number;
  readonly family: PublicFamily;
  readonly facts: ContextFacts;
  readonly compiled: CompiledFamily;
  readonly literals: ContextLiterals;
  readonly configurator: Configurator;
  readonly all: readonly Assignment[];
  readonly valid: readonly Assignment[];
}

/** Undefined when the family has more assignments than that. */
export async function randomCase(seed: number, most: number): Promise<RandomCase | undefined> {
  const family = randomFamily(seed);
  const facts = randomFacts(seed);
  const all = allAssignments(family, most);
  if (!all) return undefined;
  const valid = all.filter(directChecker(family, facts));
  const compiled = compileFamily(family, { priceList: 'eur' });
  const literals = await evaluateContext(compiled.contextConditions, facts);
  const configurator = openConfigurator(structuredClone(compiled), literals);
  return { seed, family, facts, compiled, literals, configurator, all, valid };
}

/** Seeds to try; `salt` keeps the samples of different tests apart. */
export const sample = (count: number, salt: number): readonly number[] =>
  fc.sample(fc.integer({ min: 0, max: 1_000_000 }), { numRuns: count, seed: salt });

export const agrees = (product: Assignment, decisions: readonly Decision[]): boolean =>
  decisions.every(({ variable, value }) => product[variable] === value);
