/** What the analysis of a model finds. Rules are ids, structural ones `structure:<owner>`. */
import type { Value, VariableId } from '#rules/configuration/types.ts';

export interface ValueFinding {
  readonly variable: VariableId;
  readonly value: Value;
  /** A minimal set of rules behind it; empty where the structure alone is. */
  readonly rules: readonly string[];
}

export interface RuleFinding {
  readonly rule: string;
  /** A minimal set of other rules behind it; empty where the structure alone is. */
  readonly rules: readonly string[];
}

export interface Analysis {
  /** There is no product at all: a minimal set of rules that no product satisfies. */
  readonly contradiction?: readonly string[];
  /** Values in no product. */
  readonly dead: readonly ValueFinding[];
  /** Values in every product, although the variable has others. */
  readonly core: readonly ValueFinding[];
  /** What may stay empty by its cardinality, but is filled in every product. */
  readonly falseOptional: readonly ValueFinding[];
  /** Hard rules that the other rules imply. Of several, each on its own could be left out. */
  readonly redundant: readonly RuleFinding[];
  /** Rules whose conditions hold in no product. */
  readonly neverFires: readonly RuleFinding[];
  /** Questions that were not settled within the budget. */
  readonly unsettled: number;
}

export interface ExampleFinding {
  readonly rule: string;
  /** Position in the rule's examples, from 1. */
  readonly example: number;
  readonly expected: string;
  readonly found: string;
}
