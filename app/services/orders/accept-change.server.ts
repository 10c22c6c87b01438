/**
 * Accepts what was proposed, once: the order becomes what the proposal showed, at the prices it
 * showed, in one transaction with its history, audit and timeline.
 *
 * The proposal names the order's version it is based on; when anything has written the order since,
 * it is refused, and so it is when the workshop would be ready later than the proposal said. Staff
 * accept for a customer who agreed, and say how. Only changed lines are written, so that the others'
 * snapshots stay as they are.
 */
import { isDeepStrictEqual } from 'node:util';
import { workingDaysBetween } from '#rules/bom/working-days.ts';
import type { WorkCentre } from '#rules/production/centre-time.ts';
import { AGREED_BY } from '#rules/workflow/order.ts';
import { z } from 'zod';
import { type Actor, isStaff } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { recordAudit, recordInteraction, toJson } from '#app/utils/record.server.ts';
import { searchable } from '#app/utils/search.server.ts';
import { learnAfterOrder } from '../customers/learn-preferences.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { loadQuote } from '../quotes/find-quote.server.ts';
import { redeemAgain } from '../quotes/promotions.server.ts';
import { advanceOrder } from './advance-order.server.ts';
import { findChangeable, type ChangeableOrder } from './changeable-order.server.ts';
import { orderFacts } from './order-facts.server.ts';
import { queueChangeMail } from './order-mail.server.ts';
import type { LineState, OrderState } from './order-state.server.ts';
import { readWorkCentres } from '../workshop/read-workshop.server.ts';
import type { WorkshopPlan } from '../workshop/promise-date.server.ts';
import { batchedPieces, keepBatches } from '../workshop/keep-batches.server.ts';
import { printedPieces, takeOverPrinted } from '../workshop/print-sheets.server.ts';
import { withdrawWork } from './withdraw-work.server.ts';
import { planWork } from './write-order.server.ts';

const changeSchema = z.object({
  /** Of the order. */
  number: z.string().min(1).max(32),
  change: z.coerce.number().int().min(1),
});
export const acceptChangeSchema = changeSchema.extend({
  /** The difference the page showed, in minor units. */
  acceptedDifference: z.coerce.number().int(),
  /** How the customer agreed to it; of staff, who accept for them. */
  agreedBy: z.enum(AGREED_BY).optional(),
});
type Input = z.infer<typeof acceptChangeSchema>;

export async function acceptChange(actor: Actor, input: unknown): Promise<void> {
  const wanted = parseInput(acceptChangeSchema, input);
  const centres = await readWorkCentres();
  try {
    const customerId = await inTransaction((tx) => accept(tx, actor, wanted, centres));
    await learnAfterOrder(customerId, actor.now);
  } catch (error) {
    // Of simultaneous acceptances one wins, and the others have got what they wanted.
    if (!(error instanceof AppError) || !(await isAccepted(actor, wanted))) throw error;
    return;
  }
  deliverSoon();
}

async function isAccepted(actor: Actor, { number, change }: Input): Promise<boolean> {
  const order = await findChangeable(database(), actor, number);
  const where = { orderId: order.id, number: change, status: 'accepted' };
  return (await database().orderChange.count({ where })) > 0;
}

/** Of whose order it is. */
async function accept(
  tx: Transaction,
  actor: Actor,
  wanted: Input,
  centres: readonly WorkCentre[],
): Promise<string | null> {
  const order = await findChangeable(tx, actor, wanted.number);
  const where = { orderId_number: { orderId: order.id, number: wanted.change } };
  const proposal = await tx.orderChange.findUnique({ where });
  if (proposal === null) throw new AppError('not-found');
  if (proposal.status === 'accepted') return order.customerId;
  const before = proposal.before as unknown as OrderState;
  const after = proposal.after as unknown as OrderState;
  if (proposal.status !== 'proposed' || before.version !== order.version) {
    throw new AppError('status-conflict');
  }
  const agreedBy = isStaff(actor) ? wanted.agreedBy : null;
  if (agreedBy === undefined) throw new AppError('agreement-missing');
  if (proposal.difference !== wanted.acceptedDifference) throw new AppError('price-changed');
  await advanceOrder(tx, actor, order, { type: 'change', facts: await orderFacts(tx, order) });
  await redeemDeal(tx, actor, order, after);
  const batched = await batchedPieces(tx, order.id);
  const printed = await printedPieces(tx, order.id);
  await withdrawWork(tx, actor, order.id);
  await writeOrder(tx, order, after);
  for (const line of before.lines) {
    const later = after.lines.find(({ position }) => position === line.position);
    if (!isDeepStrictEqual(line, later)) await writeLine(tx, order.id, line.position, later);
  }
  const planned = await planWork(tx, order.id, planOf(centres, after), actor.now);
  if (planned.deliveryDate > after.deliveryDate) {
    const days = { before: after.deliveryDate, now: planned.deliveryDate };
    throw new AppError('date-changed', days);
  }
  await takeOverPrinted(tx, order.id, printed);
  await keepBatches(tx, actor, order.id, batched, builtAsBefore(before, after));
  const decided = { decidedAt: actor.now };
  await tx.orderChange.update({ where, data: { ...decided, status: 'accepted', agreedBy } });
  await tx.orderChange.updateMany({
    where: { orderId: order.id, status: 'proposed' },
    data: { ...decided, status: 'declined' },
  });
  const subject = { kind: 'order', id: order.id };
  const { difference, reason } = proposal;
  const data = { number: order.number, change: wanted.change, difference, reason, agreedBy };
  await recordAudit(tx, actor, 'order.changed', subject, data);
  if (order.customerId !== null) {
    await recordInteraction(tx, actor, 'order-changed', subject, data, order.customerId);
  }
  await queueChangeMail(tx, actor, order, after.totals.total);
  return order.customerId;
}

