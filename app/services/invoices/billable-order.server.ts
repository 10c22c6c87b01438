/** An order with everything its papers are made of. */
import type { AgreedLine } from '#rules/invoicing/make-invoice.ts';
import type { Party } from '#rules/invoicing/types.ts';
import type { OrderTerms } from '#rules/customers/terms.ts';
import type { Market } from '#rules/model/family.ts';
import type { Deal } from '#rules/pricing/deal-types.ts';
import type { Price } from '#rules/pricing/types.ts';
import { AppError } from '#app/utils/app-error.ts';
import type { Prisma, Transaction } from '#app/utils/database.server.ts';
import type { OrderCustomer } from '../orders/get-order.server.ts';
import { readOrderTerms } from '../orders/order-terms.ts';
import type { LineSummary } from '../orders/snapshot-line.server.ts';
import { standardPolicy } from '../pricing/standard-policy.ts';
import { agreedLine, type SnapshotLine } from './agreed-lines.ts';

const FIELDS = { lines: { orderBy: { position: 'asc' } } } satisfies Prisma.OrderInclude;
type Row = Prisma.OrderGetPayload<{ include: typeof FIELDS }>;

export interface BillableOrder {
  readonly row: Row;
  readonly terms: OrderTerms;
  readonly taxMode: Deal['taxMode'];
  readonly lines: readonly (SnapshotLine & { readonly id: string; readonly position: number })[];
}

export async function loadBillable(tx: Transaction, id: string): Promise<BillableOrder> {
  const row = await tx.order.findUnique({ where: { id }, include: FIELDS });
  if (row === null) throw new AppError('not-found');
  const deal = (row.deal ?? undefined) as Deal | undefined;
  const priced = deal?.lines.filter(({ optional }) => !optional) ?? [];
  const rates = await Promise.all(
    row.lines.map(async (line, index) => {
      const told = (line.price as { taxBasisPoints?: number }).taxBasisPoints;
      return (
        told ??
        (priced.length === row.lines.length ? priced[index]?.taxBasisPoints : undefined) ??
        (await familyRate(tx, row.market, line.familyVersionId))
      );
    }),
  );
  return {
    row,
    terms: readOrderTerms(row.terms),
    taxMode: deal?.taxMode ?? 'exclusive',
    lines: row.lines.map((line, index) => ({
      id: line.id,
      position: line.position,
      name: line.configurationName,
      quantity: line.quantity,
      summary: line.summary as unknown as LineSummary,
      price: line.price as unknown as Price,
      taxBasisPoints: rates[index] ?? 0,
    })),
  };
}

/** Of orders from before prices told it; a version never changes, so it is the one of then. */
async function familyRate(
  tx: Transaction,
  market: string,
  versionId: string | null,
): Promise<number> {
  const version =
    versionId === null
      ? null
      : await tx.familyVersion.findUnique({ where: { id: versionId }, select: { document: true } });
  const { markets } = (version?.document ?? standardPolicy) as {
    readonly markets: readonly Pick<Market, 'id' | 'taxBasisPoints'>[];
  };
  return markets.find(({ id }) => id === market)?.taxBasisPoints ?? 0;
}

export function deliverTo({ row }: BillableOrder): Party {
  const { name, street, postalCode, city, country, phone } =
    row.customer as unknown as OrderCustomer;
  return { name, phone, address: { street, postalCode, city, country } };
}

export const buyer = ({ row, terms }: BillableOrder): Party => buyerOf(row.customer, terms);

/** Who is billed: the snapshot of an order's customer, where its terms name nobody else. */
export function buyerOf(snapshot: unknown, terms: OrderTerms): Party {
  const customer = snapshot as OrderCustomer;
  const { name, street, postalCode, city, country } = terms.invoiceAddress ?? customer;
  return {
    name,
    email: terms.invoiceEmail ?? customer.email,
    vatId: terms.vatId,
    address: { street, postalCode, city, country },
  };
}

/** What its lines were agreed to cost, in words of `locale`. */
export function agreedOf({ lines, taxMode }: BillableOrder, locale: string): AgreedLine[] {
  return lines.map((line) => agreedLine(line, taxMode, locale));
}
