/**
 * Which units to pull together: those due within a window of days that spare each other a set-up.
 *
 * Units are taken from the earliest due day on, like the operations of a batch; one that shares no
 * set-up with the others of its window is left out, as it would only wait for them. Always holds:
 * a unit is in one proposal at most; each proposal has two units at least and saves time.
 */
import { batch, type Batch, type BatchLimits, type Unit } from './batch.ts';

export interface ProposedBatch extends Batch {
  /** By due moment, then id. */
  readonly units: readonly string[];
}

/** Those that save most first. */
export function proposeBatches(
  units: readonly Unit[],
  { window, most = Infinity }: BatchLimits,
): ProposedBatch[] {
  const inOrder = [...units].sort(
    (left, right) => left.due - right.due || (left.id < right.id ? -1 : 1),
  );
  const windows: Unit[][] = [];
  for (const unit of inOrder) {
    const open = windows.at(-1);
    const first = open?.[0];
    if (open && first && unit.due - first.due <= window && open.length < most) open.push(unit);
    else windows.push([unit]);
  }
  return windows
    .map(together)
    .filter((proposal) => savedIn(proposal) > 0)
    .sort((left, right) => savedIn(right) - savedIn(left));
}

/** Minutes of setting up that are spared. */
export const savedIn = ({
  setupAlone,
  setupTogether,
}: Pick<Batch, 'setupAlone' | 'setupTogether'>): number => setupAlone - setupTogether;

/** The units of a batch built together, whenever they are due. */
export function batchOf(units: readonly Unit[]): Batch {
  return batch(units, { window: Infinity });
}

function together(units: readonly Unit[]): ProposedBatch {
  const helped = new Set(
    batchOf(units)
      .groups.filter((group) => savedIn(group) > 0)
      .flatMap((group) => group.units),
  );
  const kept = units.filter(({ id }) => helped.has(id));
  return { ...batchOf(kept), units: kept.map(({ id }) => id) };
}
