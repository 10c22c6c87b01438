/**
 * A UVL feature model as plain data. Language: Universal Variability Language, levels Boolean and
 * arithmetic, with groups of any cardinality and integer features (Sundermann and others, Yet
 * Another Textual Variability Language?, 2021; https://universal-variability-language.github.io).
 */

export type AttributeValue = number | string | boolean | readonly AttributeValue[];

export interface Feature {
  readonly name: string;
  readonly type: 'Boolean' | 'Integer' | 'Real' | 'String';
  /** How often it may be there below one parent; absent: once. */
  readonly cardinality?: Cardinality | undefined;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly groups: readonly Group[];
  readonly line: number;
}

export interface Cardinality {
  readonly min: number;
  readonly max: number;
}

/** `cardinality` counts how many of its features are there. */
export interface Group {
  readonly kind: 'mandatory' | 'optional' | 'cardinality';
  readonly cardinality: Cardinality;
  readonly features: readonly Feature[];
}

export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type BinaryOperator =
  '<=>' | '=>' | '|' | '&' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '+' | '-' | '*' | '/';

export interface Constraint {
  readonly expression: Expression;
  readonly text: string;
  readonly line: number;
}

export interface FeatureModel {
  readonly namespace: string;
  readonly root: Feature;
  readonly constraints: readonly Constraint[];
}

/** What can't be read or can't be said in a family, and where. */
export class UvlFault extends Error {
  override readonly name = 'UvlFault';
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(`line ${line}: ${message}`);
  }
}
