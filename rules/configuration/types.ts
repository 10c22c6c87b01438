/**
 * The words of the configuration façade: decisions in, state out.
 *
 * Invariants every engine behind it keeps:
 * - a value is `valid` exactly if some complete valid product contains it and every decision;
 * - the order of decisions never changes what is valid;
 * - defaults and preferences are shown, never binding.
 */
import type { Scalar } from '#rules/model/condition.ts';

/** A module id, a slot `<module>.<n>` of a repeated one, `<module>.quantity`, or a characteristic. */
export type VariableId = string;

/** A component id, a choice's value id, an integer, or a text; `none` where empty or inactive. */
export type Value = string | number;

/** A value set by a person; the only thing that is stored. */
export interface Decision {
  readonly variable: VariableId;
  readonly value: Value;
}

/** Facts known before the first click, by fact name. */
export interface ContextFacts {
  readonly customer?: Readonly<Record<string, unknown>>;
  readonly preferences?: Readonly<Record<string, Scalar>>;
  /** Those of the preferences that their orders taught; they work like all others. */
  readonly learnt?: readonly string[];
  readonly market: string;
  readonly channel: 'web' | 'desk';
  /** The day, as YYYY-MM-DD. */
  readonly date: string;
  readonly usage?: Readonly<Record<string, unknown>>;
  /** Of the customer by value, and their tier of the loyalty programme, where they are known. */
  readonly segment?: string;
  readonly tier?: string;
  /** Working days on the road at most, where the customer is treated better than the market. */
  readonly roadDays?: number;
}

/** Truth of each distinct context condition of a compiled family, by its key. */
export type ContextLiterals = Readonly<Record<string, boolean>>;

/** Who set a value: a person, the family's default, a stored preference, or the rules. */
export type SetBy = 'you' | 'default' | 'preference' | 'rule';

/** A finished assignment: every variable has a value, inactive ones `none`. */
export type Assignment = Readonly<Record<VariableId, Value>>;

export interface OptionState {
  readonly value: Value;
  readonly status: 'valid' | 'invalid' | 'unknown';
}

export interface VariableState {
  readonly variable: VariableId;
  /** The module or characteristic the variable belongs to. */
  readonly owner: string;
  readonly kind: 'component' | 'quantity' | 'choice' | 'number' | 'text';
  /** False when every valid product leaves it empty because it is not active. */
  readonly active: boolean;
  /** Every value of the domain, the impossible ones too; `none` only where it may be left empty.
   * A text has the values `none` and `given`. */
  readonly options: readonly OptionState[];
  /** What the product has here: decided, else implied, else proposed; absent while open. */
  readonly value?: Value;
  readonly setBy?: SetBy;
  /** The rules behind an implied, default or preferred value; for an implied one a minimal set,
   * one of several where there are several. */
  readonly rules: readonly string[];
}

export interface ConfigurationState {
  readonly variables: readonly VariableState[];
  /** False only when the decisions themselves clash (an old configuration on new rules). */
  readonly consistent: boolean;
  /** Every variable has a value (decided, implied or proposed) and together they are valid. */
  readonly complete: boolean;
  /** The product as it stands: the values shown; `none` where still open. */
  readonly product: Assignment;
  /** A complete valid product of least net price that holds every decision; absent when the
   * decisions clash or the budget ran out. */
  readonly cheapest?: Assignment;
  /** Soft advice whose condition holds in `product`: ids of `message` and `offer` rules. */
  readonly advice: readonly string[];
  /** Share of the weight of the binding `prefer` rules that `product` satisfies, 0-100; absent
   * when none binds. */
  readonly fit?: number;
}

/** Why a value is not available: a minimal clash. `status: 'valid'` if it is available after all. */
export interface Explanation {
  readonly status: 'invalid' | 'valid' | 'unknown';
  /** Own decisions in the clash; empty when the rules alone forbid the value. */
  readonly decisions: readonly Decision[];
  /** Ids of the named rules in the clash; structural ones are `structure:<owner>`. */
  readonly rules: readonly string[];
}

/** One way to make a value possible. */
export interface Repair {
  /** Decisions to give up. */
  readonly retract: readonly Decision[];
  /** For each of them what it would become in the cheapest completion. */
  readonly instead: readonly Decision[];
  /** The decisions after the repair, the wanted value included. */
  readonly decisions: readonly Decision[];
  /** What is lost with the decisions given up, by the weights asked for. */
  readonly loss: number;
  /** Net price of the cheapest product after the repair less that before it, in minor units;
   * absent where one of the two is not known. */
  readonly priceChange?: number;
}

/**
 * How much it costs to give a decision up, above 0. Own explicit choices weigh more than values
 * taken over from a preference or a proposal, strong preferences more than weak ones.
 */
export type LossOf = (decision: Decision) => number;

export type Objective = 'cheapest' | 'lightest' | 'fastest' | 'best-fit';
