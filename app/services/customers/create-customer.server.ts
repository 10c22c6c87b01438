/** Sales notes down a new customer, with no account yet. */
import { z } from 'zod';
import type { Actor } from '#app/utils/actor.ts';
import { inTransaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { recordAudit, recordInteraction } from '#app/utils/record.server.ts';
import { indexCustomer } from './index-customer.server.ts';

export const createCustomerSchema = z.object({
  name: fields.name,
  email: fields.email,
  phone: fields.phone.optional(),
  locale: fields.locale.optional(),
  market: fields.market.optional(),
  street: fields.street.optional(),
  postalCode: fields.postalCode.optional(),
  city: fields.city.optional(),
  country: fields.country.optional(),
});

export async function createCustomer(actor: Actor, input: unknown): Promise<{ id: string }> {
  const user = requirePermission(actor, 'customers:act-for');
  const { locale, market, ...contact } = parseInput(createCustomerSchema, input);
  return inTransaction(async (tx) => {
    const { id } = await tx.customer.create({
      data: {
        ...contact,
        locale: locale ?? actor.locale,
        market: market ?? actor.market,
        managerId: user.id,
      },
    });
    await indexCustomer(tx, id);
    const subject = { kind: 'customer', id };
    await recordInteraction(tx, actor, 'customer-created', subject, {}, id);
    await recordAudit(tx, actor, 'customer.created', subject);
    return { id };
  });
}
