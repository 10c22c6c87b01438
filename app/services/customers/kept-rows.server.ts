/**
 * Rows as a merge keeps them, so that an undone one writes the very same again: JSON, with times and
 * large numbers told apart from texts.
 */
import { z } from 'zod';
import { NO_JSON, type Prisma } from '#app/utils/database.server.ts';
import { toJson } from '#app/utils/record.server.ts';

const TIME = '$time';
const LARGE = '$large';
const timeSchema = z.strictObject({ [TIME]: z.iso.datetime() });
const largeSchema = z.strictObject({ [LARGE]: z.string().regex(/^-?\d+$/) });
const rowSchema = z.record(z.string(), z.unknown());

function keepValue(value: unknown): unknown {
  if (value instanceof Date) return { [TIME]: value.toISOString() };
  return typeof value === 'bigint' ? { [LARGE]: String(value) } : (value ?? null);
}

/** Columns and their values, for a Json column. */
export const keepRow = (row: object): Prisma.InputJsonObject =>
  toJson(
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, keepValue(value)])),
  ) as Prisma.InputJsonObject;

/** What `keepRow` was given. */
export function readRow(kept: unknown): Readonly<Record<string, unknown>> {
  const row = rowSchema.parse(kept);
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, revive(value)]));
}

function revive(value: unknown): unknown {
  const time = timeSchema.safeParse(value);
  if (time.success) return new Date(time.data[TIME]);
  const large = largeSchema.safeParse(value);
  return large.success ? BigInt(large.data[LARGE]) : value;
}

/** Whether a stored value is still the one that was kept; in JSON the order of names means nothing. */
export const sameValue = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(keepValue(value), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** A row to be created: empty columns are left out, a Json column takes no null. */
export const withoutNulls = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** A value to be written by an update. */
export const writable = (column: string, value: unknown): unknown =>
  value === null && column === 'terms' ? NO_JSON : value;
