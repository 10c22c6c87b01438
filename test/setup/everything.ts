/** All that a database holds: to tell that a refusal changed none of it, and to look for something. */
import { readFileSync } from 'node:fs';
import { database } from '#app/utils/database.server.ts';

/** What is no part of anybody's work: who is signed in, and how often they tried. */
const BESIDE = new Set(['Session', 'RateLimit', 'PasswordReset']);

const MODELS = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+)/gm)].map(
  ([, name]) => String(name),
);

export type Row = Readonly<Record<string, unknown>>;
type Rows = { findMany(): Promise<Row[]> };

/** Every row of every table there is, by model. */
export async function everyTable(): Promise<Readonly<Record<string, readonly Row[]>>> {
  const tables = database() as unknown as Readonly<Record<string, Rows>>;
  const held: Record<string, readonly Row[]> = {};
  for (const model of MODELS) {
    const table = tables[`${model.charAt(0).toLowerCase()}${model.slice(1)}`];
    if (!table) throw new Error(`no table of ${model}`);
    held[model] = await table.findMany();
  }
  return held;
}

/** A value of a row in words; JSON knows no big integers. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  );

/** Every row of people's work, in an order that does not depend on the database. */
export async function everything(): Promise<Readonly<Record<string, readonly string[]>>> {
  return Object.fromEntries(
    Object.entries(await everyTable())
      .filter(([model]) => !BESIDE.has(model))
      .map(([model, rows]) => [model, rows.map((row) => textOf(row)).sort()]),
  );
}
