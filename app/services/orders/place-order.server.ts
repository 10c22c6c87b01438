/**
 * Places the order of a cart, once.
 *
 * Every line is checked by both evaluators and priced by the server; then one transaction takes
 * the number, writes the order with full copies, empties the cart, tells the timeline and the
 * audit trail, and queues the mail. The number range's row is locked first, so of simultaneous
 * submissions one places the order; those with the same key get that order, the others find the
 * cart empty. Work that a newer cart has overtaken is done again.
 *
 * The day is known for certain when its work orders have their time. Where it is later than the
 * one the customer saw, the transaction is given up and nothing was ordered.
 */
import { z } from 'zod';
import { readTerms } from '#rules/customers/terms.ts';
import { marketOf } from '#rules/pricing/net-steps.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import {
  database,
  inTransaction,
  type Prisma,
  type Transaction,
} from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { toJson } from '#app/utils/record.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { promiseCart } from '../cart/promise-cart.server.ts';
import {
  CART_FIELDS,
  CART_ORDER,
  fingerprintOf,
  readCart,
  type Cart,
  type CartLine,
} from '../cart/read-cart.server.ts';
import { noteOrdered } from '../cross-sell/answer.server.ts';
import { learnAfterOrder } from '../customers/learn-preferences.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { termsForOrder } from './order-terms.ts';
import type { WorkshopPlan } from '../workshop/promise-date.server.ts';
import { snapshotLine } from './snapshot-line.server.ts';
import { lockNumbers } from './take-number.server.ts';
import { writeOrder, type OrderDraft, type PlacedOrder } from './write-order.server.ts';

export const placeOrderSchema = z.object({
  idempotencyKey: z.string().min(8).max(100),
  name: fields.name,
  email: fields.email,
  phone: fields.phone.optional(),
  street: fields.street,
  postalCode: fields.postalCode,
  city: fields.city,
  country: fields.country,
  packaging: z.string().trim().max(200).optional(),
  greeting: z.string().trim().max(500).optional(),
  text: z.string().trim().max(2000).optional(),
  /** The total the page showed, in minor units. */
  acceptedTotal: z.coerce.number().int(),
  /** The day of delivery the page showed; a later one is not taken without being shown. */
  acceptedDay: z.iso.date().optional(),
});
type Input = z.infer<typeof placeOrderSchema>;

/** A cart that changes this often while it is being ordered is not ready to be. */
const ATTEMPTS = 5;

export async function placeOrder(actor: Actor, input: unknown): Promise<PlacedOrder> {
  const wanted = parseInput(placeOrderSchema, input);
  await ensureSession(actor);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await findPlaced(database(), actor, wanted.idempotencyKey);
    if (before) return before;
    const cart = await readCart(actor);
    if (cart.lines.length === 0) {
      // Another submission of the same checkout may have emptied it just now.
      const placed = await findPlaced(database(), actor, wanted.idempotencyKey);
      if (placed) return placed;
      throw new AppError('cart-empty');
    }
    requireOrderable(cart, wanted.acceptedTotal);
    const plan = await promiseCart(actor.now, cart.lines);
    const placed = await inTransaction((tx) => write(tx, actor, wanted, cart, plan));
    if (placed) {
      deliverSoon();
      const owner = ownerOf(actor);
      if ('customerId' in owner) await learnAfterOrder(owner.customerId, actor.now);
      return placed;
    }
  }
  throw new AppError('status-conflict');
}

async function findPlaced(
  client: Transaction,
  actor: Actor,
  idempotencyKey: string,
): Promise<PlacedOrder | undefined> {
  const order = await client.order.findFirst({
    where: { idempotencyKey },
    select: { id: true, number: true, customerId: true, guestId: true },
  });
  if (order === null) return undefined;
  const owner = ownerOf(actor);
  const own =
    'customerId' in owner ? order.customerId === owner.customerId : order.guestId === owner.guestId;
  if (!own) throw new AppError('not-found');
  return { id: order.id, number: order.number };
}

