/**
 * Splits conditions into what the customer decides and what the product decides.
 *
 * Each largest part over context facts alone becomes one context literal. A leaf that compares a
 * selection with a context fact becomes one context literal per distinct value of the selection,
 * or, for a sum against a number preference, one per step of that preference's range.
 */
import type { Condition, FactReference, Leaf, Operator, Scalar } from '#rules/model/condition.ts';
import type { ContextCondition } from '#rules/model/context-condition.ts';
import { contextReference, DERIVED_FACTS, isContextFact } from '#rules/model/facts.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isFactReference, isLeaf } from '#rules/model/terms.ts';
import type { Domains } from './domains.ts';

export type SplitCondition =
  | { readonly all: readonly SplitCondition[] }
  | { readonly any: readonly SplitCondition[] }
  | { readonly not: SplitCondition }
  /** True when the context condition of this key is. */
  | { readonly context: string }
  /** A leaf over selection facts. */
  | Leaf
  /** The variable has one of these values. */
  | { readonly variable: string; readonly values: readonly (string | number)[] }
  /** A sum against a context number: `from` plus the number of true `steps`, if `present`. */
  | {
      readonly sum: FactReference;
      readonly operator: Operator;
      readonly present: string;
      readonly from: number;
      readonly steps: readonly string[];
    };

const FLIPPED: Record<Operator, Operator> = {
  equal: 'equal',
  notEqual: 'notEqual',
  in: 'contains',
  notIn: 'doesNotContain',
  contains: 'in',
  doesNotContain: 'notIn',
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};

export const isSum = (reference: FactReference): boolean =>
  (DERIVED_FACTS as readonly string[]).includes(reference.fact.split('.', 1)[0] ?? '');

export class ContextSplitter {
  readonly conditions: ContextCondition[] = [];
  /** Keys of which each is true only if the one before is. */
  readonly chains = new Map<string, readonly string[]>();
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly family: PublicFamily,
    private readonly domains: Domains,
  ) {}

  /** The key of a context condition; equal conditions share one, a name is used once. */
  key(condition: Condition, name?: string): string {
    const text = name ?? JSON.stringify(condition);
    const known = this.keys.get(text);
    if (known !== undefined) return known;
    const key = name ?? `c${this.conditions.length}`;
    this.keys.set(text, key);
    this.conditions.push({ key, condition });
    return key;
  }

  split(condition: Condition): SplitCondition {
    if (overContext(condition)) return { context: this.key(condition) };
    if (!isLeaf(condition)) {
      if ('all' in condition) return { all: condition.all.map((part) => this.split(part)) };
      if ('any' in condition) return { any: condition.any.map((part) => this.split(part)) };
      return { not: this.split(condition.not) };
    }
    const { fact, path, operator, value } = condition;
    if (!isFactReference(value)) return condition;
    if (isContextFact(value.fact)) return this.mixed({ fact, path }, operator, value);
    if (isContextFact(fact)) return this.mixed(value, FLIPPED[operator], { fact, path });
    return condition;
  }

  /** selection `operator` context */
  private mixed(
    selection: FactReference,
    operator: Operator,
    context: FactReference,
  ): SplitCondition {
    if (isSum(selection)) return this.sumAgainst(selection, operator, context);
    const slots = this.domains.slots(selection.fact);
    if (!slots) return this.perValue(selection, operator, context);
    const contains: SplitCondition = {
      any: slots.map((fact) => this.perValue({ ...selection, fact }, 'contains', context)),
    };
    if (operator === 'contains') return contains;
    const known = {
      any: [compareWith(context, 'equal', ''), compareWith(context, 'notEqual', '')],
    };
    return { all: [{ context: this.key(known) }, { not: contains }] };
  }

  private perValue(
    selection: FactReference,
    operator: Operator,
    context: FactReference,
  ): SplitCondition {
    const inSlot = this.domains.isSlotMember(selection.fact) && operator === 'contains';
    const parts = this.domains.byValue(selection, inSlot).map(({ value, values }) => {
      // A slot's scalar attribute is one element of the module's list.
      const flipped = inSlot && !Array.isArray(value) ? 'equal' : FLIPPED[operator];
      const leaf = compareWith(context, flipped, value as Scalar);
      return { all: [{ variable: selection.fact, values }, { context: this.key(leaf) }] };
    });
    return { any: parts };
  }

  private sumAgainst(
    sum: FactReference,
    operator: Operator,
    context: FactReference,
  ): SplitCondition {
    const { path } = contextReference(context);
    const preference = this.family.preferences.find((p) => p.id === path);
    // Only declared number preferences are compared with sums; the loader refuses the rest.
    if (preference?.kind !== 'number') return { any: [] };
    const present = {
      all: [
        compareWith(context, 'greaterThanInclusive', preference.min),
        compareWith(context, 'lessThanInclusive', preference.max),
      ],
    };
    const steps = Array.from({ length: preference.max - preference.min }, (_, i) =>
      this.key(compareWith(context, 'greaterThanInclusive', preference.min + i + 1)),
    );
    this.chains.set(steps.join(), steps);
    return { sum, operator, present: this.key(present), from: preference.min, steps };
  }
}

const compareWith = (context: FactReference, operator: Operator, value: Scalar): Condition => ({
  ...context,
  operator,
  value,
});

function overContext(condition: Condition): boolean {
  if (isLeaf(condition)) {
    if (!isContextFact(condition.fact)) return false;
    return !isFactReference(condition.value) || isContextFact(condition.value.fact);
  }
  if ('not' in condition) return overContext(condition.not);
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.length > 0 && parts.every(overContext);
}
