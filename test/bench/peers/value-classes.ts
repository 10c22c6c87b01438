/**
 * Values that no constraint tells apart, made one: what makes a catalogue of thousands of parts
 * small enough for any of the peers.
 *
 * Two values of a variable of the file are alike if exchanging them changes no constraint. For a
 * helper, the table that ties it to a variable nearer to the file's need not agree: "some value of
 * the helper fits" says the same of either, as long as all else treats them alike.
 */
import { valueOffsets, type Constraint, type Network } from '#rules/engine/network/network.ts';

export interface ValueClasses {
  /** The network of the classes; it has no objectives. */
  readonly network: Network;
  /** By variable and value, the class. */
  readonly classOf: readonly (readonly number[])[];
}

export function valueClasses(whole: Network, named: number): ValueClasses {
  const distances = distancesOf(whole, named);
  const variables = [...whole.domains.keys()];
  const classOf = whole.domains.map((size) => Array.from({ length: size }, (_, value) => value));
  let network: Network = { ...whole, objectives: [] };
  for (const variable of variables.sort((a, b) => (distances[b] ?? 0) - (distances[a] ?? 0))) {
    const tie = network.constraints.findIndex(
      ({ kind, ...one }) =>
        kind === 'table' &&
        'scope' in one &&
        one.scope.length === 2 &&
        one.scope.includes(variable) &&
        one.scope.some((other) => (distances[other] ?? 0) < (distances[variable] ?? 0)),
    );
    const classes = classesOf(network, variable, tie);
    const count = new Set(classes).size;
    if (count === network.domains[variable]) continue;
    network = {
      domains: network.domains.map((size, other) => (other === variable ? count : size)),
      constraints: network.constraints.map((one) => onClasses(one, variable, classes)),
      objectives: [],
    };
    classOf[variable] = classes;
  }
  return { network, classOf };
}

/** How many tables of two columns lie between a variable and one of the file. */
function distancesOf({ domains, constraints }: Network, named: number): number[] {
  const distances = domains.map((_, variable) => (variable < named ? 0 : Infinity));
  const pairs = constraints.flatMap((one) =>
    one.kind === 'table' && one.scope.length === 2 ? [one.scope] : [],
  );
  for (let moved = true; moved;) {
    moved = false;
    for (const [a = 0, b = 0] of [...pairs, ...pairs.map((pair) => [...pair].reverse())]) {
      const reached = (distances[a] ?? Infinity) + 1;
      if (reached >= (distances[b] ?? 0)) continue;
      distances[b] = reached;
      moved = true;
    }
  }
  return distances;
}

/** By value of the variable, its class; constraint number `tie` doesn't count. */
function classesOf(network: Network, variable: number, tie: number): number[] {
  const marks = Array.from({ length: network.domains[variable] ?? 0 }, () => '');
  network.constraints.forEach((constraint, number) => {
    if (number === tie) return;
    for (const [value, what] of marksOf(constraint, variable)) {
      marks[value] = `${marks[value] ?? ''}|${number}:${what}`;
    }
  });
  const classes = new Map<string, number>();
  return marks.map((what) => {
    const known = classes.get(what) ?? classes.size;
    classes.set(what, known);
    return known;
  });
}

/** What a constraint says about each value: the same text exactly if it says the same. */
function marksOf(constraint: Constraint, variable: number): Map<number, string> {
  if (constraint.kind === 'linear') throw new Error('the peers take no sums');
  if (constraint.kind === 'clause') {
    const literals = constraint.literals.filter((literal) => literal.variable === variable);
    return new Map(literals.flatMap(({ values }) => values.map((value) => [value, 'in'])));
  }
  const { scope, rows } = constraint;
  const column = scope.indexOf(variable);
  const rests = new Map<string, number>();
  const ofValue = new Map<number, number[]>();
  for (let row = 0; column >= 0 && row < rows.length; row += scope.length) {
    const rest = rows
      .subarray(row, row + scope.length)
      .filter((_, at) => at !== column)
      .join();
    const id = rests.get(rest) ?? rests.size;
    rests.set(rest, id);
    const value = rows[row + column] ?? 0;
    const ids = ofValue.get(value);
    if (ids) ids.push(id);
    else ofValue.set(value, [id]);
  }
  return new Map(
    [...ofValue].map(([value, ids]) => [value, [...new Set(ids)].sort((a, b) => a - b).join()]),
  );
}

function onClasses(
  constraint: Constraint,
  variable: number,
  classes: readonly number[],
): Constraint {
  if (constraint.kind === 'clause') {
    const literals = constraint.literals.map((literal) =>
      literal.variable === variable
        ? { variable, values: [...new Set(literal.values.map((value) => classes[value] ?? 0))] }
        : literal,
    );
    return { kind: 'clause', literals };
  }
  if (constraint.kind === 'linear' || !constraint.scope.includes(variable)) return constraint;
  const { scope } = constraint;
  const column = scope.indexOf(variable);
  const rows = new Map<string, Uint16Array>();
  for (let row = 0; row < constraint.rows.length; row += scope.length) {
    const merged = constraint.rows.slice(row, row + scope.length);
    merged[column] = classes[merged[column] ?? 0] ?? 0;
    rows.set(merged.join(), merged);
  }
  const flat = new Uint16Array(rows.size * scope.length);
  [...rows.values()].forEach((row, index) => flat.set(row, index * scope.length));
  return { kind: 'table', scope, rows: flat };
}

/** The valid values of the file's variables, given those of their classes and what was picked. */
export function expandValid(
  valid: Uint8Array,
  { network, classOf }: ValueClasses,
  named: number,
  picked: ReadonlyMap<number, number>,
): Uint8Array {
  const offsets = valueOffsets(network.domains);
  return Uint8Array.from(
    classOf.slice(0, named).flatMap((classes, variable) => {
      const own = picked.get(variable);
      return classes.map((one, value) =>
        own === undefined || own === value ? (valid[(offsets[variable] ?? 0) + one] ?? 0) : 0,
      );
    }),
  );
}
