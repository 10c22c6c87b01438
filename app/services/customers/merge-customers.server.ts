/**
 * Makes two records of one customer one, and parts them again.
 *
 * A merge is one transaction: both records are locked, everything that names the one given up is
 * taken over by `merge-rules`, what the kept one lacks is filled in, and the other one is deleted.
 * All of it is kept with the merge. Undoing gives the record its id back, and everything that was
 * moved and is still there; what came since stays with the kept one. Merges of one record are undone
 * last first, so that each finds what it left.
 */
import { z } from 'zod';
import {
  certainlyOne,
  compareCustomers,
  type DuplicateReason,
} from '#rules/customers/duplicates.ts';
import { filledFields, orderForMerge } from '#rules/customers/merge.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Prisma, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { comparable, COMPARED } from './compare-customers.server.ts';
import { indexWords } from './index-customer.server.ts';
import { keepRow, readRow, withoutNulls, writable } from './kept-rows.server.ts';
import { lockCustomers } from './lock-customers.server.ts';
import type { MergedPair } from './merge-rule.server.ts';
import { MERGE_RULES, unchangedSince } from './merge-rules.server.ts';

export const mergeSchema = z.object({ keepId: fields.id, giveId: fields.id });

/** Where only one of the two has an account, that one is kept whatever was asked. */
export async function mergeCustomers(
  actor: Actor,
  input: unknown,
): Promise<{ mergeId: string; customerId: string }> {
  const user = requirePermission(actor, 'customers:merge');
  const { keepId, giveId } = parseInput(mergeSchema, input);
  return inTransaction((tx) =>
    merge(tx, {
      keepId,
      giveId,
      by: { user: user.id, requestId: actor.requestId },
      now: actor.now,
    }),
  );
}

/**
 * The same by rule, with nobody asked: only where both have proven the same identifier, which is
 * looked at again under the lock. The older record is kept. Returns whether they were merged.
 */
export async function mergeByRule(pair: readonly [string, string], now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockCustomers(tx, pair, 'to-delete');
    const both = await tx.customer.findMany({
      where: { id: { in: [...pair] } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      include: COMPARED,
    });
    const [first, second] = both;
    if (first === undefined || second === undefined) return false;
    if (orderForMerge(first, second) === undefined) return false;
    if (!certainlyOne(compareCustomers(comparable(first), comparable(second)))) return false;
    await merge(tx, { keepId: first.id, giveId: second.id, now });
    return true;
  });
}

async function loadPair(tx: Transaction, keepId: string, giveId: string) {
  if (keepId === giveId) throw new AppError('invalid-input');
  await lockCustomers(tx, [keepId, giveId], 'to-delete');
  const load = async (id: string) => {
    const found = await tx.customer.findUnique({ where: { id, erasedAt: null } });
    if (found === null) throw new AppError('not-found');
    return found;
  };
  const ordered = orderForMerge(await load(keepId), await load(giveId));
  if (ordered === undefined) throw new AppError('merge-two-accounts');
  return ordered;
}

interface Decision {
  readonly keepId: string;
  readonly giveId: string;
  /** Absent: by rule. */
  readonly by?: { readonly user: string; readonly requestId: string };
  readonly now: Date;
}

async function merge(tx: Transaction, decision: Decision) {
  const { by, now } = decision;
  const decidedBy = by ? 'person' : 'rule';
  const { kept, given } = await loadPair(tx, decision.keepId, decision.giveId);
  const pair: MergedPair = { fromId: given.id, intoId: kept.id };
  const reasons = await reasonsOf(tx, pair);
  const sequence = await nextSequence(tx, pair);
  const moved: Record<string, Prisma.InputJsonValue> = {};
  for (const [column, rule] of Object.entries(MERGE_RULES)) {
    moved[column] = await rule.move(tx, pair);
  }
  const after = { ...filledFields(kept, given), updatedAt: now };
  await writeFields(tx, kept.id, after);
  await tx.customer.delete({ where: { id: given.id } });
  const before = Object.fromEntries(
    Object.entries(kept).filter(([column]) => Object.hasOwn(after, column)),
  );
  const { id } = await tx.customerMerge.create({
    data: {
      ...pair,
      sequence,
      decidedBy,
      reasons: [...reasons],
      given: keepRow(given),
      changed: { before: keepRow(before), after: keepRow(after) },
      moved,
      mergedById: by?.user ?? null,
      mergedAt: now,
    },
  });
  await indexWords(tx, kept.id);
  await tx.auditEvent.create({
    data: {
      userId: by?.user ?? null,
      requestId: by?.requestId ?? null,
      action: 'customer.merged',
      subjectKind: 'customer',
      subjectId: kept.id,
      data: toJson({ mergeId: id, fromId: given.id, decidedBy, reasons }),
      at: now,
    },
  });
  return { mergeId: id, customerId: kept.id };
}

