import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ciiXml } from '#rules/invoicing/cii.ts';
import { makeCreditNote, makeInvoice } from '#rules/invoicing/make-invoice.ts';
import {
  agreedMonth,
  agreedOrder,
  collectiveRequest,
  invoiceRequest,
} from '#test/factories/agreed-lines.ts';
import { schemaFaults } from '#test/oracle/cii-schema.ts';
import { brokenRules } from '#test/oracle/en16931.ts';

const invoiceOf = (lines: fc.Arbitrary<Parameters<typeof invoiceRequest>[0]>) =>
  lines.map((agreed) => makeInvoice(invoiceRequest(agreed)));
const [sample] = fc.sample(invoiceOf(agreedOrder), { numRuns: 1, seed: 7 });
if (!sample) throw new Error('a sample');

describe('an invoice of a random order', () => {
  it('comes to the order’s total, its parts to its wholes', () => {
    fc.assert(
      fc.property(agreedOrder, (agreed) => {
        const { totals, lines, charges, taxes } = makeInvoice(invoiceRequest(agreed));
        const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
        expect(totals.payable).toBe(sum(agreed.map(({ total }) => total)));
        expect(totals.lines).toBe(sum(lines.map(({ net }) => net)));
        expect(totals.withoutTax).toBe(totals.lines + sum(charges.map(({ amount }) => amount)));
        expect(sum(taxes.map(({ taxable }) => taxable))).toBe(totals.withoutTax);
        expect(totals.tax).toBe(sum(agreed.map(({ tax }) => tax)));
        expect(totals.payable).toBe(totals.withTax + totals.rounding);
      }),
      { numRuns: 300, seed: 20260306 },
    );
  });

  it('obeys the rules of EN 16931 as CII, and so does its credit note', () => {
    let charged = 0;
    fc.assert(
      fc.property(agreedOrder, (agreed) => {
        const invoice = makeInvoice(invoiceRequest(agreed));
        charged += invoice.charges.length;
        expect(brokenRules(ciiXml(invoice))).toEqual([]);
        const reason = 'Returned';
        const credit = makeCreditNote(invoice, { number: 'F2', issuedOn: '2026-03-09', reason });
        expect(brokenRules(ciiXml(credit))).toEqual([]);
      }),
      { numRuns: 60, seed: 20260307 },
    );
    expect(charged).toBeGreaterThan(10);
  }, 60_000);

  it('comes to the sum of its orders’ totals, whatever is on them; every line names its order', () => {
    let several = 0;
    fc.assert(
      fc.property(agreedMonth, (orders) => {
        const request = collectiveRequest(orders);
        const invoice = makeInvoice(request);
        const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
        expect(invoice.totals.payable).toBe(sum(request.billed.map(({ total }) => total)));
        for (const { basisPoints, taxable, amount } of invoice.taxes) {
          const alone = request.billed.map((order) =>
            makeInvoice({ ...request, billed: [order] }).taxes.find(
              (tax) => tax.basisPoints === basisPoints,
            ),
          );
          expect(taxable).toBe(sum(alone.map((tax) => tax?.taxable ?? 0)));
          expect(amount).toBe(sum(alone.map((tax) => tax?.amount ?? 0)));
        }
        expect(invoice.lines.map(({ position }) => position)).toEqual(
          orders.flat().map((_, index) => index + 1),
        );
        if (orders.length > 1) {
          several += 1;
          expect(invoice.lines.map(({ order }) => order)).toEqual(
            request.billed.flatMap(({ number, agreed }) => agreed.map(() => number)),
          );
        }
        expect(brokenRules(ciiXml(invoice))).toEqual([]);
      }),
      { numRuns: 60, seed: 20261126 },
    );
    expect(several).toBeGreaterThan(20);
  }, 60_000);

  it('names every order and delivery note in its XML, however many', () => {
    const [orders] = fc.sample(fc.array(agreedOrder, { minLength: 3, maxLength: 3 }), {
      numRuns: 1,
      seed: 5,
    });
    const xml = ciiXml(makeInvoice(collectiveRequest(orders ?? [])));
    for (const number of ['K10001', 'K10002', 'K10003', 'D10001', 'D10002', 'D10003']) {
      expect(xml).toContain(`<ram:IssuerAssignedID>${number}</ram:IssuerAssignedID>`);
    }
  });

  it('is valid by the published schema', async () => {
    for (const invoice of fc.sample(invoiceOf(agreedOrder), { numRuns: 5, seed: 20260308 })) {
      expect(await schemaFaults(ciiXml(invoice))).toEqual([]);
      const credit = makeCreditNote(invoice, { number: 'F2', issuedOn: '2026-03-09', reason: 'x' });
      expect(await schemaFaults(ciiXml(credit))).toEqual([]);
    }
    for (const orders of fc.sample(agreedMonth, { numRuns: 3, seed: 20261127 })) {
      expect(await schemaFaults(ciiXml(makeInvoice(collectiveRequest(orders))))).toEqual([]);
    }
  }, 60_000);
});

