/**
 * Tables of two columns as clauses: a value implies one of those it stands with.
 *
 * Method: Gent: Arc consistency in SAT, 2002.
 */
import type { Literal } from '#rules/engine/sat/literal.ts';
import type { Table } from './network.ts';

/** What clauses are made with. */
export interface ClauseSink {
  literal(variable: number, value: number): Literal;
  size(variable: number): number;
  clause(literals: readonly Literal[]): void;
}

export function encodeSupports({ scope, rows }: Table, sink: ClauseSink): void {
  for (const column of [0, 1]) {
    const variable = scope[column] ?? 0;
    const other = scope[1 - column] ?? 0;
    const supports = Array.from({ length: sink.size(variable) }, () => new Set<number>());
    for (let i = 0; i < rows.length; i += 2) {
      supports[rows[i + column] as number]?.add(rows[i + 1 - column] as number);
    }
    supports.forEach((values, value) => {
      if (values.size === sink.size(other)) return;
      const literals = [...values].map((each) => sink.literal(other, each));
      sink.clause([sink.literal(variable, value) ^ 1, ...literals]);
    });
  }
}
