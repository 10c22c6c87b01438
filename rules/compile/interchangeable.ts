/**
 * Repeated modules whose slots no hard rule tells apart: exchanging two filled slots gives the
 * same product.
 */
import type { Condition } from '#rules/model/condition.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isFactReference, isHard, isLeaf } from '#rules/model/terms.ts';
import { isRepeated, slotsOf } from '#rules/model/variables.ts';

export function interchangeableModules(family: PublicFamily): readonly string[] {
  const named = new Set<string>();
  for (const rule of family.rules) {
    if (!isHard(rule)) continue;
    for (const fact of factsOf(rule.conditions)) named.add(fact);
    if (rule.event.type !== 'require') continue;
    for (const fact of factsOf(rule.event.params.conditions)) named.add(fact);
  }
  return family.modules
    .filter((module) => isRepeated(module) && !slotsOf(module).some((slot) => named.has(slot)))
    .map(({ id }) => id);
}

function factsOf(condition: Condition): readonly string[] {
  if (isLeaf(condition)) {
    const { fact, value } = condition;
    return isFactReference(value) ? [fact, value.fact] : [fact];
  }
  if ('not' in condition) return factsOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(factsOf);
}
