/**
 * Batches by common modules: operations that share a set-up are run one after the other, so that
 * the bench is set up once for all of them.
 *
 * Operations share a set-up if work centre, operation and the parts built in there are the
 * same. Among those, what is due within a window of days goes together. Method: the points of a
 * line are covered from the left, each group beginning at the first point not yet covered and
 * full at `most`; by exchange no other grouping has fewer groups (Cormen et al., Introduction to
 * Algorithms, 16.2, greedy choice), so where set-ups of a kind are equally long none saves more.
 * Always holds: each operation is in exactly one group; a group spans at most the window; it is
 * set up once, for the longest of its set-ups.
 */
import { itemOf } from '#rules/bom/tracked.ts';
import type { BomLine, RoutingOperation } from '#rules/bom/types.ts';
import type { Minute } from './calendar.ts';

/** Units somebody may put in one batch. */
export const MOST_IN_BATCH = 100;

export interface Unit {
  readonly id: string;
  readonly due: Minute;
  readonly bom: readonly BomLine[];
  /** Operations that have not begun. */
  readonly routing: readonly RoutingOperation[];
}

export interface BatchLimits {
  /** Minutes between the first and the last due moment of a group. */
  readonly window: number;
  /** Operations of a group. */
  readonly most?: number | undefined;
}

export interface BatchGroup {
  readonly workCentre: string;
  readonly operation: string;
  /** Numbers of the parts the set-up is for, sorted. */
  readonly parts: readonly string[];
  /** By due moment, then id. */
  readonly units: readonly string[];
  readonly setupAlone: number;
  readonly setupTogether: number;
}

export interface Batch {
  /** Groups of two and more; those that save most first. */
  readonly groups: readonly BatchGroup[];
  /** Set-up minutes of all operations, each for itself. */
  readonly setupAlone: number;
  /** Set-up minutes when the groups are run together. */
  readonly setupTogether: number;
}

interface Member {
  readonly unit: Unit;
  readonly operation: RoutingOperation;
}

/** O(operations · log operations + BOM lines · operations). */
export function batch(units: readonly Unit[], { window, most = Infinity }: BatchLimits): Batch {
  const kinds = new Map<string, Member[]>();
  for (const unit of units) {
    for (const operation of unit.routing) {
      const key = JSON.stringify(setupOf(operation, unit.bom));
      const members = kinds.get(key);
      if (members) members.push({ unit, operation });
      else kinds.set(key, [{ unit, operation }]);
    }
  }
  const all = [...kinds.values()].flatMap((members) => split(members, window, most)).map(groupOf);
  const total = (part: 'setupAlone' | 'setupTogether') =>
    all.reduce((sum, group) => sum + group[part], 0);
  return {
    groups: all.filter((group) => group.units.length > 1).sort(bySaving),
    setupAlone: total('setupAlone'),
    setupTogether: total('setupTogether'),
  };
}

/** Set-up minutes each unit is spared, by operation: all but the first of a group. */
export function savedBy(
  { groups }: Pick<Batch, 'groups'>,
  { id, routing }: Pick<Unit, 'id' | 'routing'>,
): Record<string, number> {
  const saved: Record<string, number> = {};
  for (const group of groups) {
    if (group.units.indexOf(id) <= 0) continue;
    const operation = routing.find((one) => one.id === group.operation);
    if (operation) saved[operation.id] = operation.setup;
  }
  return saved;
}

/** What a set-up depends on. */
export function setupOf(
  { id, workCentre, installs = [] }: RoutingOperation,
  bom: readonly BomLine[],
): readonly [workCentre: string, operation: string, parts: readonly string[]] {
  const built = bom.filter((line) => installs.includes(itemOf(line)));
  const parts = new Set(built.map(({ partNumber }) => partNumber));
  return [workCentre.id, id, [...parts].sort()];
}

function split(members: readonly Member[], window: number, most: number): Member[][] {
  const inOrder = [...members].sort(
    (left, right) => left.unit.due - right.unit.due || (left.unit.id < right.unit.id ? -1 : 1),
  );
  const groups: Member[][] = [];
  for (const member of inOrder) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && member.unit.due - first.unit.due <= window && group.length < most) {
      group.push(member);
    } else groups.push([member]);
  }
  return groups;
}

function groupOf(members: readonly Member[]): BatchGroup {
  const [first] = members;
  if (!first) throw new RangeError('a group has at least one operation');
  const [workCentre, operation, parts] = setupOf(first.operation, first.unit.bom);
  const setups = members.map((member) => member.operation.setup);
  return {
    workCentre,
    operation,
    parts,
    units: members.map(({ unit }) => unit.id),
    setupAlone: setups.reduce((sum, setup) => sum + setup, 0),
    setupTogether: Math.max(...setups),
  };
}

const saving = ({ setupAlone, setupTogether }: BatchGroup): number => setupAlone - setupTogether;

const bySaving = (left: BatchGroup, right: BatchGroup): number =>
  saving(right) - saving(left) || (nameOf(left) < nameOf(right) ? -1 : 1);

const nameOf = ({ operation, parts, units }: BatchGroup): string =>
  JSON.stringify([operation, parts, units]);
