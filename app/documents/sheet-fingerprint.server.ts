/**
 * What a build sheet said, in a line short enough to keep with the unit: a digest of each of its
 * parts, so that a reprint can name the parts that are not as they were.
 */
import { createHash } from 'node:crypto';
import type { DocumentLine, OrderDocumentData } from './types.ts';

export const SHEET_PARTS = [
  'workOrder',
  'due',
  'customer',
  'specification',
  'notes',
  'wishes',
  'bom',
  'operations',
] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

function saidOf(data: OrderDocumentData, line: DocumentLine, workOrder: string) {
  return {
    workOrder,
    due: data.dueDate,
    customer: data.customer,
    specification: [line.configurationName, line.modules, line.characteristics],
    notes: line.notes,
    wishes: data.wishes,
    bom: line.bom,
    operations: line.routing,
  } satisfies Record<SheetPart, unknown>;
}

/** `part:digest` of each part; the same for equal data, whatever the order of its properties. */
export function fingerprintOf(
  data: OrderDocumentData,
  line: DocumentLine,
  workOrder: string,
): string {
  const said = saidOf(data, line, workOrder);
  return SHEET_PARTS.map((part) => `${part}:${digest(said[part])}`).join(' ');
}

/** The parts `now` says otherwise than `before`; all of them where `before` says nothing of it. */
export function changedParts(before: string, now: string): readonly SheetPart[] {
  const known = new Set(before.split(' '));
  return now
    .split(' ')
    .filter((entry) => !known.has(entry))
    .map((entry) => entry.split(':')[0])
    .filter((part): part is SheetPart => SHEET_PARTS.some((known) => known === part));
}

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)) ?? '')
    .digest('hex')
    .slice(0, 12);

/** A database may give properties back in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
