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
  const [order] = await loadBillables(tx, [id]);
  if (order === undefined) throw new AppError('not-found');
  return order;
}

/** In the order of `ids`; `not-found` where one of them is no order. */
export async function loadBillables(
  tx: Transaction,
  ids: readonly string[],
): Promise<readonly BillableOrder[]> {
  const rows = await tx.order.findMany({ where: { id: { in: [...ids] } }, include: FIELDS });
  const familyRate = await familyRates(tx, rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) throw new AppError('not-found');
    return billable(row, familyRate);
  });
}

function billable(row: Row, familyRate: FamilyRate): BillableOrder {
  const rates = toldRates(row);
  return {
    row,
    terms: readOrderTerms(row.terms),
    taxMode: dealOf(row)?.taxMode ?? 'exclusive',
    lines: row.lines.map((line, index) => ({
      id: line.id,
      position: line.position,
      name: line.configurationName,
      quantity: line.quantity,
      summary: line.summary as unknown as LineSummary,
      price: line.price as unknown as Price,
      taxBasisPoints: rates[index] ?? familyRate(line.familyVersionId, row.market),
    })),
  };
}

const dealOf = ({ deal }: Row) => (deal ?? undefined) as Deal | undefined;

/** Rates of the lines as their prices tell them, else the deal; nothing where neither does. */
function toldRates(row: Row): readonly (number | undefined)[] {
  const priced = dealOf(row)?.lines.filter(({ optional }) => !optional) ?? [];
  return row.lines.map(({ price }, index) => {
    const told = (price as { taxBasisPoints?: number }).taxBasisPoints;
    return told ?? (priced.length === row.lines.length ? priced[index]?.taxBasisPoints : undefined);
  });
}

/** The rate of a family version in a market; 0 where the version has no such market. */
type FamilyRate = (versionId: string | null, market: string) => number;

/**
 * For orders from before prices told it; a version never changes, so it is the one of then. Each
 * version is read once.
 */
async function familyRates(tx: Transaction, rows: readonly Row[]): Promise<FamilyRate> {
  const untold = rows.flatMap((row) => {
    const rates = toldRates(row);
    return row.lines.flatMap(({ familyVersionId }, index) =>
      rates[index] === undefined && familyVersionId !== null ? [familyVersionId] : [],
    );
  });
  const versions =
    untold.length === 0
      ? []
      : await tx.familyVersion.findMany({
          where: { id: { in: [...new Set(untold)] } },
          select: { id: true, document: true },
        });
  const documents = new Map(versions.map(({ id, document }) => [id, document]));
  return (versionId, market) => {
    const { markets } = ((versionId === null ? undefined : documents.get(versionId)) ??
      standardPolicy) as { readonly markets: readonly Pick<Market, 'id' | 'taxBasisPoints'>[] };
    return markets.find(({ id }) => id === market)?.taxBasisPoints ?? 0;
  };
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
