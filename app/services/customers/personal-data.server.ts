/**
 * All that is known about one customer, by area: what the privacy page shows and the export holds.
 * Whatever the erasure rules call personal belongs here, unless it is a secret of ours: hashes,
 * costs, drafts that were never sent.
 */
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, type Prisma } from '#app/utils/database.server.ts';
import { requireUser } from '#app/utils/permissions.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';

export type PersonalData = Awaited<ReturnType<typeof collect>>;

/** The account's own customer; staff have none, and nobody sees another's. */
export function ownCustomerId(actor: Actor): string {
  const user = requireUser(actor);
  if (user.role !== 'customer' || user.customerId === undefined) throw new AppError('not-allowed');
  return user.customerId;
}

/** Of oneself. */
export const ownData = (actor: Actor): Promise<PersonalData> => collect(ownCustomerId(actor));

/** The same, to take away; that it was taken is audited. */
export async function exportOwnData(actor: Actor): Promise<PersonalData> {
  const id = ownCustomerId(actor);
  const data = await collect(id);
  await inTransaction((tx) =>
    recordAudit(tx, actor, 'customer.exported', { kind: 'customer', id }),
  );
  return data;
}

type CustomerValue = Prisma.CustomerValueGetPayload<object>;

const NAME = { select: { name: true } } as const;

async function collect(customerId: string) {
  const found = await database().customer.findUnique({
    where: { id: customerId },
    include: {
      manager: NAME,
      value: true,
      identifiers: {
        // That of a device is a session's.
        where: { kind: { not: 'device' } },
        orderBy: [{ kind: 'asc' }, { value: 'asc' }],
        select: { kind: true, value: true, source: true, verifiedAt: true, firstSeenAt: true },
      },
      followUps: { select: { dueOn: true, doneAt: true } },
      user: {
        select: {
          email: true,
          name: true,
          locale: true,
          createdAt: true,
          sessions: {
            select: { createdAt: true, expiresAt: true, locale: true, market: true },
            orderBy: { createdAt: 'desc' },
          },
          invitations: { select: { role: true, createdAt: true, expiresAt: true } },
        },
      },
      preferences: {
        orderBy: { key: 'asc' },
        omit: { id: true, customerId: true },
      },
      consents: {
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: { user: NAME },
      },
      configurations: {
        orderBy: { updatedAt: 'desc' },
        include: {
          familyVersion: { select: { familyId: true, number: true } },
          cartLines: { select: { quantity: true, acceptedPrice: true, createdAt: true } },
          changes: {
            orderBy: { sequence: 'asc' },
            select: { sequence: true, kind: true, authorName: true, change: true, at: true },
          },
          participants: { select: { name: true, role: true, joinedAt: true, seenAt: true } },
          wanted: { orderBy: { at: 'asc' }, select: { variable: true, value: true, at: true } },
        },
      },
      quotes: {
        // A draft is a rep's work; it is the customer's once it was sent to them.
        where: { sentAt: { not: null } },
        orderBy: [{ number: 'desc' }, { revision: 'desc' }],
        include: {
          owner: NAME,
          lines: { orderBy: { position: 'asc' } },
          links: { select: { createdAt: true, expiresAt: true, viewedAt: true } },
          comments: {
            orderBy: { at: 'asc' },
            select: { authorName: true, kind: true, text: true, at: true },
          },
        },
      },
      orders: {
        orderBy: { placedAt: 'desc' },
        include: {
          placedBy: NAME,
          lines: { orderBy: { position: 'asc' }, select: ORDER_LINE },
          changes: {
            orderBy: { number: 'asc' },
            select: { number: true, status: true, reason: true, createdAt: true, difference: true },
          },
          invoices: { include: { invoice: { select: INVOICE } } },
          deliveryNotes: { select: { number: true, shippedOn: true, document: true } },
        },
      },
      redemptions: {
        select: {
          amount: true,
          at: true,
          givenBackAt: true,
          promotion: { select: { code: true } },
        },
      },
      interactions: {
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        include: { user: NAME },
      },
      messages: {
        orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
        omit: { tokenHash: true, mailId: true, customerId: true },
      },
      pointsLots: {
        orderBy: [{ earnedAt: 'desc' }, { id: 'desc' }],
        include: { entries: { include: { transaction: { omit: { key: true } } } } },
      },
      crossSells: { orderBy: { at: 'desc' }, omit: { customerId: true, guestId: true } },
      rewardCodes: { select: { code: true, title: true, endsOn: true, used: true } },
      referralCodes: { select: { code: true } },
      referred: { select: { status: true, at: true } },
      referredBy: { select: { status: true, at: true } },
      accesses: { orderBy: { at: 'desc' }, include: { user: NAME } },
      words: { select: { word: true } },
    },
  });
  if (found === null) throw new AppError('not-found');
  const { user, orders, quotes, interactions, ...rest } = found;
  const emails = [found.email, ...(user ? [user.email] : [])];
  const copied = orders.flatMap(({ customer }) => {
    const { email } = customer as { email?: unknown };
    return typeof email === 'string' ? [email] : [];
  });
  const mails = await database().outboxMail.findMany({
    where: { to: { in: [...new Set([...emails, ...copied])] } },
    orderBy: { createdAt: 'desc' },
    select: { to: true, subject: true, text: true, status: true, createdAt: true, sentAt: true },
  });
  const {
    manager,
    value,
    identifiers,
    followUps,
    preferences,
    consents,
    configurations,
    redemptions,
    messages,
    pointsLots,
    crossSells,
    rewardCodes,
    referralCodes,
    referred,
    referredBy,
    accesses,
    words,
    ...record
  } = rest;
  return {
    format: 'kitwright-personal-data/1' as const,
    profile: { ...record, manager: manager?.name, searchWords: words.map(({ word }) => word) },
    value: value && shownValue(value),
    identifiers,
    followUps,
    account: user,
    preferences,
    consents: consents.map((one) => named(without(one, 'userId', 'customerId'))),
    configurations: configurations.map((one) => without(one, 'customerId', 'guestId')),
    quotes: quotes.map(({ owner, lines, ...quote }) => ({
      ...without(quote, 'dealTerms', 'searchText', 'customerId'),
      owner: owner?.name,
      lines: lines.map((line) => without(line, 'item')),
    })),
    orders: orders.map(({ placedBy, invoices, ...order }) => ({
      ...without(order, 'customerId', 'searchText'),
      placedBy: placedBy?.name,
      invoices: invoices.map(({ invoice }) => invoice),
    })),
    redemptions: redemptions.map(({ promotion, ...one }) => ({ ...one, code: promotion.code })),
    interactions: interactions.map((one) => named(without(one, 'userId', 'customerId'))),
    mails,
    messages,
    crossSells,
    points: {
      lots: pointsLots.map(({ entries, ...lot }) => ({
        ...without(lot, 'customerId', 'id'),
        movements: entries.map(({ points, transaction }) => {
          const { kind, subject, text, at } = transaction;
          return { kind, subject, text, at, points };
        }),
      })),
      rewardCodes,
      referralCodes,
      referred,
      referredBy,
    },
    accesses: accesses.map(({ at, day, user: { name } }) => ({ day, at, name })),
  };
}