it('refuses an order that does not come to its total', () => {
  const [agreed] = fc.sample(agreedOrder, { numRuns: 1, seed: 1 });
  const request = invoiceRequest(agreed ?? []);
  const [order] = request.billed;
  if (!order) throw new Error('an order');
  const [more, less] = [1, -1].map((off) => ({ ...order, total: order.total + off }));
  expect(() => makeInvoice({ ...request, billed: [more ?? order] })).toThrow(RangeError);
  // Two wrongs that would cancel each other out are still two wrongs.
  expect(() => makeInvoice({ ...request, billed: [more ?? order, less ?? order] })).toThrow(
    RangeError,
  );
  expect(() => makeInvoice({ ...request, billed: [] })).toThrow(RangeError);
});

it('credits an invoice, and nothing else', () => {
  const words = { number: 'F2', issuedOn: '2026-03-09', reason: 'Returned' };
  const credit = makeCreditNote(sample, words);
  expect(credit.totals).toEqual(sample.totals);
  expect(credit.credits).toMatchObject({ number: sample.number, reason: 'Returned' });
  expect(() => makeCreditNote(credit, words)).toThrow(RangeError);
});

/** The judges must be able to say no: one fault each, made in the text. */
describe('a faulty document', () => {
  const xml = ciiXml(sample);
  const without = (element: string) =>
    xml.replace(new RegExp(`<ram:${element}>[\\s\\S]*?</ram:${element}>`), '');
  it.each([
    [
      'BR-CO-10',
      xml.replace(
        /(LineTotalAmount>)(\d+)(\.\d\d<\/ram:LineTotalAmount>\s*<ram:Charge)/,
        '$19$2$3',
      ),
    ],
    ['BR-CO-14', xml.replace(/(<ram:TaxTotalAmount[^>]*>)(\d)/, '$19$2')],
    ['BR-CO-16', xml.replace(/(<ram:DuePayableAmount>)(\d)/, '$19$2')],
    ['BR-CO-17', xml.replace(/(<ram:CalculatedAmount>)([1-9])/, '$19$2')],
    ['BR-S-05', xml.replace(/(<ram:RateApplicablePercent>)(?!0)\d+\.\d\d/, '$10.00')],
    ['BR-25', without('Name')],
    ['BR-06', xml.replace(/(<ram:SellerTradeParty>\s*)<ram:Name>.*<\/ram:Name>/, '$1')],
    [
      'BR-12',
      xml.replace(/<ram:LineTotalAmount>[\d.]+<\/ram:LineTotalAmount>(\s*<ram:Charge)/, '$1'),
    ],
  ])('breaks %s', (rule, faulty) => {
    expect(faulty).not.toBe(xml);
    expect(brokenRules(faulty)).toContain(rule);
  });

  it('is refused by the schema where an element is out of its place', async () => {
    const moved = xml.replace(
      /(<ram:ID>.*<\/ram:ID>)(\s*)(<ram:TypeCode>380<\/ram:TypeCode>)/,
      '$3$2$1',
    );
    expect(moved).not.toBe(xml);
    expect(await schemaFaults(moved)).not.toEqual([]);
  });
});
