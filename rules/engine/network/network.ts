/**
 * A constraint network: variables over finite domains, and the constraints between them.
 *
 * What every back-end of the engine takes in. A variable is its number, a value its index in the
 * variable's domain; names stay outside. Every variable has exactly one value in a solution.
 * Values of all variables are also numbered through: value `v` of variable `x` is `offsets[x] + v`.
 */

/** Only the listed combinations: `rows` holds them one after the other, each `scope.length` long. */
export interface Table {
  readonly kind: 'table';
  readonly scope: readonly number[];
  readonly rows: Uint16Array;
}

/** At least one of the literals holds; a literal holds when its variable has one of its values. */
export interface Clause {
  readonly kind: 'clause';
  readonly literals: readonly { readonly variable: number; readonly values: readonly number[] }[];
}

/** What each value of one variable adds to a sum; `weights[v]` for value `v`, whole numbers. */
export interface Term {
  readonly variable: number;
  readonly weights: readonly number[];
}

/** The sum of the terms is at most `bound`; a variable stands in one term only. */
export interface Linear {
  readonly kind: 'linear';
  readonly terms: readonly Term[];
  readonly bound: number;
}

export type Constraint = Table | Clause | Linear;

/** A sum to be made small or large; a variable stands in one term only. */
export interface Objective {
  readonly name: string;
  readonly constant: number;
  readonly terms: readonly Term[];
}

export interface Network {
  /** The number of values of each variable; at least 1 (0 makes the network unsatisfiable). */
  readonly domains: readonly number[];
  readonly constraints: readonly Constraint[];
  readonly objectives: readonly Objective[];
}

/** Where the values of each variable begin when all are numbered through; one entry more: the end. */
export function valueOffsets(domains: readonly number[]): Int32Array {
  const offsets = new Int32Array(domains.length + 1);
  domains.forEach((size, variable) => (offsets[variable + 1] = (offsets[variable] ?? 0) + size));
  return offsets;
}
