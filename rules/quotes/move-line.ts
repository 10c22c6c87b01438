/** Moving a line of a quote up (-1) or down (1), with what is sold as one staying together. */
import { unitsOf, type CountableLine } from './counted-lines.ts';

/**
 * The line changes places with its neighbour in its bundle; at the bundle's edge the whole of it
 * does with what stands next. At the edge of the quote, and for an unknown id, nothing moves.
 */
export function moveLine<Line extends CountableLine>(
  lines: readonly Line[],
  id: string,
  step: -1 | 1,
): readonly Line[] {
  const units = unitsOf(lines).map((unit) => unit.lines);
  const at = units.findIndex((unit) => unit.some((line) => line.id === id));
  const unit = units[at] ?? [];
  const inside = swapped(
    unit,
    unit.findIndex((line) => line.id === id),
    step,
  );
  return (inside === unit ? swapped(units, at, step) : units.with(at, inside)).flat();
}

/** With the neighbour changed for the item; the very same list where there is none. */
function swapped<Item>(list: readonly Item[], at: number, step: -1 | 1): readonly Item[] {
  const [item, neighbour] = [list[at], list[at + step]];
  if (item === undefined || neighbour === undefined) return list;
  return list.with(at, neighbour).with(at + step, item);
}
