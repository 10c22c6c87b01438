/**
 * A network's constraints in the form the compiler takes: a variable once in each, no literal that
 * is always or never true, no sum that always holds; what follows from clauses of one literal is
 * drawn first, so that settled variables stand in one such clause and in nothing else.
 */
import type { Clause, Linear, Network, Table } from '../network/network.ts';

export interface NormalConstraints {
  readonly tables: readonly Table[];
  readonly clauses: readonly Clause[];
  readonly linears: readonly Linear[];
}

/** Undefined when a constraint can't hold, or a variable has no value. */
export function normalise(network: Network): NormalConstraints | undefined {
  const left = leftByUnits(network);
  if (!left) return undefined;
  const tables: Table[] = [];
  const clauses: Clause[] = left.flatMap((values, variable) =>
    values.size < (network.domains[variable] ?? 0)
      ? [{ kind: 'clause', literals: [{ variable, values: ascending(values) }] }]
      : [],
  );
  const linears: Linear[] = [];
  for (const constraint of network.constraints) {
    if (constraint.kind === 'table') {
      const table = withoutRepetition(constraint);
      if (table.rows.length === 0) return undefined;
      tables.push(table);
    } else if (constraint.kind === 'clause') {
      const clause = normalClause(constraint, left);
      if (clause === 'never') return undefined;
      if (clause !== 'always') clauses.push(clause);
    } else {
      const linear = normalSum(constraint, left);
      if (sum(linear, Math.min) > linear.bound) return undefined;
      if (sum(linear, Math.max) > linear.bound) linears.push(linear);
    }
  }
  return { tables, clauses, linears };
}

const ascending = (values: ReadonlySet<number>): number[] => [...values].sort((a, b) => a - b);

/** Long chains of conclusions are left to the search, which draws them faster. */
const MOST_ROUNDS = 10;

/** The values that clauses of one literal leave, again and again; undefined when none is left. */
function leftByUnits({ domains, constraints }: Network): readonly Set<number>[] | undefined {
  const left = domains.map((size) => new Set(Array.from({ length: size }, (_, value) => value)));
  if (domains.includes(0)) return undefined;
  let open = constraints.filter((each): each is Clause => each.kind === 'clause');
  let changed = true;
  for (let round = 0; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    const next: Clause[] = [];
    for (const constraint of open) {
      const clause = normalClause(constraint, left);
      if (clause === 'never') return undefined;
      if (clause === 'always') continue;
      const [only] = clause.literals;
      if (clause.literals.length > 1 || !only) {
        next.push(clause);
        continue;
      }
      left[only.variable] = new Set(only.values);
      changed = true;
    }
    open = next;
  }
  return left;
}

const sum = ({ terms }: Linear, pick: (...weights: number[]) => number): number =>
  terms.reduce((total, { weights }) => total + pick(...weights), 0);

function normalClause(
  { literals }: Clause,
  left: readonly ReadonlySet<number>[],
): Clause | 'always' | 'never' {
  const sets = new Map<number, Set<number>>();
  for (const { variable, values } of literals) {
    const set = sets.get(variable) ?? new Set();
    for (const value of values) if (left[variable]?.has(value)) set.add(value);
    sets.set(variable, set);
  }
  const kept: { variable: number; values: readonly number[] }[] = [];
  for (const [variable, set] of sets) {
    if (set.size === left[variable]?.size) return 'always';
    if (set.size > 0) kept.push({ variable, values: ascending(set) });
  }
  return kept.length === 0 ? 'never' : { kind: 'clause', literals: kept };
}

/** The sum without settled variables; values that are gone weigh nothing more than the least left. */
function normalSum(linear: Linear, left: readonly ReadonlySet<number>[]): Linear {
  let { bound } = linear;
  const terms = linear.terms.flatMap(({ variable, weights }) => {
    const values = ascending(left[variable] ?? new Set());
    const least = Math.min(...values.map((value) => weights[value] ?? 0));
    bound -= least;
    const shifted = weights.map((weight, v) => (left[variable]?.has(v) ? weight - least : 0));
    return shifted.some((weight) => weight !== 0) ? [{ variable, weights: shifted }] : [];
  });
  return { kind: 'linear', terms, bound };
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