/** Amounts as JSON can say them. */
/** Amounts as numbers: they stay far below what a number holds exactly. */
function shownValue({ realised, bought, category, expectedValue, ...value }: CustomerValue) {
  const shown = (amount: bigint | null) => (amount === null ? null : Number(amount));
  return {
    ...value,
    realised: Number(realised),
    bought: Number(bought),
    category: shown(category),
    expectedValue: shown(expectedValue),
  };
}

function without<Row extends object, Key extends keyof Row>(
  row: Row,
  ...keys: readonly Key[]
): Omit<Row, Key> {
  const rest = { ...row };
  for (const key of keys) delete rest[key];
  return rest;
}

/** Who of the staff did it, by name. */
const named = <Row extends { readonly user: { readonly name: string } | null }>(row: Row) => ({
  ...without(row, 'user'),
  by: row.user?.name,
});

const INVOICE = {
  number: true,
  kind: true,
  currency: true,
  total: true,
  issuedOn: true,
  dueOn: true,
  document: true,
} as const;

/** What the customer sees of a line; BOM, routing and costs are the company's own. */
const ORDER_LINE = {
  position: true,
  configurationName: true,
  quantity: true,
  decisions: true,
  product: true,
  summary: true,
  price: true,
  usage: { select: { measure: true, value: true, at: true } },
} as const;
