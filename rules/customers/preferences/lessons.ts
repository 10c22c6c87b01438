/**
 * What an ordered product says about whoever ordered it, by the `learn` rules of its family.
 *
 * A rule speaks only where the customer made one of the choices it reads: what was proposed and left
 * as it was says nothing, else a preference once learnt would go on teaching itself.
 */
import type { Condition, Scalar } from '#rules/model/condition.ts';
import { holds, productFacts, type ProductSource } from '#rules/model/evaluate.ts';
import type { Rule } from '#rules/model/rule.ts';
import { isFactReference, isInEffect, isLeaf } from '#rules/model/terms.ts';

/** One answer a product speaks for. */
export interface Lesson {
  readonly preference: string;
  readonly value: Scalar;
  /** Of the rule that says so. */
  readonly rule: string;
}

export interface OrderedProduct {
  /** Values by variable. */
  readonly product: Readonly<Record<string, string | number>>;
  /** What the customer chose. */
  readonly decisions: readonly { readonly variable: string }[];
  readonly market: string;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** In the order of the rules; `family` is whole, `learn` rules are not public. */
export function lessonsOf(
  family: ProductSource & { readonly rules: readonly Rule[] },
  { product, decisions, market, date }: OrderedProduct,
): readonly Lesson[] {
  const facts = productFacts(family, { market, date, preferences: {} }, product);
  const chosen = new Set(decisions.map(({ variable }) => variable));
  return family.rules.flatMap((rule) => {
    const { id, event, conditions } = rule;
    if (event.type !== 'learn' || !isInEffect(rule, date)) return [];
    if (!holds(conditions, facts) || !speaksOfChoice(conditions, chosen)) return [];
    return [{ ...event.params, rule: id }];
  });
}

function speaksOfChoice(condition: Condition, chosen: ReadonlySet<string>): boolean {
  if (isLeaf(condition)) {
    const { fact, value } = condition;
    return isChosen(fact, chosen) || (isFactReference(value) && isChosen(value.fact, chosen));
  }
  if ('not' in condition) return speaksOfChoice(condition.not, chosen);
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.some((part) => speaksOfChoice(part, chosen));
}

/** A variable, or all slots of a repeated module by its name. */
const isChosen = (fact: string, chosen: ReadonlySet<string>): boolean =>
  chosen.has(fact) ||
  [...chosen].some(
    (variable) => /^\.\d+$/.test(variable.slice(fact.length)) && variable.startsWith(fact),
  );