async function reasonsOf(tx: Transaction, pair: MergedPair): Promise<readonly DuplicateReason[]> {
  const both = await tx.customer.findMany({
    where: { id: { in: [pair.fromId, pair.intoId] } },
    include: COMPARED,
  });
  const [a, b] = both.map(comparable);
  return a && b ? compareCustomers(a, b).reasons : [];
}

/** After every merge either record has seen. */
async function nextSequence(tx: Transaction, { fromId, intoId }: MergedPair): Promise<number> {
  const { _max } = await tx.customerMerge.aggregate({
    where: { intoId: { in: [fromId, intoId] } },
    _max: { sequence: true },
  });
  return (_max.sequence ?? 0) + 1;
}

async function writeFields(
  tx: Transaction,
  id: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const data = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, writable(column, value)]),
  );
  await tx.customer.update({ where: { id }, data });
}

export const undoSchema = z.object({ mergeId: fields.id });

/** Parts what a merge made one; returns the id of the record that is there again. */
export async function undoMerge(actor: Actor, input: unknown): Promise<{ customerId: string }> {
  const user = requirePermission(actor, 'customers:merge');
  const { mergeId } = parseInput(undoSchema, input);
  return inTransaction(async (tx) => {
    const found = await tx.customerMerge.findUnique({ where: { id: mergeId } });
    if (found === null) throw new AppError('not-found');
    const { fromId, intoId } = found;
    await lockCustomers(tx, [intoId], 'to-delete');
    // The guard in the `where` lets one of two simultaneous undoings through.
    const { count } = await tx.customerMerge.updateMany({
      where: { id: mergeId, intoId, undoneAt: null },
      data: { undoneAt: actor.now, undoneById: user.id },
    });
    if (count !== 1) throw new AppError('status-conflict');
    const later = await tx.customerMerge.count({
      where: { intoId, undoneAt: null, sequence: { gt: found.sequence } },
    });
    if (later > 0) throw new AppError('merge-overtaken');
    await restore(tx, { fromId, intoId }, found);
    const data = { mergeId, againId: fromId };
    await recordAudit(tx, actor, 'customer.merge-undone', { kind: 'customer', id: intoId }, data);
    return { customerId: fromId };
  });
}

const movedSchema = z.record(z.string(), z.unknown());
const changedSchema = z.object({ before: z.unknown(), after: z.unknown() });

async function restore(
  tx: Transaction,
  pair: MergedPair,
  kept: { readonly given: unknown; readonly changed: unknown; readonly moved: unknown },
): Promise<void> {
  // The row as this very table held it.
  const given = withoutNulls(readRow(kept.given)) as Prisma.CustomerUncheckedCreateInput;
  await tx.customer.create({ data: given });
  const moved = movedSchema.parse(kept.moved);
  for (const [column, rule] of Object.entries(MERGE_RULES).reverse()) {
    if (Object.hasOwn(moved, column)) await rule.restore(tx, pair, moved[column]);
  }
  const { before, after } = changedSchema.parse(kept.changed);
  const now = await tx.customer.findUniqueOrThrow({ where: { id: pair.intoId } });
  await writeFields(tx, pair.intoId, unchangedSince(now, readRow(before), readRow(after)));
  await indexWords(tx, pair.fromId);
  await indexWords(tx, pair.intoId);
}
