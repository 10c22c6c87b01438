/**
 * The ledger of points: double entry, in which nothing is ever changed. Every movement is a transaction
 * whose entries add up to nothing, between the customer's book and one of ours. A key names what a
 * transaction is for, so that what is done twice is done once.
 *
 * Whoever moves a customer's points has the customer's row first, so that movements of one customer
 * happen one after the other. What is left of a lot stands with it, and is taken under the condition that
 * it is still there. Everything is written by the functions of this file.
 */
import { consume } from '#rules/customers/loyalty/consume.ts';
import { monthsLater, type EarnRule } from '#rules/customers/loyalty/programme.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { lockCustomers } from '../customers/lock-customers.server.ts';
import { standardProgramme } from './programme.ts';

export type Book = 'customer' | 'issued' | 'redeemed' | 'expired' | 'corrected';
export type MovementKind = 'earn' | 'redeem' | 'expire' | 'correct' | 'give-up';

export interface Movement {
  readonly kind: MovementKind;
  readonly rule: string;
  readonly key: string;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  readonly userId?: string | undefined;
  readonly at: Date;
}

/** A new lot of `points` (above 0), issued or as a correction; false where its key was there before, `not-found`
 * without the customer. */
export async function credit(
  tx: Transaction,
  customerId: string,
  points: number,
  {
    book,
    ...movement
  }: Movement & { readonly rule: EarnRule; readonly book: 'issued' | 'corrected' },
): Promise<boolean> {
  await lockCustomers(tx, [customerId], 'for-itself');
  if (await isDone(tx, movement.key)) return false;
  // Merged or erased meanwhile.
  const known = await tx.customer.count({ where: { id: customerId, erasedAt: null } });
  if (known === 0) throw new AppError('not-found');
  const { rule, at } = movement;
  const lot = await tx.pointsLot.create({
    data: {
      ...{ customerId, rule, earned: points, left: points, earnedAt: at },
      expiresAt: monthsLater(at, standardProgramme.validMonths),
    },
  });
  await post(tx, movement, [
    { book: 'customer', lotId: lot.id, points },
    { book, points: -points },
  ]);
  return true;
}

/**
 * Takes `points` (above 0) of what the customer can use, those first that expire first; false where its
 * key was there before. `points-missing` where there are too few, `status-conflict` where somebody else
 * has just taken some of them: then it may simply be tried again.
 */
export async function debit(
  tx: Transaction,
  customerId: string,
  points: number,
  { book, ...movement }: Movement & { readonly book: 'redeemed' | 'corrected' },
): Promise<boolean> {
  await lockCustomers(tx, [customerId], 'for-itself');
  if (await isDone(tx, movement.key)) return false;
  const lots = await tx.pointsLot.findMany({
    where: { customerId, left: { gt: 0 } },
    select: { id: true, left: true, expiresAt: true },
  });
  const taken = consume(lots, points, movement.at);
  if (taken === undefined) throw new AppError('points-missing');
  // In one order for everybody, so that nobody waits for who waits for them.
  for (const part of taken.toSorted((a, b) => (a.lot < b.lot ? -1 : 1))) {
    const { count } = await tx.pointsLot.updateMany({
      where: { id: part.lot, customerId, left: { gte: part.points } },
      data: { left: { decrement: part.points } },
    });
    if (count !== 1) throw new AppError('status-conflict');
  }
  await post(tx, movement, [
    ...taken.map((part) => ({ book: 'customer', lotId: part.lot, points: -part.points }) as const),
    { book, points },
  ]);
  return true;
}

/** All that is left of a lot goes; nothing where nothing is left. */
export async function close(tx: Transaction, lotId: string, movement: Movement): Promise<number> {
  const lot = await tx.pointsLot.findUniqueOrThrow({ where: { id: lotId } });
  if (lot.left === 0) return 0;
  const { count } = await tx.pointsLot.updateMany({
    where: { id: lotId, left: lot.left },
    data: { left: 0 },
  });
  if (count !== 1) throw new AppError('status-conflict');
  await post(tx, movement, [
    { book: 'customer', lotId, points: -lot.left },
    { book: 'expired', points: lot.left },
  ]);
  return lot.left;
}

const isDone = async (tx: Transaction, key: string): Promise<boolean> =>
  (await tx.pointsTransaction.count({ where: { key } })) > 0;

interface Side {
  readonly book: Book;
  readonly lotId?: string;
  readonly points: number;
}

async function post(tx: Transaction, movement: Movement, sides: readonly Side[]): Promise<void> {
  if (sides.reduce((sum, { points }) => sum + points, 0) !== 0) {
    throw new Error('the entries of a transaction do not add up to nothing');
  }
  const { kind, rule, key, subject = '', text, userId, at } = movement;
  await tx.pointsTransaction.create({
    data: {
      ...{ kind, rule, key, subject, at },
      ...{ text: text ?? null, userId: userId ?? null },
      entries: { create: [...sides] },
    },
  });
}