/** The promotions of the offer an order was made from give what they give now. */
async function redeemDeal(
  tx: Transaction,
  { now }: Actor,
  { id, quoteId, customerId }: ChangeableOrder,
  { deal }: OrderState,
): Promise<void> {
  if (deal === undefined || quoteId === null || customerId === null) return;
  const { dealTerms } = await loadQuote(quoteId, tx);
  await redeemAgain(tx, dealTerms?.promotions ?? [], { deal, orderId: id, customerId, now });
}

/** Positions of the lines whose pieces are the same to the workshop. */
const builtAsBefore = (before: OrderState, after: OrderState): ReadonlySet<number> =>
  new Set(
    after.lines
      .filter(({ position, bom, routing }) => {
        const line = before.lines.find((each) => each.position === position);
        return isDeepStrictEqual([line?.bom, line?.routing], [bom, routing]);
      })
      .map(({ position }) => position),
  );

/** The days of the proposal, which waits for parts are in already. */
function planOf(centres: readonly WorkCentre[], state: OrderState): WorkshopPlan {
  const { dueDate: readyOn, deliveryDate: arrivesOn } = state;
  const deliveryDays = workingDaysBetween(readyOn, arrivesOn);
  return { centres, readyOn, arrivesOn, deliveryDays, waits: new Map() };
}

async function writeOrder(
  tx: Transaction,
  { id, number }: ChangeableOrder,
  { customer, wishes, totals, deal, dueDate, deliveryDate }: OrderState,
): Promise<void> {
  const { net, delivery, tax, rounding, total } = totals;
  await tx.order.update({
    where: { id },
    data: {
      customer: toJson(customer),
      wishes: toJson(wishes),
      ...(deal && { deal: toJson(deal) }),
      searchText: searchable(number, customer.name, customer.email),
      ...{ net, delivery, tax, rounding, total, dueDate, deliveryDate },
    },
  });
}

async function writeLine(
  tx: Transaction,
  orderId: string,
  position: number,
  line: LineState | undefined,
): Promise<void> {
  const where = { orderId_position: { orderId, position } };
  if (line === undefined) {
    await tx.orderLine.delete({ where });
    return;
  }
  const { decisions, product, summary, price, bom, routing, picture, notes } = line;
  await tx.orderLine.update({
    where,
    data: {
      quantity: line.quantity,
      decisions: toJson(decisions),
      product: toJson(product),
      summary: toJson(summary),
      price: toJson(price),
      bom: toJson(bom),
      routing: toJson(routing),
      picture: toJson(picture),
      notes: toJson(notes),
    },
  });
}

/** Lets a proposal be; nothing happens to one that is decided already. */
export async function declineChange(actor: Actor, input: unknown): Promise<void> {
  const { number, change } = parseInput(changeSchema, input);
  await inTransaction(async (tx) => {
    const order = await findChangeable(tx, actor, number);
    const { count } = await tx.orderChange.updateMany({
      where: { orderId: order.id, number: change, status: 'proposed' },
      data: { status: 'declined', decidedAt: actor.now },
    });
    if (count === 0) return;
    const subject = { kind: 'order', id: order.id };
    await recordAudit(tx, actor, 'order.change-declined', subject, { number, change });
  });
}
