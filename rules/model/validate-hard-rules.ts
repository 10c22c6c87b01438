/**
 * What hard rules may read: never a soft preference and never `usage`, which only suggest. So
 * nothing a customer merely likes, and nothing observed of them, can take an option away.
 */
import { isFactReference, isLeaf, type Condition, type FactReference } from './condition.ts';
import { contextReference, type FactSource } from './facts.ts';
import type { JsonPath } from './family-files.ts';
import type { Report } from './fault.ts';
import { isHard, type Rule } from './rule.ts';

export function validateHardRule(
  family: FactSource,
  rule: Rule,
  path: JsonPath,
  report: Report,
): void {
  if (!isHard(rule)) return;
  const refuse = (condition: Condition, at: JsonPath): void => {
    if (isLeaf(condition)) {
      const { value } = condition;
      for (const reference of [condition, ...(isFactReference(value) ? [value] : [])]) {
        const soft = softSource(family, reference);
        if (soft) report(at, `a ${rule.event.type} rule binds: ${soft} only suggests`);
      }
    } else if ('not' in condition) refuse(condition.not, [...at, 'not']);
    else {
      const key = 'all' in condition ? 'all' : 'any';
      const parts = 'all' in condition ? condition.all : condition.any;
      parts.forEach((part, index) => refuse(part, [...at, key, index]));
    }
  };
  refuse(rule.conditions, [...path, 'conditions']);
  if (rule.event.type === 'require')
    refuse(rule.event.params.conditions, [...path, 'event', 'params', 'conditions']);
}

function softSource(family: FactSource, reference: FactReference): string | undefined {
  const { fact, path } = contextReference(reference);
  if (fact === 'usage') return 'usage';
  if (fact !== 'preferences') return undefined;
  const soft = family.preferences.some(({ id, strength }) => id === path && strength === 'soft');
  return soft ? `the soft preference “${path}”` : undefined;
}
