/**
 * Erases a customer: themselves, by their password; or, one without an account, by an administrator
 * who says why. What stays, and why, is told before (`previewErasure`).
 */
import { z } from 'zod';
import { ASKED_REASONS } from '#rules/customers/erasure/reasons.ts';
import { OPEN_STATUSES } from '#rules/workflow/order.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission, requireUser } from '#app/utils/permissions.server.ts';
import { countAttempt, forgetAttempts, type Limit } from '#app/utils/rate-limit.server.ts';
import { verifyPassword } from '#app/utils/secrets.server.ts';
import { newSession, takeSession } from '#app/utils/session.server.ts';
import { erasePerson } from './erasure/erase-person.server.ts';

export const eraseOwnSchema = z.object({ password: z.string().min(1).max(200) });

export const eraseCustomerSchema = z.object({
  customerId: fields.id,
  reason: z.enum(ASKED_REASONS),
});

const GUESSES: Limit = { name: 'erase-password', attempts: 10, seconds: 15 * 60 };

function ownCustomer(actor: Actor): { userId: string; customerId: string } {
  const user = requireUser(actor);
  if (user.role !== 'customer' || user.customerId === undefined) throw new AppError('not-allowed');
  return { userId: user.id, customerId: user.customerId };
}

/** Ends with the actor signed out: answer with `sessionHeaders`. */
export async function eraseOwn(actor: Actor, input: unknown): Promise<void> {
  const { userId, customerId } = ownCustomer(actor);
  const { password } = parseInput(eraseOwnSchema, input);
  await countAttempt(GUESSES, userId, actor.now);
  const user = await database().user.findUnique({ where: { id: userId } });
  if (!(await verifyPassword(user?.passwordHash, password))) throw new AppError('wrong-password');
  await forgetAttempts(GUESSES, userId);
  await inTransaction((tx) => erasePerson(tx, actor, customerId, 'own-wish'));
  takeSession(actor, { ...newSession(), cookie: 'clear' });
}

export async function eraseCustomer(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'customers:erase');
  const { customerId, reason } = parseInput(eraseCustomerSchema, input);
  const customer = await database().customer.findUnique({
    where: { id: customerId },
    select: { userId: true },
  });
  if (customer === null) throw new AppError('not-found');
  if (customer.userId !== null) throw new AppError('erasure-by-owner');
  await inTransaction((tx) => erasePerson(tx, actor, customerId, reason));
}

export interface ErasurePreview {
  readonly name: string;
  /** Has an account, and so erases themselves. */
  readonly hasAccount: boolean;
  readonly erased: boolean;
  /** What stays, under a pseudonym. */
  readonly orders: number;
  readonly invoices: number;
  readonly quotes: number;
  /** Numbers of the orders that keep name and address until they have been delivered. */
  readonly openOrders: readonly string[];
}

/** Of oneself; for administrators, of anybody. */
export async function previewErasure(actor: Actor, customerId?: string): Promise<ErasurePreview> {
  if (customerId !== undefined) requirePermission(actor, 'customers:erase');
  const id = customerId ?? ownCustomer(actor).customerId;
  const customer = await database().customer.findUnique({
    where: { id },
    select: {
      name: true,
      userId: true,
      erasedAt: true,
      _count: { select: { orders: true, quotes: true } },
    },
  });
  if (customer === null) throw new AppError('not-found');
  const open = await database().order.findMany({
    where: { customerId: id, status: { in: [...OPEN_STATUSES] } },
    orderBy: { number: 'asc' },
    select: { number: true },
  });
  return {
    name: customer.name,
    hasAccount: customer.userId !== null,
    erased: customer.erasedAt !== null,
    orders: customer._count.orders,
    quotes: customer._count.quotes,
    invoices: await database().invoice.count({
      where: { orders: { some: { order: { customerId: id } } } },
    }),
    openOrders: open.map(({ number }) => number),
  };
}
