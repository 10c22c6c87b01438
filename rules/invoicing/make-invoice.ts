/**
 * An invoice from what was agreed in one order or several, and the credit note that takes it back.
 *
 * Always holds: nothing is priced here. Lines, taxes by rate and totals are sums of the agreed
 * amounts, so that what is payable is the sum of the orders' totals to the minor unit; an order
 * whose amounts do not add up is refused (`RangeError`), never corrected.
 */
import { sum } from '#rules/pricing/money.ts';
import type {
  InvoiceCharge,
  InvoiceDocument,
  InvoiceLine,
  InvoicedOrder,
  InvoiceTax,
  InvoiceTotals,
} from './types.ts';

/** What one line of an order was agreed to cost; every amount is for all of its pieces. */
export interface AgreedLine {
  readonly name: string;
  readonly description: string;
  readonly quantity: number;
  readonly taxBasisPoints: number;
  /** Without tax: the goods, and the line's part of delivery and of the payment term. */
  readonly goods: number;
  readonly delivery: number;
  readonly payment: number;
  readonly tax: number;
  readonly rounding: number;
  readonly total: number;
}

/** An order to bill: what its lines were agreed to cost, and what all of them come to. */
export interface BilledOrder extends Omit<InvoicedOrder, 'total'> {
  readonly agreed: readonly AgreedLine[];
  readonly total: number;
}

export interface InvoiceRequest extends Omit<
  InvoiceDocument,
  | 'format'
  | 'kind'
  | 'credits'
  | 'orders'
  | 'deliveredOn'
  | 'deliveryNote'
  | 'lines'
  | 'charges'
  | 'taxes'
  | 'totals'
> {
  /** One at least. */
  readonly billed: readonly BilledOrder[];
  /** What document-level charges are called in the invoice's language. */
  readonly reasons: Readonly<Record<InvoiceCharge['kind'], string>>;
}

/**
 * The lines of all orders one after the other, charges and taxes by rate over all of them. Throws
 * `RangeError` where an order's lines do not come to its total, or where there is no order.
 */
export function makeInvoice(request: InvoiceRequest): InvoiceDocument {
  const { billed, reasons, ...given } = request;
  const [first, ...more] = billed;
  if (first === undefined) throw new RangeError('an invoice without an order');
  for (const { number, agreed, total } of billed) {
    const come = sum(agreed.map((line) => line.total));
    if (come !== total) throw new RangeError(`lines of ${come} in an order ${number} of ${total}`);
  }
  const alone = more.length === 0;
  const lines = billed
    .flatMap(({ number, agreed }) => agreed.map((line) => ({ line, number })))
    .map(({ line, number }, index): InvoiceLine => {
      const { name, description, quantity, goods: net, taxBasisPoints } = line;
      const position = index + 1;
      const order = alone ? {} : { order: number };
      return { position, name, description, quantity, net, taxBasisPoints, ...order };
    });
  const agreed = billed.flatMap((order) => order.agreed);
  const rates = [...new Set(agreed.map(({ taxBasisPoints }) => taxBasisPoints))].sort(
    (a, b) => a - b,
  );
  const charges = rates.flatMap((rate) => chargesOf(agreed, rate, reasons));
  const taxes = rates.map((rate) => taxOf(agreed, rate));
  const totals = totalsOf(lines, charges, taxes, sum(agreed.map(({ rounding }) => rounding)));
  const total = sum(billed.map((order) => order.total));
  if (totals.payable !== total) {
    throw new RangeError(`lines of ${totals.payable} in orders of ${total}`);
  }
  return {
    format: 'kitwright-invoice/1',
    kind: 'invoice',
    ...given,
    ...(alone && { deliveredOn: first.shippedOn, deliveryNote: first.deliveryNote }),
    orders: billed.map(({ agreed: _, ...order }) => order),
    lines,
    charges,
    taxes,
    totals,
  };
}

function chargesOf(
  agreed: readonly AgreedLine[],
  rate: number,
  reasons: InvoiceRequest['reasons'],
): InvoiceCharge[] {
  const taxed = agreed.filter(({ taxBasisPoints }) => taxBasisPoints === rate);
  const charge = (kind: InvoiceCharge['kind'], amounts: readonly number[]): InvoiceCharge => {
    return { kind, reason: reasons[kind], amount: sum(amounts), taxBasisPoints: rate };
  };
  return [
    charge(
      'delivery',
      taxed.map(({ delivery }) => delivery),
    ),
    charge(
      'payment-term',
      taxed.map(({ payment }) => payment),
    ),
  ].filter(({ amount }) => amount !== 0);
}

function taxOf(agreed: readonly AgreedLine[], rate: number): InvoiceTax {
  const taxed = agreed.filter(({ taxBasisPoints }) => taxBasisPoints === rate);
  return {
    basisPoints: rate,
    taxable: sum(taxed.flatMap(({ goods, delivery, payment }) => [goods, delivery, payment])),
    amount: sum(taxed.map(({ tax }) => tax)),
  };
}

function totalsOf(
  lines: readonly InvoiceLine[],
  charges: readonly InvoiceCharge[],
  taxes: readonly InvoiceTax[],
  rounding: number,
): InvoiceTotals {
  const net = sum(lines.map((line) => line.net));
  const charged = sum(charges.map(({ amount }) => amount));
  const withoutTax = sum([net, charged]);
  const tax = sum(taxes.map(({ amount }) => amount));
  const withTax = sum([withoutTax, tax]);
  return {
    lines: net,
    charges: charged,
    withoutTax,
    tax,
    withTax,
    rounding,
    payable: sum([withTax, rounding]),
  };
}

/**
 * Takes back the whole of an invoice. Amounts stay as they were: what a credit note says is owed
 * to the buyer, so its sign is in its kind.
 */
export function makeCreditNote(
  invoice: InvoiceDocument,
  { number, issuedOn, reason }: { number: string; issuedOn: string; reason: string },
): InvoiceDocument {
  if (invoice.kind !== 'invoice') throw new RangeError('only an invoice can be credited');
  return {
    ...invoice,
    kind: 'credit-note',
    number,
    issuedOn,
    dueOn: issuedOn,
    credits: { number: invoice.number, issuedOn: invoice.issuedOn, reason },
    paymentTerms: '',
  };
}
