/**
 * What a customer has told us: set, switched off and on, removed, by themselves or by staff who
 * act for them. A key and its value must be declared by a published family.
 */
import { z } from 'zod';
import type { Scalar } from '#rules/model/condition.ts';
import type { PreferenceDefinition } from '#rules/model/family.ts';
import { isAnswer } from '#rules/model/preference.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, inTransaction, NO_JSON } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission, requireUser } from '#app/utils/permissions.server.ts';
import { recordInteraction } from '#app/utils/record.server.ts';
import { LEARNING_KEYS } from '../learning/learning-choice.server.ts';
import { newestVersions } from '../families/load-family-version.server.ts';

export interface StoredPreference {
  readonly key: string;
  readonly value: Scalar;
  readonly source: string;
  readonly enabled: boolean;
  /** Of what their orders taught: how sure, 0 to 1, and the orders' numbers. */
  readonly learnt?: { readonly confidence: number; readonly orders: readonly string[] };
}

const ordersSchema = z.array(z.string());

const TAUGHT_NOTHING = { confidence: null, orders: NO_JSON };

const target = { key: z.string().min(1).max(64), customerId: fields.id.optional() };
const setSchema = z.object({ ...target, value: z.union([z.string(), z.number(), z.boolean()]) });
const toggleSchema = z.object({
  ...target,
  enabled: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
});
const toggleAllSchema = toggleSchema.omit({ key: true });
const removeSchema = z.object(target);

export async function listPreferences(
  actor: Actor,
  customerId?: string,
): Promise<readonly StoredPreference[]> {
  const id = customerOf(actor, customerId, 'customers:read');
  const rows = await database().preference.findMany({
    where: { customerId: id, source: { not: 'dismissed' } },
    orderBy: { key: 'asc' },
  });
  return rows.map(({ key, value, source, enabled, confidence, orders }) => ({
    key,
    value: value as Scalar,
    source,
    enabled,
    ...(confidence !== null && { learnt: { confidence, orders: ordersSchema.parse(orders) } }),
  }));
}

export async function setPreference(actor: Actor, input: unknown): Promise<void> {
  const { key, value: raw, customerId: given } = parseInput(setSchema, input);
  const customerId = customerOf(actor, given, 'customers:act-for');
  const value = await checkedValue(key, raw);
  const source = actor.user?.customerId === customerId ? 'told' : 'staff';
  await inTransaction(async (tx) => {
    await requireCustomerRow(tx, customerId, source);
    await tx.preference.upsert({
      where: { customerId_key: { customerId, key } },
      create: { customerId, key, value, source },
      update: { value, source, enabled: true, ...TAUGHT_NOTHING, dismissedAt: null },
    });
    await recordChange(tx, actor, customerId, { key, value });
  });
}

export async function togglePreference(actor: Actor, input: unknown): Promise<void> {
  const { key, enabled, customerId: given } = parseInput(toggleSchema, input);
  const customerId = customerOf(actor, given, 'customers:act-for');
  await inTransaction(async (tx) => {
    const { count } = await tx.preference.updateMany({
      where: { customerId, key, source: { not: 'dismissed' } },
      data: { enabled },
    });
    if (count === 0) throw new AppError('not-found');
    await recordChange(tx, actor, customerId, { key, enabled });
  });
}

/** All at once: what the customer's answers do, or how it is without them. */
export async function toggleAllPreferences(actor: Actor, input: unknown): Promise<void> {
  const { enabled, customerId: given } = parseInput(toggleAllSchema, input);
  const customerId = customerOf(actor, given, 'customers:act-for');
  await inTransaction(async (tx) => {
    const { count } = await tx.preference.updateMany({
      // Whether anything is learnt is another question.
      where: {
        customerId,
        source: { not: 'dismissed' },
        key: { notIn: Object.values(LEARNING_KEYS) },
      },
      data: { enabled },
    });
    if (count > 0) await recordChange(tx, actor, customerId, { enabled, count });
  });
}

export async function removePreference(actor: Actor, input: unknown): Promise<void> {
  const { key, customerId: given } = parseInput(removeSchema, input);
  const customerId = customerOf(actor, given, 'customers:act-for');
  await inTransaction(async (tx) => {
    // What was learnt leaves word that it is not so, else the same orders would teach it again.
    const dismissed = await tx.preference.updateMany({
      where: { customerId, key, source: 'inferred' },
      data: { source: 'dismissed', enabled: false, dismissedAt: actor.now, ...TAUGHT_NOTHING },
    });
    const { count } = await tx.preference.deleteMany({
      where: { customerId, key, source: { not: 'dismissed' } },
    });
    if (count + dismissed.count > 0)
      await recordChange(tx, actor, customerId, { key, removed: true });
  });
}

type Tx = Parameters<Parameters<typeof inTransaction>[0]>[0];

function recordChange(tx: Tx, actor: Actor, customerId: string, data: Record<string, unknown>) {
  const subject = { kind: 'customer', id: customerId };
  return recordInteraction(tx, actor, 'preference-changed', subject, data, customerId);
}

/** Staff note nothing about somebody who restricts what is done with their data. */
async function requireCustomerRow(tx: Tx, id: string, source: 'told' | 'staff'): Promise<void> {
  const customer = await tx.customer.findUnique({
    where: { id, erasedAt: null },
    select: { restrictedAt: true },
  });
  if (customer === null) throw new AppError('not-found');
  if (source === 'staff' && customer.restrictedAt !== null) {
    throw new AppError('processing-restricted');
  }
}

/** One's own customer; another's only with the permission, else it is as if it did not exist. */
function customerOf(
  actor: Actor,
  given: string | undefined,
  permission: 'customers:read' | 'customers:act-for',
): string {
  const user = requireUser(actor);
  const own = actor.actingFor ?? user.customerId;
  if (given === undefined || given === own) {
    if (own === undefined) throw new AppError('not-found');
    return own;
  }
  if (user.role === 'customer') throw new AppError('not-found');
  requirePermission(actor, permission);
  return given;
}

/** The value as the family declares it; a form's text becomes the number or truth it stands for. */
async function checkedValue(key: string, raw: Scalar): Promise<Scalar> {
  for (const { family } of await newestVersions()) {
    const definition = family.preferences.find((preference) => preference.id === key);
    if (definition) return valueFor(definition, raw);
  }
  throw new AppError('unknown-value', { key });
}

function valueFor(definition: PreferenceDefinition, raw: Scalar): Scalar {
  const value = meantBy(definition, raw);
  if (!isAnswer(definition, value)) throw new AppError('unknown-value', { key: definition.id });
  return value;
}

function meantBy({ kind }: PreferenceDefinition, raw: Scalar): Scalar {
  if (typeof raw !== 'string' || raw.trim() === '') return raw;
  if (kind === 'boolean' && (raw === 'true' || raw === 'false')) return raw === 'true';
  return kind === 'number' ? Number(raw) : raw;
}
