/**
 * The answers of a small network, by looking at every assignment.
 *
 * Shares nothing with the engine but the network's type; slow and obvious on purpose.
 */
import type { Constraint, Network, Objective, Term } from '#rules/engine/network/network.ts';

export type Solution = readonly number[];

/** Value by variable, of the variables that have one. */
export type Assigned = ReadonlyMap<number, number>;

/** The number of assignments there are to look at. */
export function sizeOf(network: Network): number {
  return network.domains.reduce((product, size) => product * size, 1);
}

const sum = (terms: readonly Term[], solution: Solution): number =>
  terms.reduce((total, { variable, weights }) => {
    const weight = weights[solution[variable] ?? -1];
    if (weight === undefined) throw new RangeError(`no weight for variable ${variable}`);
    return total + weight;
  }, 0);

/** True when the solution satisfies the constraint. */
export function satisfies(constraint: Constraint, solution: Solution): boolean {
  if (constraint.kind === 'clause') {
    return constraint.literals.some(({ variable, values }) =>
      values.includes(solution[variable] ?? -1),
    );
  }
  if (constraint.kind === 'linear') return sum(constraint.terms, solution) <= constraint.bound;
  const { scope, rows } = constraint;
  if (scope.length === 0) return true;
  for (let row = 0; row < rows.length; row += scope.length) {
    if (scope.every((variable, column) => rows[row + column] === solution[variable])) return true;
  }
  return false;
}

/** What the objective comes to in a solution. */
export function worth(objective: Objective, solution: Solution): number {
  return objective.constant + sum(objective.terms, solution);
}

/**
 * All solutions, in the order of the values; a constraint is looked at once its scope has values.
 * `order` says which variable is given a value first: it matters for time, and for the order.
 */
export function allSolutions(
  { domains, constraints }: Network,
  order: readonly number[] = [...domains.keys()],
): readonly Solution[] {
  const due = domains.map((): Constraint[] => []);
  const solutions: Solution[] = [];
  for (const constraint of constraints) {
    const last = Math.max(-1, ...variablesOf(constraint).map((one) => order.indexOf(one)));
    if (last >= 0) due[last]?.push(constraint);
    else if (!satisfies(constraint, [])) return solutions;
  }
  const current = domains.map(() => 0);
  const from = (depth: number): void => {
    const variable = order[depth];
    if (variable === undefined) {
      solutions.push([...current]);
      return;
    }
    for (let value = 0; value < (domains[variable] ?? 0); value++) {
      current[variable] = value;
      if (due[depth]?.every((constraint) => satisfies(constraint, current))) from(depth + 1);
    }
  };
  from(0);
  return solutions;
}

function variablesOf(constraint: Constraint): readonly number[] {
  if (constraint.kind === 'table') return constraint.scope;
  const parts = constraint.kind === 'clause' ? constraint.literals : constraint.terms;
  return parts.map(({ variable }) => variable);
}

export interface Expected {
  /** 1 for each value, numbered through, that some solution has; 0 otherwise. */
  readonly domains: readonly number[];
  readonly count: bigint;
  /** By objective: the least and the greatest, undefined without a solution. */
  readonly least: readonly (number | undefined)[];
  readonly greatest: readonly (number | undefined)[];
  /** By objective, for each value numbered through: the least with it, Infinity when invalid. */
  readonly leastOf: readonly (readonly number[])[];
}

/** What every back-end has to answer under these assignments. */
export function expectedAnswers(
  network: Network,
  solutions: readonly Solution[],
  assigned: Assigned,
): Expected {
  const left = solutions.filter((solution) =>
    [...assigned].every(([variable, value]) => solution[variable] === value),
  );
  const perValue = <T>(answer: (having: readonly Solution[]) => T): T[] =>
    network.domains.flatMap((size, variable) =>
      Array.from({ length: size }, (_, value) =>
        answer(left.filter((solution) => solution[variable] === value)),
      ),
    );
  const worths = (objective: Objective, among: readonly Solution[]): number[] =>
    among.map((solution) => worth(objective, solution));
  const { objectives } = network;
  return {
    domains: perValue((having) => (having.length > 0 ? 1 : 0)),
    count: BigInt(left.length),
    least: objectives.map((o) => (left.length > 0 ? Math.min(...worths(o, left)) : undefined)),
    greatest: objectives.map((o) => (left.length > 0 ? Math.max(...worths(o, left)) : undefined)),
    leastOf: objectives.map((o) => perValue((having) => Math.min(...worths(o, having)))),
  };
}

/** The minimal sets of assignments that some solution leaves while it holds all others, by loss. */
export function expectedCorrections(
  solutions: readonly Solution[],
  assigned: Assigned,
  losses: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const left = solutions
    .map((solution) => [...assigned.keys()].filter((x) => solution[x] !== assigned.get(x)))
    .filter((set) => set.every((variable) => losses.has(variable)));
  const sets = new Map(left.map((set) => [[...set].sort((a, b) => a - b).join(), set]));
  const minimal = [...sets.values()].filter(
    (set) =>
      ![...sets.values()].some(
        (other) => other.length < set.length && other.every((variable) => set.includes(variable)),
      ),
  );
  return minimal.sort((a, b) => lossOf(a, losses) - lossOf(b, losses));
}

/** What it loses to let go of some variables. */
export function lossOf(set: readonly number[], losses: ReadonlyMap<number, number>): number {
  return set.reduce((total, variable) => total + (losses.get(variable) ?? NaN), 0);
}
