/**
 * How a merge takes over what names a customer, and gives it back. Rows are moved by plain statements,
 * which leave their times of change as they were: a merge is no work on them.
 */
import { z } from 'zod';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import { join, raw, sql } from '#app/utils/database.server.ts';

/** The record given up, and the one that is kept. */
export interface MergedPair {
  readonly fromId: string;
  readonly intoId: string;
}

export interface MergeRule {
  /** Takes over what names `fromId`; returns all that putting it back needs. */
  move(tx: Transaction, pair: MergedPair): Promise<Prisma.InputJsonValue>;
  /** Puts back what `move` returned, as far as it is still there. */
  restore(tx: Transaction, pair: MergedPair, kept: unknown): Promise<void>;
}

export const idsSchema = z.array(z.string());
/** Far below what either database takes in one statement. */
const AT_ONCE = 500;

/** Every row goes over, and back by its id, which may have another name. */
export function moves(table: string, column = 'customerId', key = 'id'): MergeRule {
  const [rows, owner, id] = [raw(`"${table}"`), raw(`"${column}"`), raw(`"${key}"`)];
  return {
    async move(tx, { fromId, intoId }) {
      const found = await tx.$queryRaw<{ id: string }[]>(
        sql`SELECT ${id} AS "id" FROM ${rows} WHERE ${owner} = ${fromId} ORDER BY ${id}`,
      );
      await tx.$executeRaw(sql`UPDATE ${rows} SET ${owner} = ${intoId} WHERE ${owner} = ${fromId}`);
      return found.map(({ id }) => id);
    },
    async restore(tx, { fromId, intoId }, kept) {
      const ids = idsSchema.parse(kept);
      for (let start = 0; start < ids.length; start += AT_ONCE) {
        const some = join(ids.slice(start, start + AT_ONCE));
        await tx.$executeRaw(
          sql`UPDATE ${rows} SET ${owner} = ${fromId} WHERE ${owner} = ${intoId} AND ${id} IN (${some})`,
        );
      }
    },
  };
}
