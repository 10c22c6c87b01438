/** Truth of a soft rule's condition on a product, finished or not. What is open counts as `none`. */
import type { SplitCondition } from '#rules/compile/split-condition.ts';
import { compare } from '#rules/model/compare.ts';
import { factValue, holds, type ProductFacts } from '#rules/model/evaluate.ts';
import type { Assignment, ContextLiterals } from './types.ts';

export interface Situation {
  readonly product: Assignment;
  readonly facts: ProductFacts;
  readonly context: ContextLiterals;
}

export function holdsIn(condition: SplitCondition, situation: Situation): boolean {
  const { product, facts, context } = situation;
  if ('all' in condition) return condition.all.every((part) => holdsIn(part, situation));
  if ('any' in condition) return condition.any.some((part) => holdsIn(part, situation));
  if ('not' in condition) return !holdsIn(condition.not, situation);
  if ('context' in condition) return context[condition.context] === true;
  if ('variable' in condition) {
    const value = product[condition.variable];
    return value !== undefined && condition.values.includes(value);
  }
  if ('sum' in condition) {
    if (context[condition.present] !== true) return false;
    const steps = condition.steps.filter((key) => context[key] === true).length;
    return compare(factValue(facts, condition.sum), condition.operator, condition.from + steps);
  }
  return holds(condition, facts);
}
