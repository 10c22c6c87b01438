/**
 * A network's constraints in the form the compiler takes: a variable once in each, no literal that
 * is always or never true, no sum that always holds.
 */
import type { Clause, Linear, Network, Table } from '../network/network.ts';

export interface NormalConstraints {
  readonly tables: readonly Table[];
  readonly clauses: readonly Clause[];
  readonly linears: readonly Linear[];
}

/** Undefined when a constraint can't hold, or a variable has no value. */
export function normalise({ domains, constraints }: Network): NormalConstraints | undefined {
  if (domains.includes(0)) return undefined;
  const tables: Table[] = [];
  const clauses: Clause[] = [];
  const linears: Linear[] = [];
  for (const constraint of constraints) {
    if (constraint.kind === 'table') {
      if (constraint.rows.length === 0) return undefined;
      tables.push(withoutRepetition(constraint));
    } else if (constraint.kind === 'clause') {
      const clause = normalClause(constraint, domains);
      if (clause === 'never') return undefined;
      if (clause !== 'always') clauses.push(clause);
    } else {
      const least = sum(constraint, Math.min);
      if (least > constraint.bound) return undefined;
      if (sum(constraint, Math.max) > constraint.bound) linears.push(constraint);
    }
  }
  return { tables, clauses, linears };
}

const sum = ({ terms }: Linear, pick: (...weights: number[]) => number): number =>
  terms.reduce((total, { weights }) => total + pick(...weights), 0);

function normalClause(
  { literals }: Clause,
  domains: readonly number[],
): Clause | 'always' | 'never' {
  const sets = new Map<number, Set<number>>();
  for (const { variable, values } of literals) {
    const set = sets.get(variable) ?? new Set();
    for (const value of values) set.add(value);
    sets.set(variable, set);
  }
  const kept: { variable: number; values: readonly number[] }[] = [];
  for (const [variable, set] of sets) {
    if (set.size === domains[variable]) return 'always';
    if (set.size > 0) kept.push({ variable, values: [...set].sort((a, b) => a - b) });
  }
  return kept.length === 0 ? 'never' : { kind: 'clause', literals: kept };
}

/** A table that names a variable twice keeps the rows in which both columns agree. */
function withoutRepetition(table: Table): Table {
  const { scope, rows } = table;
  const first = scope.map((x) => scope.indexOf(x));
  const columns = scope.flatMap((_, i) => (first[i] === i ? [i] : []));
  if (columns.length === scope.length) return table;
  const kept: number[] = [];
  for (let row = 0; row < rows.length; row += scope.length) {
    if (first.every((f, i) => rows[row + f] === rows[row + i])) {
      for (const column of columns) kept.push(rows[row + column] as number);
    }
  }
  return {
    kind: 'table',
    scope: columns.map((i) => scope[i] as number),
    rows: Uint16Array.from(kept),
  };
}
