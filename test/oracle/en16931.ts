/**
 * Business rules of EN 16931-1 over a CII document, written from the standard and knowing nothing
 * of the code that makes one: identity and completeness (BR-…), sums (BR-CO-10 … 17), and the
 * standard and zero rates (BR-S-…, BR-Z-…).
 *
 * BR-CO-17 and its twins per category allow less than one unit of currency, as the published rules
 * do, because taxes may have been rounded line by line.
 */
import { create } from 'xmlbuilder2';

interface Element {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Element>;
  getAttribute(name: string): string | null;
}

const childrenOf = (element: Element): Element[] =>
  [...element.childNodes].filter(({ nodeType }) => nodeType === 1);

/** All elements at a path of local names below `from`. */
function all(from: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce<Element[]>(
      (found, step) =>
        found.flatMap((element) =>
          childrenOf(element).filter(({ nodeName }) => nodeName.split(':').at(-1) === step),
        ),
      [from],
    );
}
const text = (from: Element, path: string): string => all(from, path)[0]?.textContent?.trim() ?? '';

/** Decimal text in ten-thousandths, exactly. */
function exact(value: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(value);
  if (!parts) throw new Error(`no amount: '${value}'`);
  const [, sign, whole = '', fraction = ''] = parts;
  const scaled = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
  return sign ? -scaled : scaled;
}
const UNIT = 10_000n;
const amount = (from: Element, path: string): bigint => {
  const value = text(from, path);
  return value === '' ? 0n : exact(value);
};
const total = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** Ids of the rules the document breaks; empty where it is in order. */
export function brokenRules(xml: string): string[] {
  const root = create(xml).root().node as unknown as Element;
  const broken: string[] = [];
  const rule = (id: string, holds: boolean): void => {
    if (!holds) broken.push(id);
  };
  const deal = all(root, 'SupplyChainTradeTransaction')[0];
  if (!deal) return ['BR-16'];
  const document = all(root, 'ExchangedDocument')[0] ?? root;
  const agreement = all(deal, 'ApplicableHeaderTradeAgreement')[0] ?? root;
  const settlement = all(deal, 'ApplicableHeaderTradeSettlement')[0] ?? root;
  const sums = all(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')[0] ?? root;
  const lines = all(deal, 'IncludedSupplyChainTradeLineItem');
  const taxes = all(settlement, 'ApplicableTradeTax');
  const adjustments = all(settlement, 'SpecifiedTradeAllowanceCharge');
  const isCharge = (one: Element) => text(one, 'ChargeIndicator/Indicator') === 'true';
  const charges = adjustments.filter(isCharge);
  const allowances = adjustments.filter((one) => !isCharge(one));
  const seller = all(agreement, 'SellerTradeParty')[0] ?? root;
  const buyer = all(agreement, 'BuyerTradeParty')[0] ?? root;

  const guideline = 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID';
  rule('BR-01', text(root, guideline) !== '');
  rule('BR-02', text(document, 'ID') !== '');
  rule('BR-03', /^\d{8}$/.test(text(document, 'IssueDateTime/DateTimeString')));
  const type = text(document, 'TypeCode');
  rule('BR-04', type === '380' || type === '381');
  rule('BR-05', /^[A-Z]{3}$/.test(text(settlement, 'InvoiceCurrencyCode')));
  rule('BR-06', text(seller, 'Name') !== '');
  rule('BR-07', text(buyer, 'Name') !== '');
  rule('BR-09', /^[A-Z]{2}$/.test(text(seller, 'PostalTradeAddress/CountryID')));
  rule('BR-11', /^[A-Z]{2}$/.test(text(buyer, 'PostalTradeAddress/CountryID')));
  for (const [id, path] of [
    ['BR-12', 'LineTotalAmount'],
    ['BR-13', 'TaxBasisTotalAmount'],
    ['BR-14', 'GrandTotalAmount'],
    ['BR-15', 'DuePayableAmount'],
  ] as const) {
    rule(id, text(sums, path) !== '');
  }
  rule('BR-16', lines.length > 0);
  const ids = lines.map((line) => text(line, 'AssociatedDocumentLineDocument/LineID'));
  rule('BR-21', ids.every((id) => id !== '') && new Set(ids).size === ids.length);
  const price = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice';
  const lineTotal =
    'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount';
  for (const line of lines) {
    rule('BR-22', amount(line, 'SpecifiedLineTradeDelivery/BilledQuantity') > 0n);
    const quantity = all(line, 'SpecifiedLineTradeDelivery/BilledQuantity')[0];
    rule('BR-23', Boolean(quantity?.getAttribute('unitCode')));
    rule('BR-24', text(line, lineTotal) !== '');
    rule('BR-25', text(line, 'SpecifiedTradeProduct/Name') !== '');
    rule('BR-26', text(line, `${price}/ChargeAmount`) !== '');
    rule('BR-27', amount(line, `${price}/ChargeAmount`) >= 0n);
    // The line is its price times its quantity; the standard's calculation of BT-131.
    const pieces = amount(line, 'SpecifiedLineTradeDelivery/BilledQuantity');
    const per = amount(line, `${price}/BasisQuantity`) || UNIT;
    rule(
      'BT-131',
      amount(line, lineTotal) * per === amount(line, `${price}/ChargeAmount`) * pieces,
    );
  }
  for (const one of adjustments) {
    const kind = isCharge(one) ? ['BR-36', 'BR-37', 'BR-38'] : ['BR-31', 'BR-32', 'BR-33'];
    rule(kind[0] ?? '', amount(one, 'ActualAmount') > 0n);
    rule(kind[1] ?? '', text(one, 'CategoryTradeTax/CategoryCode') !== '');
    rule(kind[2] ?? '', text(one, 'Reason') !== '' || text(one, 'ReasonCode') !== '');
  }
  const means = all(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  rule(
    'BR-49',
    means.every((one) => text(one, 'TypeCode') !== ''),
  );
  rule(
    'BR-50',
    means.every((one) => text(one, 'PayeePartyCreditorFinancialAccount/IBANID') !== ''),
  );
  const preceding = all(settlement, 'InvoiceReferencedDocument');
  rule(
    'BR-55',
    preceding.every((one) => text(one, 'IssuerAssignedID') !== ''),
  );
  rule('credit names its invoice', type !== '381' || preceding.length === 1);

  const lineSum = total(lines.map((line) => amount(line, lineTotal)));
  const allowed = total(allowances.map((one) => amount(one, 'ActualAmount')));
  const charged = total(charges.map((one) => amount(one, 'ActualAmount')));
  const taxTotal = amount(sums, 'TaxTotalAmount');
  rule('BR-CO-10', amount(sums, 'LineTotalAmount') === lineSum);
  rule('BR-CO-11', amount(sums, 'AllowanceTotalAmount') === allowed);
  rule('BR-CO-12', amount(sums, 'ChargeTotalAmount') === charged);
  rule('BR-CO-13', amount(sums, 'TaxBasisTotalAmount') === lineSum - allowed + charged);
  rule('BR-CO-14', taxTotal === total(taxes.map((one) => amount(one, 'CalculatedAmount'))));
  const grand = amount(sums, 'GrandTotalAmount');
  rule('BR-CO-15', grand === amount(sums, 'TaxBasisTotalAmount') + taxTotal);
  const due = amount(sums, 'DuePayableAmount');
  const prepaid = amount(sums, 'TotalPrepaidAmount');
  rule('BR-CO-16', due === grand - prepaid + amount(sums, 'RoundingAmount'));
  rule('BR-CO-18', taxes.length > 0);
  const terms = all(settlement, 'SpecifiedTradePaymentTerms')[0];
  const told =
    terms !== undefined &&
    (text(terms, 'DueDateDateTime/DateTimeString') !== '' || text(terms, 'Description') !== '');
  rule('BR-CO-25', due <= 0n || told);
  const vat = text(seller, 'SpecifiedTaxRegistration/ID');
  rule('BR-CO-26', vat !== '' || text(seller, 'SpecifiedLegalOrganization/ID') !== '');
  for (const id of [vat, text(buyer, 'SpecifiedTaxRegistration/ID')]) {
    rule('BR-CO-9', id === '' || /^[A-Z]{2}/.test(id));
  }

  const rate = (one: Element, path: string) => amount(one, `${path}RateApplicablePercent`);
  const category = (one: Element, path: string) => text(one, `${path}CategoryCode`);
  const lineTax = 'SpecifiedLineTradeSettlement/ApplicableTradeTax/';
  const taxed = [
    ...lines.map((one) => ({ one, path: lineTax, value: amount(one, lineTotal) })),
    ...charges.map((one) => {
      return { one, path: 'CategoryTradeTax/', value: amount(one, 'ActualAmount') };
    }),
    ...allowances.map((one) => {
      return { one, path: 'CategoryTradeTax/', value: -amount(one, 'ActualAmount') };
    }),
  ];
  for (const { one, path } of taxed) {
    rule('BR-CO-04', category(one, path) !== '');
    if (category(one, path) === 'S') rule('BR-S-05', rate(one, path) > 0n);
    if (category(one, path) === 'Z') rule('BR-Z-05', rate(one, path) === 0n);
    const breakdown = taxes.filter(
      (tax) => category(tax, '') === category(one, path) && rate(tax, '') === rate(one, path),
    );
    rule(`BR-${category(one, path)}-01`, breakdown.length === 1);
    rule(`BR-${category(one, path)}-02`, vat !== '');
  }
  for (const tax of taxes) {
    const base = amount(tax, 'BasisAmount');
    const own = taxed.filter(
      ({ one, path }) =>
        category(one, path) === category(tax, '') && rate(one, path) === rate(tax, ''),
    );
    rule(`BR-${category(tax, '')}-08`, base === total(own.map(({ value }) => value)));
    const share = (base * rate(tax, '')) / (100n * UNIT);
    rule('BR-CO-17', size(amount(tax, 'CalculatedAmount') - share) < UNIT);
  }
  const tooFine = [...xml.matchAll(/Amount[^>]*>(-?[\d.]+)</g)].some(([, value]) =>
    /\.\d{3,}/.test(value ?? ''),
  );
  rule('BR-DEC', !tooFine);
  return [...new Set(broken)];
}
