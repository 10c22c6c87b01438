/**
 * What is fetched from the shelves for one or more products: the BOM, merged.
 *
 * Phantoms are not stocked and drop out (their children stay). Equal part, unit and bin become
 * one line; lines come in walking order, bins as people count them: A-2 before A-10.
 */
import type { Text } from '#rules/model/text.ts';
import { tidy } from './quantity.ts';
import type { BomLine } from './types.ts';

export interface PickLine {
  readonly bin: string;
  readonly partNumber: string;
  readonly title: Text;
  readonly quantity: number;
  readonly unit: string;
}

export function mergePickList(lines: readonly BomLine[]): PickLine[] {
  const merged = new Map<string, PickLine>();
  for (const { phantom, bin, partNumber, title, quantity, unit } of lines) {
    if (phantom) continue;
    const key = JSON.stringify([bin, partNumber, unit]);
    const total = tidy((merged.get(key)?.quantity ?? 0) + quantity);
    merged.set(key, { bin, partNumber, title, unit, quantity: total });
  }
  return [...merged.values()].sort(
    (left, right) =>
      countingOrder(left.bin, right.bin) ||
      countingOrder(left.partNumber, right.partNumber) ||
      countingOrder(left.unit, right.unit),
  );
}

const counting = new Intl.Collator('en', { numeric: true });
const countingOrder = (left: string, right: string): number => counting.compare(left, right);
