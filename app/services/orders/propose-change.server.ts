/**
 * What an order would be after a change, and what that costs: shown line by line before anybody
 * accepts it. Lines nobody touches keep what was agreed, to the minor unit.
 *
 * A proposal writes nothing but itself; sent again with the same key, it is made once.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { PACKAGINGS } from '#rules/customers/terms.ts';
import type { Decision } from '#rules/configuration/types.ts';
import { can } from '#rules/policy/permissions.ts';
import { cartTotal } from '#rules/pricing/cart-total.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import { sum } from '#rules/pricing/money.ts';
import { MOST_OFFERED } from '#rules/quotes/terms.ts';
import { nextOrder, type OrderStatus } from '#rules/workflow/order.ts';
import { type Actor, isStaff } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, isUniqueViolation } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { changeAgreedLines } from './change-agreed-lines.server.ts';
import { asItIs, changeLines, type ChangedLine, type WantedLine } from './change-line.server.ts';
import { findChangeable, stateOf, type ChangeableOrder } from './changeable-order.server.ts';
import { datesAfter } from './dates-after-change.server.ts';
import { orderFacts } from './order-facts.server.ts';
import type { LineState, OrderState } from './order-state.server.ts';

const MOST_IN_SHOP = 99;

/** Pieces a line of `quantity` may have then: more than agreed only by who makes offers. */
export const mostPieces = (
  actor: Actor,
  { deal }: { readonly deal: unknown },
  quantity: number,
): number =>
  deal !== null && can(actor.user?.role, 'quotes:write')
    ? MOST_OFFERED
    : Math.max(MOST_IN_SHOP, quantity);

export const proposeChangeSchema = z.object({
  /** Of the order, and the version of it the change is based on. */
  number: z.string().min(1).max(32),
  version: z.coerce.number().int().min(0),
  idempotencyKey: z.string().min(8).max(100),
  /** Staff, who change it for the customer, say why. */
  reason: z.string().trim().max(500).optional(),
  /** Lines to be changed; a quantity of 0 takes the line out. */
  lines: z
    .array(
      z.object({
        position: z.coerce.number().int().min(1),
        quantity: z.coerce.number().int().min(0).max(MOST_OFFERED),
        /** The product is that of this configuration from now on. */
        configurationId: fields.id.optional(),
      }),
    )
    .max(500)
    .default([]),
  /** Both whole: what is left out of them is taken back. */
  wishes: z
    .object({
      packaging: z.enum(PACKAGINGS).optional(),
      greeting: z.string().trim().max(500).optional(),
      text: z.string().trim().max(2000).optional(),
    })
    .optional(),
  address: z
    .object({
      name: fields.name,
      phone: fields.phone.optional(),
      street: fields.street,
      postalCode: fields.postalCode,
      city: fields.city,
    })
    .optional(),
});
type Input = z.infer<typeof proposeChangeSchema>;

export interface ProposedChange {
  /** Of the change, within its order. */
  readonly change: number;
  readonly difference: number;
}

const ATTEMPTS = 5;

