/** A person's own settings: language and market (guests too), name and address. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requireUser } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { sha256 } from '#app/utils/secrets.server.ts';
import { ensureSession } from '#app/utils/session.server.ts';
import { indexCustomer } from '../customers/index-customer.server.ts';

export const settingsSchema = z.object({
  locale: fields.locale.optional(),
  market: fields.market.optional(),
});

/**
 * Kept with the account where it is one's own; with the session for guests, for employees' market,
 * and while acting for a customer (whose own market is not changed by a visit).
 */
export async function changeSettings(actor: Actor, input: unknown): Promise<void> {
  const { locale, market } = parseInput(settingsSchema, input);
  await ensureSession(actor);
  const own = actor.actingFor === undefined ? actor.user?.customerId : undefined;
  await inTransaction(async (tx) => {
    if (actor.user && locale !== undefined) {
      await tx.user.update({ where: { id: actor.user.id }, data: { locale } });
    }
    if (own !== undefined) {
      await tx.customer.update({ where: { id: own }, data: { locale, market } });
    }
    const data = {
      ...(actor.user === undefined ? { locale } : {}),
      ...(own === undefined ? { market } : {}),
    };
    await tx.session.updateMany({ where: { id: sha256(actor.session.id) }, data });
  });
}

/** Day and month alone: nobody is asked how old they are. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const part = (most: number) => z.coerce.number().int().min(1).max(most).optional();

const profileFields = z.object({
  birthMonth: part(12),
  birthDay: part(31),
  name: fields.name,
  phone: fields.phone.optional(),
  street: fields.street.optional(),
  postalCode: fields.postalCode.optional(),
  city: fields.city.optional(),
  country: fields.country.optional(),
});

/** Both parts of a birthday or none, and a day that its month has. */
export const profileSchema = profileFields.superRefine(({ birthMonth, birthDay }, context) => {
  const fault = (path: 'birthMonth' | 'birthDay', input?: number) =>
    context.addIssue({ code: 'custom', path: [path], input });
  if (birthMonth === undefined && birthDay !== undefined) fault('birthMonth');
  if (birthMonth !== undefined && birthDay === undefined) fault('birthDay');
  const days = DAYS_IN_MONTH[(birthMonth ?? 1) - 1] ?? 0;
  if (birthDay !== undefined && birthDay > days) fault('birthDay', birthDay);
});

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Name and, for a customer, phone and address; what is left out is cleared. */
export async function changeProfile(actor: Actor, input: unknown): Promise<void> {
  const user = requireUser(actor);
  const { name, ...contact } = parseInput(profileSchema, input);
  await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { name } });
    if (user.customerId !== undefined) {
      const { phone, street, postalCode, city, country, birthMonth, birthDay } = contact;
      await tx.customer.update({
        where: { id: user.customerId },
        data: {
          name,
          phone: phone ?? null,
          street: street ?? null,
          postalCode: postalCode ?? null,
          city: city ?? null,
          country: country ?? null,
          birthday:
            birthMonth === undefined || birthDay === undefined
              ? null
              : `${twoDigits(birthMonth)}-${twoDigits(birthDay)}`,
        },
      });
      await indexCustomer(tx, user.customerId);
      const subject = { kind: 'customer', id: user.customerId };
      await recordInteraction(tx, actor, 'profile-changed', subject, {}, user.customerId);
    }
    await recordAudit(tx, actor, 'user.profile-changed', { kind: 'user', id: user.id });
  });
}
