/** Conditions as literals: each literal is true exactly in the products where its condition holds. */
import { compare } from '#rules/model/compare.ts';
import type { FactReference, Leaf } from '#rules/model/condition.ts';
import { isFactReference } from '#rules/model/terms.ts';
import type { Domains } from './domains.ts';
import { FALSE, type Encoder } from './encoder.ts';
import { compareSum } from './encode-sum.ts';
import { isSum, type SplitCondition } from './split-condition.ts';
import { difference, type Sum, type Sums } from './sums.ts';
import type { VariableMap } from './variable-map.ts';

type SumAgainstContext = Extract<SplitCondition, { sum: unknown }>;

export class ConditionEncoder {
  private readonly contexts = new Map<string, number>();

  constructor(
    private readonly encoder: Encoder,
    private readonly domains: Domains,
    private readonly map: VariableMap,
    private readonly sums: Sums,
  ) {}

  get contextLiterals(): readonly { key: string; literal: number }[] {
    return [...this.contexts].map(([key, literal]) => ({ key, literal }));
  }

  context(key: string): number {
    const literal = this.contexts.get(key) ?? this.encoder.newVariable();
    this.contexts.set(key, literal);
    return literal;
  }

  encode(condition: SplitCondition): number {
    if ('all' in condition) return this.encoder.and(condition.all.map((c) => this.encode(c)));
    if ('any' in condition) return this.encoder.or(condition.any.map((c) => this.encode(c)));
    if ('not' in condition) return -this.encode(condition.not);
    if ('context' in condition) return this.context(condition.context);
    if ('sum' in condition) return this.againstContext(condition);
    if ('variable' in condition) {
      return this.encoder.or(condition.values.map((v) => this.map.literal(condition.variable, v)));
    }
    return this.leaf(condition);
  }

  private leaf(leaf: Leaf): number {
    const { operator, value } = leaf;
    const right = isFactReference(value) ? value : undefined;
    if (isSum(leaf) || (right && isSum(right))) {
      const other: Sum = right
        ? this.sums.of(right)
        : { groups: [], constant: typeof value === 'number' ? value : NaN, present: [], wordy: [] };
      if (operator === 'in' || operator === 'notIn') return this.sumAmong(leaf, value);
      if (Number.isNaN(other.constant)) return operator === 'notEqual' ? -FALSE : FALSE;
      return compareSum(this.encoder, difference(this.sums.of(leaf), other), operator);
    }
    const slots = this.domains.slots(leaf.fact);
    if (!slots) return this.single(leaf);
    const contains = this.encoder.or(
      slots.map((fact) => this.inSlot({ ...leaf, fact, operator: 'contains' })),
    );
    if (operator === 'contains') return contains;
    const known = right
      ? this.encoder.or(this.byValue(right).map(({ literal }) => literal))
      : -FALSE;
    return this.encoder.and([known, -contains]);
  }

  private sumAmong(leaf: Leaf, value: Leaf['value']): number {
    const among = (Array.isArray(value) ? value : []).map((constant) =>
      this.leaf({ ...leaf, operator: 'equal', value: constant }),
    );
    const isIn = this.encoder.or(among);
    return leaf.operator === 'in' ? isIn : -isIn;
  }

  /** Whether a slot gives the list of its module the element on the right. */
  private inSlot(leaf: Leaf): number {
    return this.matching(leaf, true, (left, right) =>
      Array.isArray(left) ? left.includes(right) : left === right,
    );
  }

  private single(leaf: Leaf): number {
    return this.matching(leaf, false, (left, right) => compare(left, leaf.operator, right));
  }

  /** A leaf over one variable, or over two: the pairs of values that pass the test. */
  private matching(
    { fact, path, value }: Leaf,
    filledOnly: boolean,
    passes: (left: unknown, right: unknown) => boolean,
  ): number {
    const left = { fact, path };
    if (!isFactReference(value)) {
      const values = this.domains
        .byValue(left, filledOnly)
        .filter((each) => passes(each.value, value))
        .flatMap((each) => each.values);
      return this.encoder.or(values.map((each) => this.map.literal(fact, each)));
    }
    const rights = this.byValue(value);
    return this.encoder.or(
      this.byValue(left, filledOnly).map((each) => {
        const partners = rights.filter((right) => passes(each.value, right.value));
        return this.encoder.and([each.literal, this.encoder.or(partners.map((p) => p.literal))]);
      }),
    );
  }

  private byValue(reference: FactReference, filledOnly = false) {
    return this.domains.byValue(reference, filledOnly).map(({ value, values }) => ({
      value,
      literal: this.encoder.or(values.map((each) => this.map.literal(reference.fact, each))),
    }));
  }

  private againstContext({ sum, operator, present, from, steps }: SumAgainstContext): number {
    const right: Sum = {
      groups: steps.map((key) => {
        const literal = this.context(key);
        return { literals: [literal, -literal], weights: [1, 0] };
      }),
      constant: from,
      present: [this.context(present)],
      wordy: [],
    };
    return compareSum(this.encoder, difference(this.sums.of(sum), right), operator);
  }
}
