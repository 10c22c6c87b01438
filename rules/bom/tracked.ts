/**
 * At which operation the numbers of each tracked part are recorded.
 *
 * Always holds: every tracked line of the BOM belongs to exactly one operation: the first one that
 * installs its item, else the last of the routing, so that no safety part leaves unrecorded. (A
 * product without operations has none.)
 */
import type { BomLine, RoutingOperation } from './types.ts';
import { tidy } from './quantity.ts';

export type TrackedLine = BomLine & { readonly tracked: NonNullable<BomLine['tracked']> };

/** Tracked lines by operation id; operations without any are left out. */
export function trackedLines(
  bom: readonly BomLine[],
  routing: readonly Pick<RoutingOperation, 'id' | 'installs'>[],
): ReadonlyMap<string, readonly TrackedLine[]> {
  const lines = new Map<string, TrackedLine[]>();
  for (const line of bom) {
    if (!isTracked(line)) continue;
    const item = itemOf(line);
    const at = routing.find(({ installs }) => installs?.includes(item)) ?? routing.at(-1);
    if (!at) continue;
    lines.set(at.id, [...(lines.get(at.id) ?? []), line]);
  }
  return lines;
}

/** Pieces that are built in: without those fetched because some will be spoilt. */
export const piecesOf = ({ quantity, scrap = 0 }: BomLine): number =>
  Math.ceil(tidy(quantity - scrap));

const isTracked = (line: BomLine): line is TrackedLine => line.tracked !== undefined;

/** The super BOM's item behind a line: the last step of its path, whichever slot. */
export const itemOf = ({ id }: Pick<BomLine, 'id'>): string =>
  (id.split('/').at(-1) ?? id).replace(/#\d+$/, '');
