/** Truth of a compiled family's context conditions for one customer, by json-rules-engine. */
import type { Condition } from '#rules/model/condition.ts';
import type { ContextCondition } from '#rules/model/context-condition.ts';
import { contextFacts } from '#rules/model/evaluate.ts';
import { contextReference, isContextFact } from '#rules/model/facts.ts';
import { isFactReference, isLeaf } from '#rules/model/terms.ts';
import type { ContextFacts, ContextLiterals } from '#rules/configuration/types.ts';
import { addNamedRule, fired, jsonRulesEngine } from './json-rules.ts';

export async function evaluateContext(
  conditions: readonly ContextCondition[],
  facts: ContextFacts,
): Promise<ContextLiterals> {
  const engine = jsonRulesEngine();
  for (const { key, condition } of conditions) addNamedRule(engine, key, splitNames(condition));
  const holding = await fired(engine, contextFacts(facts));
  return Object.fromEntries(conditions.map(({ key }) => [key, holding.has(key)]));
}

/** `preferences.height` as one name becomes the fact `preferences` with the path `height`. */
export function splitNames(condition: Condition): Condition {
  if (!isLeaf(condition)) {
    if ('all' in condition) return { all: condition.all.map(splitNames) };
    if ('any' in condition) return { any: condition.any.map(splitNames) };
    return { not: splitNames(condition.not) };
  }
  const split = <T extends { fact: string; path?: string | undefined }>(reference: T): T => {
    if (!isContextFact(reference.fact)) return reference;
    const { fact, path } = contextReference(reference);
    return { ...reference, fact, ...(path === '' ? {} : { path }) };
  };
  const leaf = split(condition);
  return isFactReference(leaf.value) ? { ...leaf, value: split(leaf.value) } : leaf;
}
