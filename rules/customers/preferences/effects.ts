/**
 * What a stored preference does to a family's configurator: the rules that mention it.
 *
 * A rule mentions a preference where any of its conditions, or what its event demands, reads the
 * fact `preferences` at that path, be it as the left side or as the value compared with.
 */
import type { Condition } from '#rules/model/condition.ts';
import type { Rule } from '#rules/model/rule.ts';
import { isFactReference, isLeaf } from '#rules/model/terms.ts';

const FACT = 'preferences';

/** The rules whose outcome can depend on the preference, in the order of the document. */
export function rulesMentioning(rules: readonly Rule[], preference: string): readonly Rule[] {
  return rules.filter((rule) =>
    conditionsOf(rule).some((condition) => mentions(condition, preference)),
  );
}

function conditionsOf({ conditions, event }: Rule): readonly Condition[] {
  return event.type === 'require' || event.type === 'prefer'
    ? [conditions, event.params.conditions]
    : [conditions];
}

function mentions(condition: Condition, preference: string): boolean {
  if (isLeaf(condition)) {
    const { value } = condition;
    return (
      reads(condition.fact, condition.path, preference) ||
      (isFactReference(value) && reads(value.fact, value.path, preference))
    );
  }
  if ('not' in condition) return mentions(condition.not, preference);
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.some((part) => mentions(part, preference));
}

function reads(fact: string, path: string | undefined, preference: string): boolean {
  return fact === FACT && path?.split('.', 1)[0] === preference;
}
