/** The part of logic-solver that the benchmark uses; it brings no types of its own. */
declare module 'logic-solver' {
  export type NumTerm = number;
  export interface Formula {
    readonly type: string;
  }
  export interface Solution {
    /** By number of a variable, whether it holds. */
    readonly _assignment: readonly (boolean | null)[];
  }
  export class Solver {
    getVarNum(name: string): NumTerm;
    require(...formulas: readonly (NumTerm | Formula)[]): void;
    forbid(...formulas: readonly (NumTerm | Formula)[]): void;
    solveAssuming(formula: NumTerm | Formula): Solution | null;
  }
  interface Logic {
    Solver: typeof Solver;
    or(...operands: readonly (NumTerm | readonly NumTerm[])[]): Formula;
    and(...operands: readonly (NumTerm | Formula)[]): Formula;
    disablingAssertions<T>(work: () => T): T;
  }
  const logic: Logic;
  export default logic;
}
