/**
 * Literals: variable v is the literal 2v, its negation 2v + 1.
 *
 * Outside the solver, as in DIMACS files: variables from 1, a negation is a negative number.
 */
export type Literal = number;

export const negate = (literal: Literal): Literal => literal ^ 1;
export const variableOf = (literal: Literal): number => literal >> 1;
export const fromDimacs = (n: number): Literal => (n > 0 ? 2 * (n - 1) : 2 * (-n - 1) + 1);
export const toDimacs = (literal: Literal): number =>
  (literal & 1) === 0 ? (literal >> 1) + 1 : -((literal >> 1) + 1);
