/**
 * Customers of tests with something in every table that names a customer, so that a merge has all of
 * it to move.
 */
import { createHash } from 'node:crypto';
import { indexCustomer } from '#app/services/customers/index-customer.server.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { NOW } from './actor.ts';

const EARLIER = new Date(NOW.getTime() - 24 * 60 * 60 * 1000);

export interface Given {
  /** Names the record and whatever belongs to it. */
  readonly id: string;
  readonly familyVersionId: string;
  readonly account?: boolean;
  /** Fields that a merge fills in. */
  readonly phone?: string;
  readonly street?: string;
  readonly tier?: string;
  /** Preferences, by key, with the minute they were said in. */
  readonly preferences?: Readonly<Record<string, number>>;
  readonly email?: string;
  readonly verified?: boolean;
}

export async function relatedCustomer(given: Given): Promise<string> {
  const { id, familyVersionId, account = false, phone, street, tier } = given;
  const email = given.email ?? `${id}@example.com`;
  const minute = (minutes: number) => new Date(EARLIER.getTime() + minutes * 60_000);
  await inTransaction(async (tx) => {
    const user = account
      ? await tx.user.create({
          data: { email: `user-${email}-${id}`, name: id, role: 'customer', passwordHash: 'none' },
        })
      : undefined;
    await tx.customer.create({
      data: {
        id,
        name: `Name ${id}`,
        email,
        market: 'SE',
        userId: user?.id ?? null,
        phone: phone ?? null,
        street: street ?? null,
        tier: tier ?? null,
        terms: tier ? { rhythm: 'monthly' } : undefined,
        createdAt: minute(id.length),
        updatedAt: minute(1),
      },
    });
    await indexCustomer(tx, id);
    if (given.verified === true) {
      await tx.customerIdentifier.updateMany({
        where: { customerId: id, kind: 'email' },
        data: { verifiedAt: minute(2) },
      });
    }
    const preferences = Object.entries(given.preferences ?? {});
    await tx.preference.createMany({
      data: preferences.map(([key, at]) => ({
        ...{ customerId: id, key, value: at, source: 'told', updatedAt: minute(at) },
      })),
    });
    const configuration = await tx.configuration.create({
      data: {
        ...{ customerId: id, familyVersionId, name: `Lamp of ${id}`, decisions: [] },
        shareToken: createHash('sha256').update(id).digest('hex'),
        updatedAt: minute(3),
      },
    });
    await tx.cartLine.create({
      data: { customerId: id, configurationId: configuration.id, acceptedPrice: {} },
    });
    const order = await tx.order.create({
      data: {
        ...{ number: `K-${id}`, idempotencyKey: `key-${id}`, customerId: id, status: 'placed' },
        ...{ market: 'SE', currency: 'SEK', locale: 'en', customer: {}, wishes: {} },
        ...{ net: 0, delivery: 0, tax: 0, rounding: 0, total: 0, updatedAt: minute(4) },
        ...{ dueDate: '2026-03-10', deliveryDate: '2026-03-12' },
      },
    });
    await tx.quote.create({
      data: {
        ...{ number: `Q-${id}`, customerId: id, market: 'SE', currency: 'SEK', locale: 'en' },
        ...{ terms: {}, validUntil: '2026-04-01', updatedAt: minute(5) },
      },
    });
    const promotion = await tx.promotion.create({
      data: { code: `CODE-${id}`, title: {}, effect: {}, holderId: id },
    });
    await tx.promotionRedemption.create({
      data: { promotionId: promotion.id, customerId: id, orderId: order.id, amount: 1 },
    });
    const contact = await tx.interaction.create({
      data: {
        ...{ customerId: id, channel: 'phone', kind: 'contact', direction: 'in', at: minute(6) },
        ...{ data: {}, text: `Call of ${id}` },
      },
    });
    await tx.followUp.create({
      data: { customerId: id, interactionId: contact.id, dueOn: '2026-03-20' },
    });
    await tx.consentDecision.create({
      data: {
        ...{ customerId: id, purpose: 'marketing', channel: 'email', decision: 'denied' },
        ...{ textVersion: 1, locale: 'en', source: 'web', replaces: [], at: minute(8) },
      },
    });
    const reader = await tx.user.create({
      data: { email: `reader-of-${id}`, name: 'Reader', role: 'sales', passwordHash: 'none' },
    });
    await tx.profileAccess.create({
      data: { customerId: id, userId: reader.id, day: '2026-03-01', at: minute(9) },
    });
    for (const occasion of ['2026', `order-of-${id}`]) {
      await tx.message.create({
        data: {
          ...{ customerId: id, journey: 'birthday', occasion, subject: id, status: 'sent' },
          ...{ reason: 'occasion', dueAt: minute(1), lapsesAt: minute(9), decidedAt: minute(2) },
        },
      });
    }
    await tx.customerValue.create({
      data: {
        ...{ customerId: id, currency: 'SEK', purchases: 1, realised: 12_345_678_901n },
        ...{ firstOn: '2026-01-01', lastOn: '2026-02-01', segment: 'regular', active: 0.5 },
        ...{ recency: 1, frequency: 1, monetary: 1, computedAt: minute(7) },
      },
    });
    await tx.crossSell.create({
      data: {
        ...{ customerId: id, configurationId: configuration.id, familyId: 'lamp', at: minute(3) },
        ...{ variable: 'shade', value: 'wool', reason: 'together', group: 'shown' },
      },
    });
    const lot = await tx.pointsLot.create({
      data: {
        ...{ customerId: id, rule: 'visit', earned: 10, left: 10, earnedAt: minute(2) },
        expiresAt: new Date('2028-01-01'),
      },
    });
    await tx.pointsTransaction.create({
      data: {
        ...{ kind: 'earn', rule: 'visit', key: `visit ${id}`, at: minute(2) },
        entries: {
          create: [
            { book: 'customer', lotId: lot.id, points: 10 },
            { book: 'issued', points: -10 },
          ],
        },
      },
    });
    await tx.referralCode.create({ data: { code: `F-${id}`, customerId: id } });
    const other = await tx.customer.create({
      data: { id: `friend-of-${id}`, name: 'Friend', email: `friend-${id}`, market: 'SE' },
    });
    for (const [referrerId, friendId] of [
      [id, other.id],
      [other.id, id],
    ] as const) {
      await tx.referral.create({ data: { referrerId, friendId, at: minute(3) } });
    }
    await tx.session.create({
      data: { id: `session-${id}`, guestId: `guest-${id}`, actingForId: id, expiresAt: NOW },
    });
  });
  return id;
}
