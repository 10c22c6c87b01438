/**
 * Invoices and delivery notes, for the order's owner and the staff it concerns: what was billed
 * is for sales, what was delivered for everyone who reads orders. For anyone else there are none.
 */
import { can, type Permission } from '#rules/policy/permissions.ts';
import type { DeliveryDocument } from '#rules/invoicing/delivery-note.ts';
import type { InvoiceDocument } from '#rules/invoicing/types.ts';
import { type Actor, ownerOf } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import { database, type Prisma } from '#app/utils/database.server.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import type { Assignment } from '#rules/configuration/types.ts';
import { hasBuildReport } from '../orders/get-build-report.server.ts';
import { hasCareSheet } from '../orders/get-care-sheet.server.ts';
import { readOrderTerms } from '../orders/order-terms.ts';

const SEES_INVOICES: Permission = 'customers:read';
const SEES_NOTES: Permission = 'orders:read-all';

const ownOrders = (actor: Actor, permission: Permission) =>
  can(actor.user?.role, permission) ? {} : ownerOf(actor);

export async function getInvoice(actor: Actor, number: string): Promise<InvoiceDocument> {
  const row = await database().invoice.findFirst({
    where: { number, orders: { some: { order: ownOrders(actor, SEES_INVOICES) } } },
  });
  if (row === null) throw new AppError('not-found');
  return row.document as unknown as InvoiceDocument;
}

export async function getDeliveryNote(actor: Actor, number: string): Promise<DeliveryDocument> {
  const row = await database().deliveryNote.findFirst({
    where: { number, order: ownOrders(actor, SEES_NOTES) },
  });
  if (row === null) throw new AppError('not-found');
  return row.document as unknown as DeliveryDocument;
}

export interface InvoicePaper {
  readonly number: string;
  readonly kind: 'invoice' | 'credit-note';
  readonly total: number;
  readonly currency: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** Of a collective invoice or its credit note: the month it bills (YYYY-MM). */
  readonly month: string | undefined;
  /** How many orders are on it. */
  readonly orders: number;
  /** Number of the credit note that took it back. */
  readonly creditedBy: string | undefined;
}

const PAPER = {
  credit: { select: { number: true } },
  _count: { select: { orders: true } },
} satisfies Prisma.InvoiceInclude;

function paperOf(row: Prisma.InvoiceGetPayload<{ include: typeof PAPER }>): InvoicePaper {
  const { number, kind, total, currency, issuedOn, dueOn, month, credit, _count } = row;
  return {
    number,
    kind: kind as InvoicePaper['kind'],
    total,
    currency,
    issuedOn,
    dueOn,
    month: month ?? undefined,
    orders: _count.orders,
    creditedBy: credit?.number,
  };
}

/** All invoices and credit notes of a customer, newest first, for staff. */
export async function invoicesOf(actor: Actor, customerId: string): Promise<InvoicePaper[]> {
  requirePermission(actor, SEES_INVOICES);
  const rows = await database().invoice.findMany({
    where: { orders: { some: { order: { customerId } } } },
    orderBy: [{ createdAt: 'desc' }, { number: 'desc' }],
    include: PAPER,
  });
  return rows.map(paperOf);
}

export interface Papers {
  readonly invoices: readonly InvoicePaper[];
  readonly deliveryNotes: readonly { readonly number: string; readonly shippedOn: string }[];
  /** Whether there is a build report for this actor: of what was shipped, where it was wished for. */
  readonly buildReport: boolean;
  /** The same of a care sheet, from the order on. */
  readonly careSheet: boolean;
}

/** The papers of one order, oldest first, as far as the actor may see them. */
export async function papersOf(actor: Actor, orderNumber: string): Promise<Papers> {
  const order = (permission: Permission) => ({
    number: orderNumber,
    ...ownOrders(actor, permission),
  });
  const [invoices, deliveryNotes, found] = await Promise.all([
    database().invoice.findMany({
      where: { orders: { some: { order: order(SEES_INVOICES) } } },
      orderBy: { number: 'asc' },
      include: PAPER,
    }),
    database().deliveryNote.findMany({
      where: { order: order(SEES_NOTES) },
      orderBy: { number: 'asc' },
    }),
    database().order.findFirst({
      where: order(SEES_NOTES),
      select: { terms: true, lines: { select: { familyVersionId: true, product: true } } },
    }),
  ]);
  const { reports } = readOrderTerms(found?.terms);
  const wished = (report: (typeof reports)[number]): boolean =>
    found !== null && (can(actor.user?.role, SEES_NOTES) || reports.includes(report));
  return {
    invoices: invoices.map(paperOf),
    deliveryNotes: deliveryNotes.map(({ number, shippedOn }) => ({ number, shippedOn })),
    buildReport: wished('build-report') && (await hasBuildReport(orderNumber)),
    careSheet:
      wished('care-sheet') &&
      (await hasCareSheet(
        (found?.lines ?? []).map((line) => ({ ...line, product: line.product as Assignment })),
      )),
  };
}
