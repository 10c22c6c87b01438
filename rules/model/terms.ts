/**
 * The few words of the family document that running code needs, apart from the zod schemas so that
 * the browser does not load a validator. The schema files hand them on.
 */
import type { Condition, FactReference, Leaf } from './condition.ts';
import type { EventType, Rule } from './rule.ts';

/** The component id that stands for an empty or inactive module. */
export const NONE = 'none';
/** What rules see of a text that has been entered. */
export const GIVEN = 'given';

export const HARD_EVENTS = ['forbid', 'require', 'activate', 'balance', 'table'] as const;

export const isLeaf = (condition: Condition): condition is Leaf => 'fact' in condition;
export const isFactReference = (value: Leaf['value']): value is FactReference =>
  typeof value === 'object' && !Array.isArray(value);

/** Whether the rule is in force on a day (YYYY-MM-DD), the first and the last included. */
export const isInEffect = (
  { effectiveFrom, effectiveTo }: Pick<Rule, 'effectiveFrom' | 'effectiveTo'>,
  day: string,
): boolean =>
  (effectiveFrom === undefined || effectiveFrom <= day) &&
  (effectiveTo === undefined || day <= effectiveTo);

/** Whether the rule binds a finished product (`forbid`, `require`, `activate`, …). */
export function isHard(rule: Pick<Rule, 'event'>): boolean {
  return (HARD_EVENTS as readonly EventType[]).includes(rule.event.type);
}
