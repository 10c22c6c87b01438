/**
 * A compiled family: the constraints of its products as clauses and sums, as plain data.
 *
 * Variables and literals are numbered as in DIMACS: from 1, a negation is negative. Variable 1 is
 * always true. What the customer is only decides the context literals, so that one compiled family
 * serves every customer.
 */
import type { ContextCondition } from '#rules/model/context-condition.ts';
import type { ProductSource } from '#rules/model/evaluate.ts';
import type { Variable } from '#rules/model/variables.ts';
import type { Diagram } from '#rules/engine/dd/diagram.ts';
import type { SplitCondition } from './split-condition.ts';

/** A literal is true exactly for one of a group; each has a weight. */
export interface WeightedLiterals {
  readonly literals: readonly number[];
  readonly weights: readonly number[];
}

/** Σ weights of the groups' true literals ≤ bound. */
export interface LinearConstraint {
  readonly groups: readonly WeightedLiterals[];
  readonly bound: number;
}

export interface CompiledVariable extends Variable {
  /** The literal of `domain[0]`; the others follow. */
  readonly first: number;
}

export interface CompiledDefault {
  readonly rule: string;
  readonly when: SplitCondition;
  readonly variable: string;
  readonly value: string | number;
  /** Whether a stored preference is what speaks for it. */
  readonly byPreference: boolean;
}

export interface CompiledPreference {
  readonly rule: string;
  readonly when: SplitCondition;
  readonly wanted: SplitCondition;
  readonly weight: number;
}

/** What a rule says, as literals: for analysing a model, not for configuring. */
export interface TracedRule {
  readonly rule: string;
  /** Its conditions hold while it is in effect. */
  readonly fires: number;
  /** It fires and what it demands does not hold; absent for soft and `activate` rules. */
  readonly violated?: number;
}

/** A diagram, which knows nothing of some sums. */
export interface FamilyDiagram {
  readonly diagram: Diagram;
  /** Numbers of sums in `linears` that solutions of the diagram may break, ascending. */
  readonly beside: readonly number[];
}

export interface CompiledFamily {
  readonly format: 'kitwright-compiled/1';
  readonly family: string;
  readonly priceList: string;
  readonly variables: readonly CompiledVariable[];
  readonly variableCount: number;
  /** Clauses, each ended by 0. */
  readonly clauses: readonly number[];
  /** Exactly-one groups of positive literals. */
  readonly groups: readonly (readonly number[])[];
  readonly linears: readonly LinearConstraint[];
  /** Sums from this number on only define what preferences ask for: they exclude no product. */
  readonly softLinears: number;
  /** A named constraint binds while its selector is true. */
  readonly selectors: readonly { readonly name: string; readonly literal: number }[];
  /** Modules and characteristics that are not always active, with the literal of being active. */
  readonly activated: readonly { readonly owner: string; readonly literal: number }[];
  /** Repeated modules whose slots no hard rule tells apart. */
  readonly interchangeable: readonly string[];
  readonly contextConditions: readonly ContextCondition[];
  readonly contextLiterals: readonly { readonly key: string; readonly literal: number }[];
  /** Keys of context literals of which each is true only if the one before it is. */
  readonly contextChains: readonly (readonly string[])[];
  /** Sums to be made small; `net` in minor units, `mass` in grams, `unfit` the weight missed. */
  readonly objectives: Readonly<Record<'net' | 'mass' | 'unfit', readonly WeightedLiterals[]>>;
  /** Working days to wait for a choice, where there are any. */
  readonly waits: readonly { readonly literal: number; readonly days: number }[];
  readonly defaults: readonly CompiledDefault[];
  readonly preferences: readonly CompiledPreference[];
  readonly advice: readonly { readonly rule: string; readonly when: SplitCondition }[];
  /** Only where it was asked for. */
  readonly traces?: readonly TracedRule[];
  /** All products as a diagram over the family's network, where one fits. */
  readonly diagram?: FamilyDiagram;
  /** What of the family the facts of a product are made of. */
  readonly source: ProductSource;
}
