/**
 * Counts the printing of build sheets and keeps what they said, so that a sheet printed again says
 * that it was, and what is new on it. A unit whose order changed is a new work order, which takes
 * over what was printed for the one it replaces.
 */
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';

export interface Printing {
  /** Counts this one: 1 is the original. */
  readonly times: number;
  /** What the printing before this one said. */
  readonly before: string | undefined;
}

/** `said`: what each sheet says now, by number of its work order. */
export async function printSheets(
  actor: Actor,
  said: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Printing>> {
  requirePermission(actor, 'sheets:read');
  // In one order, so that two who print the same units wait for each other and no more.
  const units = [...said].sort(([left], [right]) => (left < right ? -1 : 1));
  return inTransaction(async (tx) => {
    const printings = new Map<string, Printing>();
    for (const [number, printedHash] of units) {
      const { id, printed, ...row } = await tx.workOrder.update({
        where: { number },
        data: { printed: { increment: 1 } },
        select: { id: true, printed: true, printedHash: true },
      });
      await tx.workOrder.update({ where: { id }, data: { printedHash } });
      const subject = { kind: 'work-order', id };
      await recordAudit(tx, actor, 'work.sheet-printed', subject, { number, times: printed });
      printings.set(number, { times: printed, before: row.printedHash ?? undefined });
    }
    return printings;
  });
}

/** Which piece of an order a sheet was printed for, and how often. */
export interface PrintedPiece {
  readonly position: number;
  readonly unit: number;
  readonly printed: number;
  readonly printedHash: string | null;
}

export async function printedPieces(tx: Transaction, orderId: string): Promise<PrintedPiece[]> {
  const rows = await tx.workOrder.findMany({
    where: { orderId, printed: { gt: 0 } },
    include: { orderLine: { select: { position: true } } },
  });
  return rows.map(({ orderLine: { position }, unit, printed, printedHash }) => {
    return { position, unit, printed, printedHash };
  });
}

/** Gives the work orders of the same pieces what was printed for them before. */
export async function takeOverPrinted(
  tx: Transaction,
  orderId: string,
  pieces: readonly PrintedPiece[],
): Promise<void> {
  for (const { position, unit, printed, printedHash } of pieces) {
    await tx.workOrder.updateMany({
      where: { orderId, unit, orderLine: { position } },
      data: { printed, printedHash },
    });
  }
}
