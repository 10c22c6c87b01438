import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ciiXml } from '#rules/invoicing/cii.ts';
import { decimalOf } from '#rules/invoicing/decimal.ts';
import {
  makeCreditNote,
  makeInvoice,
  type AgreedLine,
  type InvoiceRequest,
} from '#rules/invoicing/make-invoice.ts';
import type { InvoiceDocument } from '#rules/invoicing/types.ts';
import { ublXml } from '#rules/invoicing/ubl.ts';
import {
  agreedMonth,
  agreedOrder,
  collectiveRequest,
  invoiceRequest,
} from '#test/factories/agreed-lines.ts';
import { schemaFaults } from '#test/oracle/cii-schema.ts';
import { brokenRules } from '#test/oracle/en16931.ts';
import { termsOf } from '#test/oracle/invoice-terms.ts';
import { ublFaults } from '#test/oracle/ubl-schema.ts';

const invoiceOf = (lines: fc.Arbitrary<Parameters<typeof invoiceRequest>[0]>) =>
  lines.map((agreed) => makeInvoice(invoiceRequest(agreed)));
const credited = (invoice: InvoiceDocument) =>
  makeCreditNote(invoice, { number: 'F2', issuedOn: '2026-03-09', reason: 'Returned' });

/** An invoice of these orders with everything it can say, or as little as it may (`plain`). */
function spoken(
  orders: readonly (readonly AgreedLine[])[],
  shipped: boolean,
  plain: boolean,
): InvoiceRequest {
  const request = collectiveRequest(orders);
  const { seller, buyer } = request;
  const { bic: _bic, phone: _phone, email: _email, ...bare } = seller;
  return {
    ...request,
    seller: plain ? bare : { ...seller, phone: '+46 8 123 456 78' },
    buyer: plain ? { name: buyer.name, address: buyer.address } : buyer,
    deliverTo: plain ? undefined : invoiceRequest([]).deliverTo,
    period: plain ? undefined : request.period,
    paymentTerms: plain ? '' : request.paymentTerms,
    billed: request.billed.map((order) =>
      shipped ? order : { ...order, deliveryNote: undefined, shippedOn: undefined },
    ),
  };
}

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

  it('obeys the rules of EN 16931 in either syntax, and so does its credit note', () => {
    let charged = 0;
    fc.assert(
      fc.property(agreedOrder, (agreed) => {
        const invoice = makeInvoice(invoiceRequest(agreed));
        charged += invoice.charges.length;
        for (const document of [invoice, credited(invoice)]) {
          for (const xml of [ciiXml(document), ublXml(document)]) {
            expect(brokenRules(xml)).toEqual([]);
          }
        }
      }),
      { numRuns: 60, seed: 20260307 },
    );
    expect(charged).toBeGreaterThan(10);
  }, 60_000);

  it('says the same in either syntax, and what the document says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(agreedMonth, fc.boolean(), fc.boolean(), (orders, shipped, plain) => {
        const invoice = makeInvoice(spoken(orders, shipped, plain));
        for (const document of [invoice, credited(invoice)]) {
          const terms = termsOf(ublXml(document));
          expect(terms).toEqual(termsOf(ciiXml(document)));
          for (const term of Object.keys(terms.header)) seen.add(term);
          const { header, lines, taxes, adjustments, documents } = terms;
          expect(header).toMatchObject({
            'BT-1': document.number,
            'BT-2': document.issuedOn,
            'BT-9': document.dueOn,
            'BT-27': document.seller.name,
            'BT-44': document.buyer.name,
            'BT-115': decimalOf(document.totals.payable, 2),
          });
          expect(header['BT-14']).toBe(orders.length === 1 ? 'K10001' : undefined);
          expect(lines.map((line) => line['BT-153'])).toEqual(
            document.lines.map(({ name }) => name),
          );
          expect(lines.map((line) => line['BT-128'])).toEqual(
            document.lines.map(({ order }) => order),
          );
          expect(taxes.map((tax) => tax['BT-117'])).toEqual(
            document.taxes.map(({ amount }) => decimalOf(amount, 2)),
          );
          expect(adjustments).toHaveLength(document.charges.length);
          expect(documents).toHaveLength(orders.length > 1 && shipped ? orders.length : 0);
        }
      }),
      { numRuns: 40, seed: 20261128 },
    );
    // Terms that are there in some documents only were really there in some.
    for (const term of ['BT-14', 'BT-16', 'BT-22', 'BT-25', 'BT-42', 'BT-70', 'BT-72', 'BT-73']) {
      expect(seen).toContain(term);
    }
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
        for (const xml of [ciiXml(invoice), ublXml(invoice)]) expect(brokenRules(xml)).toEqual([]);
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

  it('is valid by the published schema of UBL, and so is its credit note', () => {
    for (const orders of fc.sample(agreedMonth, { numRuns: 20, seed: 20261129 })) {
      for (const shipped of [true, false]) {
        const invoice = makeInvoice(spoken(orders, shipped, !shipped));
        expect(ublFaults(ublXml(invoice))).toEqual([]);
        expect(ublFaults(ublXml(credited(invoice)))).toEqual([]);
      }
    }
  });

  it('is valid by the published schema of CII', async () => {
    for (const invoice of fc.sample(invoiceOf(agreedOrder), { numRuns: 5, seed: 20260308 })) {
      expect(await schemaFaults(ciiXml(invoice))).toEqual([]);
      expect(await schemaFaults(ciiXml(credited(invoice)))).toEqual([]);
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

  const ubl = ublXml(sample);
  it.each([
    ['BR-CO-10', ubl.replace(/(<cbc:LineExtensionAmount[^>]*>)(\d)/, '$19$2')],
    ['BR-CO-14', ubl.replace(/(<cac:TaxTotal>\s*<cbc:TaxAmount[^>]*>)(\d)/, '$19$2')],
    ['BR-CO-16', ubl.replace(/(<cbc:PayableAmount[^>]*>)(\d)/, '$19$2')],
    ['BR-25', ubl.replace(/<cbc:Name>.*<\/cbc:Name>(\s*<cac:Classified)/, '$1')],
    ['BR-06', ubl.replace(/<cbc:RegistrationName>.*<\/cbc:RegistrationName>/, '')],
  ])('breaks %s in UBL', (rule, faulty) => {
    expect(faulty).not.toBe(ubl);
    expect(brokenRules(faulty)).toContain(rule);
  });

  it.each([
    [
      'out of its place',
      /(<cbc:ID>.*<\/cbc:ID>)(\s*)(<cbc:IssueDate>.*<\/cbc:IssueDate>)/,
      '$3$2$1',
    ],
    ['unknown', /cbc:StreetName>/g, 'cbc:Street>'],
    ['required', /<cac:LegalMonetaryTotal>[\s\S]*<\/cac:LegalMonetaryTotal>/, ''],
    ['allowed values', /currencyID="SEK"/, 'currencyID="kr"'],
    ['space', /CommonBasicComponents-2/, 'CommonBasicComponents-3'],
  ])('is refused by the schema of UBL where something is %s', (fault, at, instead) => {
    const faulty = ubl.replace(at, instead);
    expect(faulty).not.toBe(ubl);
    expect(ublFaults(faulty).join('; ')).toContain(fault);
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
