/** Random orders as they were agreed, for invoices: rates, odd roundings, charges and allowances. */
import fc from 'fast-check';
import type { AgreedLine, BilledOrder, InvoiceRequest } from '#rules/invoicing/make-invoice.ts';

const RATES = [0, 600, 810, 1200, 1900, 2100, 2500];

/** A line whose tax is rounded on its own, and which is rounded to a multiple on its own. */
export const agreedLine: fc.Arbitrary<AgreedLine> = fc
  .record({
    name: fc.constantFrom('Åsas lampa', 'Bike <S> & "L"', 'Rad'),
    description: fc.constantFrom('', 'Frame: Ask, 2 × bell'),
    quantity: fc.integer({ min: 1, max: 99 }),
    taxBasisPoints: fc.constantFrom(...RATES),
    goods: fc.integer({ min: 0, max: 90_000_000 }),
    delivery: fc.constantFrom(0, 0, 4900, 59_000),
    paymentShare: fc.constantFrom(0, 0, -200, 150),
    multiple: fc.constantFrom(1, 100),
  })
  .map(({ paymentShare, multiple, ...line }) => {
    const payment = Math.round((line.goods * paymentShare) / 10_000) + 0;
    const net = line.goods + line.delivery + payment;
    const tax = Math.round((net * line.taxBasisPoints) / 10_000);
    const rounding = Math.round((net + tax) / multiple) * multiple - net - tax + 0;
    return { ...line, payment, tax, rounding, total: net + tax + rounding };
  });

export const agreedOrder = fc.array(agreedLine, { minLength: 1, maxLength: 12 });

const address = { street: 'Storgatan 1', postalCode: '411 01', city: 'Göteborg', country: 'SE' };

/** The `index`-th order of a month, from 0. */
export const billedOrder = (agreed: readonly AgreedLine[], index = 0): BilledOrder => ({
  number: `K${10_001 + index}`,
  placedOn: '2026-03-02',
  deliveryNote: `D${10_001 + index}`,
  shippedOn: `2026-03-${String(6 + (index % 25)).padStart(2, '0')}`,
  agreed,
  total: agreed.reduce((sum, { total }) => sum + total, 0),
});

/** Several orders of one month, delivered to different places. */
export const collectiveRequest = (
  orders: readonly (readonly AgreedLine[])[],
  change: Partial<InvoiceRequest> = {},
): InvoiceRequest =>
  invoiceRequest([], {
    deliverTo: undefined,
    period: { from: '2026-03-01', to: '2026-03-31' },
    billed: orders.map(billedOrder),
    ...change,
  });

/** One order to five. */
export const agreedMonth = fc.array(agreedOrder, { minLength: 1, maxLength: 5 });

export function invoiceRequest(
  agreed: readonly AgreedLine[],
  change: Partial<InvoiceRequest> = {},
): InvoiceRequest {
  return {
    number: 'F10001',
    issuedOn: '2026-03-06',
    dueOn: '2026-04-05',
    locale: 'en',
    currency: 'SEK',
    seller: {
      name: 'Kitwright Cykel AB',
      registrationId: '556000-0001',
      vatId: 'SE556000000101',
      iban: 'SE4550000000058398257466',
      bic: 'ESSESESS',
      email: 'invoices@example.com',
      address,
    },
    buyer: { name: 'Åsa & Öst AB', vatId: 'SE556000000201', email: 'asa@example.com', address },
    deliverTo: { name: 'Åsa Öst', address },
    paymentTerms: '30 days net',
    billed: [billedOrder(agreed)],
    reasons: { delivery: 'Delivery', 'payment-term': 'Payment term' },
    ...change,
  };
}
