/**
 * Invoices and delivery notes, for the order's owner and the staff it concerns: what was billed
 * is for sales, what was delivered for everyone who reads orders. For anyone else there are none.
 */
import { can, type Permission } from '#rules/policy/permissions.ts';
import type { DeliveryDocument } from '#rules/invoicing/delivery-note.ts';
import type { InvoiceDocument } from '#rules/invoicing/types.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database } from '#app/utils/database.server.ts';

const SEES_INVOICES: Permission = 'customers:read';
const SEES_NOTES: Permission = 'orders:read-all';

const orderFor = (actor: Actor, permission: Permission) =>
  can(actor.user?.role, permission) ? {} : { order: ownerOf(actor) };

export async function getInvoice(actor: Actor, number: string): Promise<InvoiceDocument> {
  const row = await database().invoice.findFirst({
    where: { number, ...orderFor(actor, SEES_INVOICES) },
  });
  if (row === null) throw new AppError('not-found');
  return row.document as unknown as InvoiceDocument;
}

export async function getDeliveryNote(actor: Actor, number: string): Promise<DeliveryDocument> {
  const row = await database().deliveryNote.findFirst({
    where: { number, ...orderFor(actor, SEES_NOTES) },
  });
  if (row === null) throw new AppError('not-found');
  return row.document as unknown as DeliveryDocument;
}

export interface Papers {
  readonly invoices: readonly {
    readonly number: string;
    readonly kind: 'invoice' | 'credit-note';
    readonly total: number;
    readonly currency: string;
    readonly issuedOn: string;
    readonly dueOn: string;
    /** Number of the credit note that took it back. */
    readonly creditedBy: string | undefined;
  }[];
  readonly deliveryNotes: readonly { readonly number: string; readonly shippedOn: string }[];
}

/** The papers of one order, oldest first, as far as the actor may see them. */
export async function papersOf(actor: Actor, orderNumber: string): Promise<Papers> {
  const order = { number: orderNumber };
  const mine = ownerOf(actor);
  const may = (permission: Permission) =>
    can(actor.user?.role, permission) ? { order } : { order: { ...order, ...mine } };
  const [invoices, deliveryNotes] = await Promise.all([
    database().invoice.findMany({
      where: may(SEES_INVOICES),
      orderBy: { number: 'asc' },
      include: { credit: { select: { number: true } } },
    }),
    database().deliveryNote.findMany({ where: may(SEES_NOTES), orderBy: { number: 'asc' } }),
  ]);
  return {
    invoices: invoices.map(({ number, kind, total, currency, issuedOn, dueOn, credit }) => ({
      number,
      kind: kind as 'invoice' | 'credit-note',
      total,
      currency,
      issuedOn,
      dueOn,
      creditedBy: credit?.number,
    })),
    deliveryNotes: deliveryNotes.map(({ number, shippedOn }) => ({ number, shippedOn })),
  };
}
