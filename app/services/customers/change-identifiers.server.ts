/**
 * Staff note down what a customer is recognised by (a loyalty card, another phone or address), say
 * that it was checked, or take it away again.
 */
import { z } from 'zod';
import { normalCard, normalEmail, SHAREABLE_KINDS } from '#rules/customers/identifiers.ts';
import type { Actor } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { inTransaction, type Transaction } from '#app/utils/database.server.ts';
import { fields, parseInput } from '#app/utils/parse.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { toE164 } from '#app/utils/phone.server.ts';
import { recordAudit } from '#app/utils/record.server.ts';
import { seeIdentifier } from './identify.server.ts';

export const addIdentifierSchema = z.object({
  customerId: fields.id,
  kind: z.enum(SHAREABLE_KINDS),
  value: z.string().trim().min(1).max(254),
  /** The member of staff has seen the card, called back, or had an answer from the address. */
  verified: z.literal('on').optional(),
});

/** A card is one customer's: `identifier-taken` when it is another's. */
export async function addIdentifier(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  const { customerId, kind, value: text, verified } = parseInput(addIdentifierSchema, input);
  await inTransaction(
    async (tx) => {
      const customer = await tx.customer.findUnique({ where: { id: customerId } });
      if (customer === null) throw new AppError('not-found');
      const value = normalValue(kind, text, customer.country ?? customer.market);
      if (value === undefined) {
        throw new AppError('invalid-input', { fields: { value: 'invalid' } });
      }
      if (kind === 'loyalty-card') await requireFree(tx, value, customerId);
      const seen = { kind, value, source: 'staff', at: actor.now } as const;
      await seeIdentifier(tx, customerId, { ...seen, verified: verified === 'on' });
      const subject = { kind: 'customer', id: customerId };
      await recordAudit(tx, actor, 'customer.identifier-added', subject, { kind });
    },
    { serializable: true },
  );
}

function normalValue(kind: (typeof SHAREABLE_KINDS)[number], text: string, country: string) {
  if (kind === 'email') {
    const email = z.email().safeParse(normalEmail(text));
    return email.success ? email.data : undefined;
  }
  return kind === 'phone' ? toE164(text, country) : normalCard(text);
}

async function requireFree(tx: Transaction, value: string, customerId: string): Promise<void> {
  const others = await tx.customerIdentifier.count({
    where: { kind: 'loyalty-card', value, customerId: { not: customerId } },
  });
  if (others > 0) throw new AppError('identifier-taken');
}

const oneSchema = z.object({ customerId: fields.id, identifierId: fields.id });

/** Somebody made sure that it is theirs. */
export async function verifyIdentifier(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  const { customerId, identifierId } = parseInput(oneSchema, input);
  await inTransaction(async (tx) => {
    const { count } = await tx.customerIdentifier.updateMany({
      where: { id: identifierId, customerId, verifiedAt: null },
      data: { verifiedAt: actor.now },
    });
    if (count === 0) return;
    const subject = { kind: 'customer', id: customerId };
    await recordAudit(tx, actor, 'customer.identifier-verified', subject, { identifierId });
  });
}

/** Not theirs, or not wanted any more. What the profile itself says is changed in the profile. */
export async function removeIdentifier(actor: Actor, input: unknown): Promise<void> {
  requirePermission(actor, 'customers:act-for');
  const { customerId, identifierId } = parseInput(oneSchema, input);
  await inTransaction(async (tx) => {
    const { count } = await tx.customerIdentifier.deleteMany({
      where: {
        id: identifierId,
        customerId,
        kind: { in: [...SHAREABLE_KINDS] },
        source: { not: 'profile' },
      },
    });
    if (count === 0) return;
    const subject = { kind: 'customer', id: customerId };
    await recordAudit(tx, actor, 'customer.identifier-removed', subject, { identifierId });
  });
}
