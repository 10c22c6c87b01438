/**
 * What every back-end answers about a network under assignments that come and go.
 *
 * Invariants all of them keep, checked by one contract suite:
 * - a value is valid exactly if some solution has it together with every assignment;
 * - answers are functions of the assignments alone, whatever was asked or assigned before;
 * - nothing is guessed: what was not settled within the budget is `unknown`.
 */

export const INVALID = 0;
export const VALID = 1;
export const UNKNOWN = 2;

export type Backend = 'diagram' | 'solver';

export interface NetworkSession {
  readonly backend: Backend;

  /** Sets a variable to a value; an earlier value of it gives way. */
  assign(variable: number, value: number): void;

  retract(variable: number): void;

  /**
   * INVALID, VALID or UNKNOWN for every value, numbered through. An assigned variable has no valid
   * value but its own; nothing is valid when the assignments clash. The array is the session's
   * own and good until its next call.
   */
  domains(): Uint8Array;

  /** The number of solutions that hold the assignments; undefined where the back-end can't tell. */
  count(): bigint | undefined;

  /** The least or greatest value of an objective over those solutions; undefined when there is
   * none or it was not proven. */
  optimum(objective: number, direction: 'least' | 'greatest'): number | undefined;

  /**
   * For every value, numbered through, the least of the objective over the solutions with it;
   * Infinity for an invalid one. Undefined where the back-end can't tell. The session's own array.
   */
  least(objective: number): Float64Array | undefined;

  /** A solution (value by variable) of least objective where one is named, any otherwise. */
  solution(objective?: number): Int32Array | undefined;

  /**
   * Minimal sets of assigned variables to let go of so that a solution holds all other assignments,
   * least loss first, until the caller stops. `losses` names the variables that may be let go of,
   * and what that loses, above 0. About the assignments as they are now, whatever comes after; a
   * back-end that searches may end early, and leaves out what it could not prove minimal.
   */
  corrections(losses: ReadonlyMap<number, number>): Iterable<readonly number[]>;
}
