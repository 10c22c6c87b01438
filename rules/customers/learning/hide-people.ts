/**
 * Past configurations made nobody's before a model of them leaves the house.
 *
 * Configurations are gathered into groups of near ones, each of at least `least` people; within a
 * group the values of every variable are put in order and then dealt out anew. So what comes out
 * says of a group only how often each value occurs in it: whoever knows some choices of a person
 * finds at best the group, in which everything else is anybody's. Shares of values over all, and
 * nearly what goes with what, stay as they were.
 *
 * Groups by MDAV (J. Domingo-Ferrer, J. Mateo-Sanz, "Practical data-oriented microaggregation for
 * statistical disclosure control", IEEE TKDE 14, 2002), with the number of differing values as the
 * distance; dealing out as in Anatomy (X. Xiao, Y. Tao, VLDB 2006).
 */
import { shuffle } from '#rules/kernel/shuffle.ts';
import type { WeightedRow } from './sample.ts';

/** No fewer people than this are told of together. */
export const LEAST_PEOPLE = 5;

export interface PersonalRow extends WeightedRow {
  /** Whoever chose it; any name will do, it does not come out. */
  readonly person: string;
}

/**
 * The rows with values dealt out anew within groups, each weighing its group's mean; none where
 * there are fewer people than `least`. The order in which rows come does not matter. O(rows² ×
 * variables ÷ least), a group each step.
 */
export function* hidePeople(
  rows: readonly PersonalRow[],
  random: () => number,
  least = LEAST_PEOPLE,
): Generator<void, readonly WeightedRow[]> {
  const hidden: WeightedRow[] = [];
  for (const group of yield* groupsOf(rows, least)) hidden.push(...dealtOut(group, random));
  return hidden;
}

function* groupsOf(
  rows: readonly PersonalRow[],
  least: number,
): Generator<void, readonly (readonly PersonalRow[])[]> {
  const groups: PersonalRow[][] = [];
  let left = [...rows].sort(inOrder);
  const counts = new Counts(left);
  while (counts.people >= least) {
    const seed = farthest(left, counts.commonest());
    const people = new Set<string>();
    const group: PersonalRow[] = [];
    for (const row of byDistance(left, seed)) {
      if (people.size === least) break;
      people.add(row.person);
      group.push(row);
    }
    const taken = new Set(group);
    left = left.filter((row) => !taken.has(row));
    group.forEach((row) => counts.remove(row));
    groups.push(group);
    yield;
  }
  // Too few to be a group of their own.
  for (const row of left) nearest(groups, row)?.push(row);
  return groups;
}

/** How often each value and person occurs in what is left. */
class Counts {
  private readonly values: readonly Map<number, number>[];
  private readonly persons = new Map<string, number>();

  constructor(rows: readonly PersonalRow[]) {
    this.values = Array.from({ length: rows[0]?.values.length ?? 0 }, () => new Map());
    for (const row of rows) this.add(row, 1);
  }

  get people(): number {
    return this.persons.size;
  }

  remove(row: PersonalRow): void {
    this.add(row, -1);
    if (this.persons.get(row.person) === 0) this.persons.delete(row.person);
  }

  private add({ person, values }: PersonalRow, count: 1 | -1): void {
    this.persons.set(person, (this.persons.get(person) ?? 0) + count);
    this.values.forEach((known, variable) => {
      const value = values[variable] ?? 0;
      known.set(value, (known.get(value) ?? 0) + count);
    });
  }

  /** Of every variable the value that most have; of several the least. */
  commonest(): readonly number[] {
    return this.values.map((known) => {
      let [best, most] = [0, -1];
      for (const [value, count] of known) {
        if (count > most || (count === most && value < best)) [best, most] = [value, count];
      }
      return best;
    });
  }
}

/** By what was chosen, then by whom: not by how rows happened to come. */
function inOrder(one: PersonalRow, other: PersonalRow): number {
  for (let i = 0; i < one.values.length; i++) {
    const difference = (one.values[i] ?? 0) - (other.values[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.person !== other.person) return one.person < other.person ? -1 : 1;
  return one.weight - other.weight;
}

function differing(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) count++;
  return count;
}

/** What the row farthest away chose; of several the last in order. */
function farthest(rows: readonly PersonalRow[], from: ArrayLike<number>): ArrayLike<number> {
  let [found, most] = [from, -1];
  for (const { values } of rows) {
    const distance = differing(values, from);
    if (distance >= most) [found, most] = [values, distance];
  }
  return found;
}

/** The nearest first; of equally near ones the first in order. */
function* byDistance(
  rows: readonly PersonalRow[],
  from: ArrayLike<number>,
): Generator<PersonalRow> {
  const rings: PersonalRow[][] = Array.from({ length: from.length + 1 }, () => []);
  for (const row of rows) rings[differing(row.values, from)]?.push(row);
  for (const ring of rings) yield* ring;
}

function nearest(groups: readonly PersonalRow[][], row: PersonalRow): PersonalRow[] | undefined {
  let found: PersonalRow[] | undefined;
  let least = Infinity;
  for (const group of groups) {
    const distance = differing(group[0]?.values ?? [], row.values);
    if (distance < least) [found, least] = [group, distance];
  }
  return found;
}

/** A function of how often each value occurs, and of chance: of nothing else in the group. */
function dealtOut(group: readonly PersonalRow[], random: () => number): readonly WeightedRow[] {
  const weight =
    group
      .map((row) => row.weight)
      .sort((a, b) => a - b)
      .reduce(add, 0) / group.length;
  const width = group[0]?.values.length ?? 0;
  const columns = Array.from({ length: width }, (_, variable) => {
    const column = Int32Array.from(group, ({ values }) => values[variable] ?? 0).sort();
    shuffle(column, random);
    return column;
  });
  return group.map((_, at) => ({ weight, values: columns.map((column) => column[at] ?? 0) }));
}

const add = (sum: number, each: number): number => sum + each;
