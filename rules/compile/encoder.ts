/**
 * Builds clauses: new variables, and literals equivalent to a conjunction or disjunction.
 *
 * Equal formulas share one literal. Method: Tseitin, 1968, in both directions.
 */
import type { LinearConstraint } from './compiled-family.ts';

export const TRUE = 1;
export const FALSE = -1;

export class Encoder {
  variableCount = 1;
  readonly clauses: number[] = [TRUE, 0];
  readonly groups: number[][] = [];
  readonly linears: LinearConstraint[] = [];
  private readonly known = new Map<string, number>();

  newVariable(): number {
    return ++this.variableCount;
  }

  addClause(literals: readonly number[]): void {
    if (literals.includes(TRUE)) return;
    this.clauses.push(...literals.filter((literal) => literal !== FALSE), 0);
  }

  and(literals: readonly number[]): number {
    return -this.or(literals.map((literal) => -literal));
  }

  or(literals: readonly number[]): number {
    const unique = new Set(literals);
    if (literals.some((literal) => literal === TRUE || unique.has(-literal))) return TRUE;
    const set = [...unique].filter((literal) => literal !== FALSE).sort((a, b) => a - b);
    const [only] = set;
    if (only === undefined) return FALSE;
    if (set.length === 1) return only;
    return this.shared(`or ${set.join(' ')}`, (result) => {
      this.addClause([-result, ...set]);
      for (const literal of set) this.addClause([result, -literal]);
    });
  }

  /** The literal of a formula known by a key; `define` states what makes it equivalent. */
  shared(key: string, define: (result: number) => void): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const result = this.newVariable();
    this.known.set(key, result);
    define(result);
    return result;
  }
}