export async function proposeChange(actor: Actor, input: unknown): Promise<ProposedChange> {
  const wanted = parseInput(proposeChangeSchema, input);
  const order = await findChangeable(database(), actor, wanted.number);
  requirePossible(actor, order, wanted);
  for (let attempt = 1; ; attempt++) {
    const before = await findProposed(order.id, wanted.idempotencyKey);
    if (before) return before;
    if (order.version !== wanted.version) throw new AppError('status-conflict');
    const facts = await orderFacts(database(), order);
    const next = nextOrder(order.status as OrderStatus, { type: 'change', facts });
    if (!next.ok) throw new AppError(next.error, { status: order.status });
    const after = await changed(actor, order, wanted);
    try {
      return await write(actor, order, wanted, after);
    } catch (error) {
      // Somebody proposed at the same moment: the same thing, or the same number.
      if (!isUniqueViolation(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function requirePossible(actor: Actor, order: ChangeableOrder, { lines, reason }: Input): void {
  const faults: Record<string, string> = {};
  if (isStaff(actor) && !reason) faults['reason'] = 'required';
  lines.forEach(({ position, quantity }, index) => {
    const now = order.lines.find((line) => line.position === position)?.quantity ?? 0;
    if (quantity > mostPieces(actor, order, now)) faults[`lines[${index}].quantity`] = 'invalid';
  });
  if (Object.keys(faults).length > 0) throw new AppError('invalid-input', { fields: faults });
}

async function findProposed(orderId: string, idempotencyKey: string) {
  const row = await database().orderChange.findUnique({ where: { idempotencyKey } });
  if (row === null) return undefined;
  if (row.orderId !== orderId) throw new AppError('not-found');
  return { change: row.number, difference: row.difference };
}

async function changed(actor: Actor, order: ChangeableOrder, wanted: Input): Promise<OrderState> {
  const before = stateOf(order);
  const wishes = await wantedLines(order, before, wanted);
  const left = before.lines.filter(({ position }) => wishes.get(position)?.quantity !== 0);
  if (left.length === 0) throw new AppError('nothing-left');
  const { lines, deal } = await priced(actor, order, before, wishes);
  const { name, ...address } = wanted.address ?? {};
  const { net, delivery, tax, rounding, total } = cartTotal(lines.map(({ line }) => line.price));
  const after: OrderState = {
    ...before,
    ...(await datesAfter(actor.now, order.id, before, lines)),
    deal,
    lines: lines.map(({ line }) => line),
    customer: wanted.address
      ? { ...before.customer, phone: undefined, ...address, name: name ?? before.customer.name }
      : before.customer,
    wishes: wanted.wishes ?? before.wishes,
    totals: { net, delivery, tax, rounding, total },
    repriced: lines.filter(({ repriced }) => repriced).map(({ line }) => line.position),
  };
  if (sameOrder(before, after)) throw new AppError('nothing-changed');
  return after;
}

/** Lines that would be another than they are, by position; those of no pieces are taken out. */
async function wantedLines(
  order: ChangeableOrder,
  before: OrderState,
  wanted: Input,
): Promise<ReadonlyMap<number, WantedLine>> {
  const wishes = new Map<number, WantedLine>();
  for (const { position, quantity, configurationId } of wanted.lines) {
    const line = before.lines.find((each) => each.position === position);
    if (line === undefined) throw new AppError('not-found');
    const decisions =
      configurationId === undefined || quantity === 0
        ? undefined
        : await decisionsOf(order, line, configurationId);
    if (decisions || quantity !== line.quantity) wishes.set(position, { quantity, decisions });
  }
  return wishes;
}

/** Who agreed on a deal has its prices; in any other order each line has its own. */
async function priced(
  actor: Actor,
  order: ChangeableOrder,
  before: OrderState,
  wishes: ReadonlyMap<number, WantedLine>,
): Promise<{ readonly lines: readonly ChangedLine[]; readonly deal?: Deal | undefined }> {
  if (wishes.size === 0) return { lines: before.lines.map(asItIs), deal: before.deal };
  if (before.deal !== undefined)
    return changeAgreedLines(actor, order, { ...before, deal: before.deal }, wishes);
  return { lines: await changeLines(actor, order, before.lines, wishes) };
}

const sameOrder = (before: OrderState, after: OrderState): boolean =>
  (['lines', 'customer', 'wishes'] as const).every((part) =>
    isDeepStrictEqual(toJson(before[part]), toJson(after[part])),
  );

/** Decisions of a configuration of the order's owner, on the version the line was ordered with. */
async function decisionsOf(order: ChangeableOrder, line: LineState, configurationId: string) {
  const { customerId, guestId } = order;
  const configuration = await database().configuration.findFirst({
    where: {
      id: configurationId,
      familyVersionId: line.familyVersionId ?? '',
      ...(customerId === null ? { guestId: guestId ?? '' } : { customerId }),
    },
  });
  if (configuration === null) throw new AppError('not-found');
  return configuration.decisions as unknown as readonly Decision[];
}

function write(
  actor: Actor,
  order: ChangeableOrder,
  wanted: Input,
  after: OrderState,
): Promise<ProposedChange> {
  const before = stateOf(order);
  const difference = sum([after.totals.total, -before.totals.total]);
  return inTransaction(async (tx) => {
    const change = (await tx.orderChange.count({ where: { orderId: order.id } })) + 1;
    await tx.orderChange.create({
      data: {
        orderId: order.id,
        number: change,
        requestedById: actor.user?.id ?? null,
        reason: wanted.reason ?? '',
        before: toJson(before),
        after: toJson(after),
        difference,
        idempotencyKey: wanted.idempotencyKey,
        createdAt: actor.now,
      },
    });
    const subject = { kind: 'order', id: order.id };
    const data = { number: order.number, change, difference };
    await recordAudit(tx, actor, 'order.change-proposed', subject, data);
    return { change, difference };
  });
}
