/**
 * What a customer is recognised by, kept in step in the transaction of whatever tells us: their
 * profile, an order, a sign-in, staff. Only the profile's own entries go when the profile changes;
 * what somebody said elsewhere stays until it is taken away.
 */
import { normalEmail, type Identifier, type IdentifierKind } from '#rules/customers/identifiers.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { Transaction } from '#app/utils/database.server.ts';
import { toE164 } from '#app/utils/phone.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';

export type IdentifierSource = 'profile' | 'order' | 'staff' | 'sign-in';

interface Seen extends Identifier {
  readonly source: IdentifierSource;
  readonly at: Date;
  /** Proven at that time. */
  readonly verified?: boolean;
}

/** Notes that the customer was seen with an identifier; what was proven stays proven. */
export async function seeIdentifier(
  tx: Transaction,
  customerId: string,
  { kind, value, source, at, verified = false }: Seen,
): Promise<void> {
  const known = await tx.customerIdentifier.findUnique({
    where: { customerId_kind_value: { customerId, kind, value } },
  });
  const verifiedAt = known?.verifiedAt ?? (verified ? at : null);
  await tx.customerIdentifier.upsert({
    where: { customerId_kind_value: { customerId, kind, value } },
    create: { customerId, kind, value, source, verifiedAt, firstSeenAt: at, lastSeenAt: at },
    update: {
      verifiedAt,
      ...(known && at < known.firstSeenAt ? { firstSeenAt: at } : {}),
      ...(known && at > known.lastSeenAt ? { lastSeenAt: at } : {}),
    },
  });
}

/** Account, e-mail and phone as the profile has them now; its former ones are forgotten. */
export async function identifyByProfile(tx: Transaction, customerId: string): Promise<void> {
  const customer = await tx.customer.findUnique({ where: { id: customerId } });
  if (customer === null) return;
  const { userId, email, phone, country, market, createdAt, updatedAt } = customer;
  const wanted = contactOf({ email, phone, country: country ?? market });
  const values = wanted.map(({ kind, value }) => ({ kind, value }));
  await tx.customerIdentifier.deleteMany({
    where: {
      customerId,
      source: 'profile',
      kind: { in: ['email', 'phone'] },
      NOT: { OR: values },
    },
  });
  for (const identifier of wanted) {
    await seeIdentifier(tx, customerId, { ...identifier, source: 'profile', at: updatedAt });
  }
  if (userId !== null) {
    const account = { kind: 'account', value: userId, source: 'profile' } as const;
    await seeIdentifier(tx, customerId, { ...account, at: createdAt, verified: true });
  }
}

/** What an order tells: its number, and how whoever placed it can be reached. */
export async function identifyByOrder(
  tx: Transaction,
  customerId: string,
  order: {
    readonly number: string;
    readonly email: string;
    readonly phone?: string | null | undefined;
    readonly country: string;
  },
  at: Date,
): Promise<void> {
  const number = { kind: 'order-number', value: order.number } as const;
  for (const identifier of [number, ...contactOf(order)]) {
    await seeIdentifier(tx, customerId, { ...identifier, source: 'order', at });
  }
}

/** What all orders of the customer tell, from before it was noted, or when a guest's become theirs. */
export async function identifyByOrders(tx: Transaction, customerId: string): Promise<void> {
  const orders = await tx.order.findMany({
    where: { customerId },
    orderBy: { placedAt: 'asc' },
    select: { number: true, customer: true, placedAt: true },
  });
  for (const { number, customer, placedAt } of orders) {
    const contact = customer as { email?: string; phone?: string; country?: string };
    const { email = '', phone, country = '' } = contact;
    await identifyByOrder(tx, customerId, { number, email, phone, country }, placedAt);
  }
}

/** The browser a customer has just signed in with: theirs until the session ends. */
export async function identifyDevice(
  tx: Transaction,
  customerId: string,
  { session, now }: { readonly session: Actor['session']; readonly now: Date },
): Promise<void> {
  const id = sha256(session.id);
  await tx.customerIdentifier.create({
    data: {
      customerId,
      kind: 'device',
      value: id,
      sessionId: id,
      source: 'sign-in',
      verifiedAt: now,
      firstSeenAt: now,
      lastSeenAt: now,
    },
  });
}

/** Who opens a link sent to an address has it. */
export async function verifyEmail(tx: Transaction, customerId: string, at: Date): Promise<void> {
  const customer = await tx.customer.findUnique({ where: { id: customerId } });
  if (customer === null) return;
  const value = normalEmail(customer.email);
  const email = { kind: 'email', value, source: 'profile', at, verified: true } as const;
  await seeIdentifier(tx, customerId, email);
}

function contactOf({
  email,
  phone,
  country,
}: {
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly country: string;
}): readonly Identifier[] {
  const entry = (kind: IdentifierKind, value: string | undefined): readonly Identifier[] =>
    value === undefined || value === '' ? [] : [{ kind, value }];
  return [
    ...entry('email', normalEmail(email)),
    ...entry('phone', phone ? toE164(phone, country) : undefined),
  ];
}
