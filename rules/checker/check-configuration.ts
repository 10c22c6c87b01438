/**
 * The second opinion on a finished product: every hard rule is handed to json-rules-engine, on the
 * product as facts, and none may fire. Shares no code with the compiler and the engine.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { Condition } from '#rules/model/condition.ts';
import { productFacts } from '#rules/model/evaluate.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { checkStructure, type Violation } from './check-structure.ts';
import { splitNames } from './evaluate-context.ts';
import { alwaysActive, hazards, withOwnFacts } from './hard-conditions.ts';
import { addNamedRule, fired, jsonRulesEngine } from './json-rules.ts';

export type { Violation } from './check-structure.ts';

/** Everything wrong with a product; empty when it is complete and valid. */
export async function checkConfiguration(
  family: PublicFamily,
  facts: ContextFacts,
  assignment: Assignment,
): Promise<readonly Violation[]> {
  return createChecker(family, facts)(assignment);
}

/** The same for many products of one customer. */
export function createChecker(
  family: PublicFamily,
  facts: ContextFacts,
): (assignment: Assignment) => Promise<readonly Violation[]> {
  const engine = jsonRulesEngine();
  const messages = new Map<string, string>();
  const add = (name: string, condition: Condition, message: string): void => {
    messages.set(name, message);
    addNamedRule(engine, name, splitNames(condition));
  };
  for (const { rule, violatedWhen } of hazards(family, facts.date)) {
    add(rule.id, violatedWhen, rule.title.en);
  }
  for (const condition of alwaysActive(family, facts.date)) {
    const owner = 'fact' in condition ? condition.fact.replace('#filled.', '') : '';
    add(`structure:${owner}`, condition, `“${owner}” is not filled`);
  }
  return async (assignment) => {
    const product = withOwnFacts(family, productFacts(family, facts, assignment));
    const names = await fired(engine, product);
    const broken = [...names].map((rule) => ({ rule, message: messages.get(rule) ?? rule }));
    return [...checkStructure(family, assignment), ...broken];
  };
}