function requireOrderable(cart: Cart, acceptedTotal: number): void {
  const invalid = cart.lines.find(({ valid }) => !valid);
  if (invalid) {
    const { configuration, assessment } = invalid;
    const code =
      assessment.verdict === 'incomplete' ? 'configuration-incomplete' : 'configuration-invalid';
    throw new AppError(code, {
      lineId: invalid.id,
      configurationId: configuration.id,
      name: configuration.name,
      rules: assessment.broken,
    });
  }
  if (!cart.changed && cart.total === acceptedTotal) return;
  throw new AppError('price-changed', {
    lines: cart.lines
      .filter(({ changed }) => changed)
      .map(({ id, configuration, accepted, unitPrice, changes }) => ({
        lineId: id,
        name: configuration.name,
        before: accepted.total,
        now: unitPrice.total,
        changes,
      })),
    total: cart.total,
    currency: cart.currency,
  });
}

/** Returns nothing when the cart is no longer the one that was checked. */
async function write(
  tx: Transaction,
  actor: Actor,
  wanted: Input,
  cart: Cart,
  plan: WorkshopPlan,
): Promise<PlacedOrder | undefined> {
  await lockNumbers(tx, 'order');
  const before = await findPlaced(tx, actor, wanted.idempotencyKey);
  if (before) return before;
  const owner = ownerOf(actor);
  const rows = await tx.cartLine.findMany({
    where: owner,
    orderBy: [...CART_ORDER],
    include: CART_FIELDS,
  });
  if (fingerprintOf(rows) !== cart.fingerprint) return undefined;

  const terms = await agreedTerms(tx, actor, owner);
  const placed = await writeOrder(tx, actor, draftOf(actor, wanted, cart, plan, terms));
  const { acceptedDay } = wanted;
  if (acceptedDay !== undefined && placed.deliveryDate > acceptedDay) {
    throw new AppError('date-changed', { before: acceptedDay, now: placed.deliveryDate });
  }
  await noteOrdered(
    tx,
    cart.lines.map(({ configuration, assessment }) => ({
      configurationId: configuration.id,
      product: assessment.product,
    })),
  );
  await tx.cartLine.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });
  return placed;
}

/** The customer's terms as they are now, and the language their documents are in. */
async function agreedTerms(tx: Transaction, actor: Actor, owner: ReturnType<typeof ownerOf>) {
  const customer =
    'customerId' in owner
      ? await tx.customer.findUnique({
          where: { id: owner.customerId },
          select: { terms: true, vatId: true },
        })
      : null;
  const terms = readTerms(customer?.terms);
  return {
    locale: terms.documentLocale ?? actor.locale,
    terms: toJson(termsForOrder(terms, customer?.vatId ?? null)),
  };
}

function draftOf(
  actor: Actor,
  wanted: Input,
  cart: Cart,
  plan: WorkshopPlan,
  terms: Awaited<ReturnType<typeof agreedTerms>>,
): OrderDraft {
  const { name, email, phone, street, postalCode, city, country } = wanted;
  const { packaging, greeting, text } = wanted;
  const { segment, tier } = cart.lines[0]?.assessment.facts ?? {};
  return {
    owner: ownerOf(actor),
    idempotencyKey: wanted.idempotencyKey,
    customer: { name, email, phone, street, postalCode, city, country },
    wishes: { packaging, greeting, text },
    lines: cart.lines.map(lineData),
    plan,
    data: {
      placedById: actor.actingFor === undefined ? null : (actor.user?.id ?? null),
      market: actor.market,
      currency: cart.currency ?? '',
      ...terms,
      ...{ segment, tier },
      net: cart.net,
      delivery: cart.delivery,
      tax: cart.tax,
      rounding: cart.rounding,
      total: cart.total,
    },
  };
}

function lineData(line: CartLine, index: number): Prisma.OrderLineUncheckedCreateWithoutOrderInput {
  const { version, assessment, configuration, quantity, price } = line;
  const { facts, product, configurator } = assessment;
  const proposed = configurator.state([]).product;
  const copied = snapshotLine(version.family, facts, product, proposed);
  return {
    position: index + 1,
    familyVersionId: version.id,
    configurationId: configuration.id,
    configurationName: configuration.name,
    quantity,
    decisions: toJson(configuration.decisions),
    product: toJson(product),
    price: toJson({ ...price, taxBasisPoints: taxOf(line) }),
    summary: toJson(copied.summary),
    bom: toJson(copied.bom),
    routing: toJson(copied.routing),
    picture: toJson(copied.picture),
    notes: toJson(copied.notes),
  };
}

const taxOf = ({ version, assessment }: CartLine): number =>
  marketOf(version.public, assessment.facts).market.taxBasisPoints;
