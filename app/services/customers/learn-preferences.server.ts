/**
 * Teaches a customer's profile what their orders say of them, by the `learn` rules of the families
 * they ordered. All is inferred anew each time from the orders that stand, so that what is learnt goes
 * with an order that is cancelled or changed, and with time. What somebody told us is never touched;
 * what they said is not so is not learnt again from the same orders.
 */
import { setImmediate } from 'node:timers/promises';
import type { Assignment, Decision } from '#rules/configuration/types.ts';
import { mayProcess } from '#rules/customers/consent/may-process.ts';
import {
  inferPreferences,
  type DatedLesson,
  type InferredPreference,
} from '#rules/customers/preferences/infer.ts';
import { lessonsOf } from '#rules/customers/preferences/lessons.ts';
import { isAnswer } from '#rules/model/preference.ts';
import { database, inTransaction, sql, type Transaction } from '#app/utils/database.server.ts';
import { logger } from '#app/utils/logger.server.ts';
import { toJson } from '#app/utils/record.server.ts';
import { loadFamilyVersion, newestVersions } from '../families/load-family-version.server.ts';
import { LEARNING_KEYS } from '../learning/learning-choice.server.ts';

/** The newest lines of somebody's orders say enough. */
const MOST_LINES = 100;
/** How many customers in one turn: the next one goes on. */
const BATCH = 2_000;
const DAY_MS = 86_400_000;
/** What is inferred fades; so often it is looked at without a new order. */
const LOOK_AGAIN_DAYS = 30;

/** Once however often; does nothing for a customer who is not there, or allows it not. */
export async function learnFromOrders(customerId: string, now: Date): Promise<void> {
  const lessons = await lessonsFor(customerId);
  await inTransaction((tx) => write(tx, customerId, lessons, now));
}

/** The same after an order was written, which stands whatever becomes of this: the next turn makes up for it. */
export async function learnAfterOrder(
  customerId: string | null | undefined,
  now: Date,
): Promise<void> {
  if (customerId === null || customerId === undefined) return;
  try {
    await learnFromOrders(customerId, now);
  } catch (error) {
    logger.error({ err: error }, 'nothing was learnt from an order');
  }
}

/** For whose orders have changed since they were learnt from; how many. Safe from any process. */
export async function learnOverdue(now: Date): Promise<number> {
  const changed = await database().$queryRaw<{ id: string }[]>(
    sql`SELECT DISTINCT c."id" FROM "Customer" c JOIN "Order" o ON o."customerId" = c."id"
        WHERE c."erasedAt" IS NULL AND (c."learntAt" IS NULL OR o."updatedAt" > c."learntAt")
        LIMIT ${BATCH}`,
  );
  const fading = await database().customer.findMany({
    where: {
      learntAt: { lt: new Date(now.getTime() - LOOK_AGAIN_DAYS * DAY_MS) },
      preferences: { some: { source: 'inferred' } },
    },
    take: BATCH,
    select: { id: true },
  });
  const ids = new Set([...changed, ...fading].map(({ id }) => id));
  for (const id of ids) {
    await learnFromOrders(id, now);
    // Others are served between two customers.
    await setImmediate();
  }
  return ids.size;
}

/** Reads families: it belongs before the transaction, not into it. */
async function lessonsFor(customerId: string): Promise<readonly DatedLesson[]> {
  const lines = await database().orderLine.findMany({
    where: {
      familyVersionId: { not: null },
      order: { customerId, status: { not: 'cancelled' }, erasedAt: null },
    },
    orderBy: [{ order: { placedAt: 'desc' } }, { position: 'asc' }],
    take: MOST_LINES,
    select: {
      familyVersionId: true,
      product: true,
      decisions: true,
      order: { select: { number: true, market: true, placedAt: true } },
    },
  });
  const asked = new Map(
    (await newestVersions()).flatMap(({ family }) =>
      family.preferences.map((one) => [one.id, one] as const),
    ),
  );
  const lessons: DatedLesson[] = [];
  for (const { familyVersionId, product, decisions, order } of lines) {
    if (familyVersionId === null) continue;
    const { family } = await loadFamilyVersion(familyVersionId);
    const found = lessonsOf(family, {
      product: product as Assignment,
      decisions: decisions as unknown as readonly Decision[],
      market: order.market,
      date: order.placedAt.toISOString().slice(0, 10),
    });
    for (const lesson of found) {
      const question = asked.get(lesson.preference);
      if (question?.strength !== 'soft' || !isAnswer(question, lesson.value)) continue;
      lessons.push({ ...lesson, order: order.number, at: order.placedAt });
    }
  }
  return lessons;
}

async function write(
  tx: Transaction,
  customerId: string,
  lessons: readonly DatedLesson[],
  now: Date,
): Promise<void> {
  const customer = await tx.customer.findUnique({
    where: { id: customerId },
    select: { restrictedAt: true, erasedAt: true, preferences: true },
  });
  if (customer === null) return;
  await tx.customer.update({ where: { id: customerId }, data: { learntAt: now } });
  if (!mayLearn(customer)) return;
  const { preferences } = customer;
  const known = new Map(preferences.map((one) => [one.key, one]));
  const since = new Map(
    preferences.flatMap(({ key, dismissedAt }) =>
      dismissedAt === null ? [] : [[key, dismissedAt] as const],
    ),
  );
  const inferred = inferPreferences(lessons, now, since);
  const kept = new Set(inferred.map(({ preference }) => preference));
  await tx.preference.deleteMany({
    where: { customerId, source: 'inferred', dismissedAt: null, key: { notIn: [...kept] } },
  });
  // Learnt anew after it was dismissed, and not any more: dismissed it was.
  await tx.preference.updateMany({
    where: {
      customerId,
      source: 'inferred',
      dismissedAt: { not: null },
      key: { notIn: [...kept] },
    },
    data: { source: 'dismissed', enabled: false },
  });
  for (const one of inferred) {
    const before = known.get(one.preference);
    if (before !== undefined && !REPLACEABLE.includes(before.source)) continue;
    await writeOne(tx, customerId, one, before);
    if (before?.source === 'inferred' && before.value === one.value) continue;
    const { preference: key, value, orders } = one;
    await tx.interaction.create({
      data: {
        ...{ customerId, channel: 'web', kind: 'preference-learnt', at: now },
        ...{ subjectKind: 'customer', subjectId: customerId },
        data: toJson({ key, value, orders }),
      },
    });
  }
}

const REPLACEABLE: readonly string[] = ['inferred', 'dismissed'];

function mayLearn(customer: {
  readonly restrictedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly preferences: readonly { readonly key: string; readonly enabled: boolean }[];
}): boolean {
  const { restrictedAt, erasedAt, preferences } = customer;
  const state = { ledger: [], restricted: restrictedAt !== null, erased: erasedAt !== null };
  if (!mayProcess(state, { purpose: 'profile', channel: 'none' }).allowed) return false;
  return !preferences.some(({ key, enabled }) => key === LEARNING_KEYS.ownOrders && !enabled);
}

/** One that was switched off stays off, as long as it says the same. */
async function writeOne(
  tx: Transaction,
  customerId: string,
  { preference: key, value, confidence, orders }: InferredPreference,
  before: { readonly source: string; readonly enabled: boolean } | undefined,
): Promise<void> {
  const data = { value, confidence, orders: toJson(orders), source: 'inferred' };
  const enabled = before?.source === 'inferred' ? before.enabled : true;
  await tx.preference.upsert({
    where: { customerId_key: { customerId, key } },
    create: { ...data, customerId, key },
    update: { ...data, enabled },
  });
}
