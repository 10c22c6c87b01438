/** All that a database holds, to tell that a refusal changed none of it. */
import { readFileSync } from 'node:fs';
import { database } from '#app/utils/database.server.ts';

/** What is no part of anybody's work: who is signed in, and how often they tried. */
const BESIDE = new Set(['Session', 'RateLimit', 'PasswordReset']);

const MODELS = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+)/gm)]
  .map(([, name]) => String(name))
  .filter((name) => !BESIDE.has(name));

type Rows = { findMany(): Promise<unknown[]> };

/** JSON, with large numbers as texts. */
const textOf = (row: unknown): string =>
  JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** Every row of every table, in an order that does not depend on the database. */
export async function everything(): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = database() as unknown as Readonly<Record<string, Rows>>;
  const held: Record<string, readonly string[]> = {};
  for (const model of MODELS) {
    const table = tables[`${model.charAt(0).toLowerCase()}${model.slice(1)}`];
    if (!table) throw new Error(`no table of ${model}`);
    held[model] = (await table.findMany()).map(textOf).sort();
  }
  return held;
}
