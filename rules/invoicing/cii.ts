/**
 * An invoice as UN/CEFACT Cross Industry Invoice (D16B), one of the two syntaxes of EN 16931, and
 * the XML inside a Factur-X document.
 *
 * Source: EN 16931-1 (semantic model), CEN/TS 16931-3-3 (binding to CII). Always holds: elements
 * are in the order of the schema, amounts have the digits of their currency, and every amount is
 * the one of the document.
 */
import { create } from 'xmlbuilder2';
import {
  ALLOWANCE_CODE,
  CHARGE_CODE,
  CREDIT_TRANSFER,
  GUIDELINE,
  LINE_OBJECT,
  PIECE,
  pricePerQuantity,
  RELATED_DOCUMENT,
  SELLERS_ORDER,
  supportingNotes,
  taxCategory,
  TYPE_CODE,
} from './codes.ts';
import { decimalOf, fractionDigits, percentOf } from './decimal.ts';
import type { InvoiceDocument, InvoiceLine, Party, PostalAddress, Seller } from './types.ts';

const NAMESPACES = {
  '@xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  '@xmlns:ram':
    'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  '@xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  '@xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

type Node = Readonly<Record<string, unknown>>;

export function ciiXml(invoice: InvoiceDocument): string {
  const { kind, number, issuedOn, credits } = invoice;
  const root: Node = {
    ...NAMESPACES,
    'rsm:ExchangedDocumentContext': {
      'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': GUIDELINE },
    },
    'rsm:ExchangedDocument': {
      'ram:ID': number,
      'ram:TypeCode': TYPE_CODE[kind],
      'ram:IssueDateTime': day(issuedOn),
      ...(credits && { 'ram:IncludedNote': { 'ram:Content': credits.reason } }),
    },
    'rsm:SupplyChainTradeTransaction': {
      'ram:IncludedSupplyChainTradeLineItem': invoice.lines.map((line) => lineItem(line, invoice)),
      'ram:ApplicableHeaderTradeAgreement': agreement(invoice),
      'ram:ApplicableHeaderTradeDelivery': delivery(invoice),
      'ram:ApplicableHeaderTradeSettlement': settlement(invoice),
    },
  };
  return create({ version: '1.0', encoding: 'UTF-8' }, { 'rsm:CrossIndustryInvoice': root }).end({
    prettyPrint: true,
  });
}

const compact = (value: string): string => value.replaceAll('-', '');

const day = (value: string): Node => ({
  'udt:DateTimeString': { '@format': '102', '#': compact(value) },
});

const tax = (basisPoints: number): Node => ({
  'ram:TypeCode': 'VAT',
  'ram:CategoryCode': taxCategory(basisPoints),
  'ram:RateApplicablePercent': percentOf(basisPoints),
});

function lineItem(line: InvoiceLine, { currency }: InvoiceDocument): Node {
  const digits = fractionDigits(currency);
  const price = pricePerQuantity(line);
  return {
    'ram:AssociatedDocumentLineDocument': { 'ram:LineID': String(line.position) },
    'ram:SpecifiedTradeProduct': {
      'ram:Name': line.name,
      ...(line.description && { 'ram:Description': line.description }),
    },
    'ram:SpecifiedLineTradeAgreement': {
      'ram:NetPriceProductTradePrice': {
        'ram:ChargeAmount': decimalOf(price.amount, digits),
        'ram:BasisQuantity': { '@unitCode': PIECE, '#': String(price.quantity) },
      },
    },
    'ram:SpecifiedLineTradeDelivery': {
      'ram:BilledQuantity': { '@unitCode': PIECE, '#': String(line.quantity) },
    },
    'ram:SpecifiedLineTradeSettlement': {
      'ram:ApplicableTradeTax': tax(line.taxBasisPoints),
      'ram:SpecifiedTradeSettlementLineMonetarySummation': {
        'ram:LineTotalAmount': decimalOf(line.net, digits),
      },
      ...(line.order && {
        'ram:AdditionalReferencedDocument': {
          'ram:IssuerAssignedID': line.order,
          'ram:TypeCode': LINE_OBJECT,
          'ram:ReferenceTypeCode': SELLERS_ORDER,
        },
      }),
    },
  };
}

function agreement(invoice: InvoiceDocument): Node {
  const { seller, buyer, orders } = invoice;
  const [order] = orders;
  return {
    'ram:SellerTradeParty': sellerParty(seller),
    'ram:BuyerTradeParty': { ...party(buyer), ...contactOf(buyer), ...registration(buyer) },
    // The semantic model has room for one order; a collective invoice names them in its lines.
    ...(order &&
      orders.length === 1 && {
        'ram:SellerOrderReferencedDocument': { 'ram:IssuerAssignedID': order.number },
      }),
    'ram:AdditionalReferencedDocument': supportingNotes(invoice).map(({ id, about }) => ({
      'ram:IssuerAssignedID': id,
      'ram:TypeCode': RELATED_DOCUMENT,
      'ram:Name': about,
    })),
  };
}

function sellerParty(seller: Seller): Node {
  const { name, address, phone, email } = seller;
  return {
    'ram:Name': name,
    'ram:SpecifiedLegalOrganization': { 'ram:ID': seller.registrationId },
    'ram:DefinedTradeContact': {
      'ram:PersonName': name,
      ...(phone && {
        'ram:TelephoneUniversalCommunication': { 'ram:CompleteNumber': phone },
      }),
      ...(email && { 'ram:EmailURIUniversalCommunication': { 'ram:URIID': email } }),
    },
    'ram:PostalTradeAddress': postal(address),
    ...contactOf(seller),
    ...registration(seller),
  };
}

const party = ({ name, address }: Party): Node => ({
  'ram:Name': name,
  'ram:PostalTradeAddress': postal(address),
});

/** Electronic address (BT-34, BT-49), as e-mail. */
const contactOf = ({ email }: Party): Node =>
  email === undefined
    ? {}
    : {
        'ram:URIUniversalCommunication': { 'ram:URIID': { '@schemeID': 'EM', '#': email } },
      };

const registration = ({ vatId }: Party): Node =>
  vatId === undefined
    ? {}
    : { 'ram:SpecifiedTaxRegistration': { 'ram:ID': { '@schemeID': 'VA', '#': vatId } } };

const postal = ({ street, postalCode, city, country }: PostalAddress): Node => ({
  'ram:PostcodeCode': postalCode,
  'ram:LineOne': street,
  'ram:CityName': city,
  'ram:CountryID': country,
});

function delivery({ deliverTo, deliveredOn, deliveryNote }: InvoiceDocument): Node {
  return {
    ...(deliverTo && { 'ram:ShipToTradeParty': party(deliverTo) }),
    ...(deliveredOn && {
      'ram:ActualDeliverySupplyChainEvent': { 'ram:OccurrenceDateTime': day(deliveredOn) },
    }),
    ...(deliveryNote && {
      'ram:DespatchAdviceReferencedDocument': { 'ram:IssuerAssignedID': deliveryNote },
    }),
  };
}

function settlement(invoice: InvoiceDocument): Node {
  const { number, currency, seller, taxes, charges, dueOn, paymentTerms } = invoice;
  const { credits, period } = invoice;
  const digits = fractionDigits(currency);
  return {
    'ram:PaymentReference': number,
    'ram:InvoiceCurrencyCode': currency,
    'ram:SpecifiedTradeSettlementPaymentMeans': {
      'ram:TypeCode': CREDIT_TRANSFER,
      'ram:PayeePartyCreditorFinancialAccount': { 'ram:IBANID': seller.iban },
      ...(seller.bic && {
        'ram:PayeeSpecifiedCreditorFinancialInstitution': { 'ram:BICID': seller.bic },
      }),
    },
    'ram:ApplicableTradeTax': taxes.map(({ basisPoints, taxable, amount }) => {
      const { 'ram:TypeCode': type, ...category } = tax(basisPoints);
      return {
        'ram:CalculatedAmount': decimalOf(amount, digits),
        'ram:TypeCode': type,
        'ram:BasisAmount': decimalOf(taxable, digits),
        ...category,
      };
    }),
    ...(period && {
      'ram:BillingSpecifiedPeriod': {
        'ram:StartDateTime': day(period.from),
        'ram:EndDateTime': day(period.to),
      },
    }),
    'ram:SpecifiedTradeAllowanceCharge': charges.map((charge) => ({
      'ram:ChargeIndicator': { 'udt:Indicator': String(charge.amount > 0) },
      'ram:ActualAmount': decimalOf(Math.abs(charge.amount), digits),
      'ram:ReasonCode': charge.amount > 0 ? CHARGE_CODE[charge.kind] : ALLOWANCE_CODE,
      'ram:Reason': charge.reason,
      'ram:CategoryTradeTax': tax(charge.taxBasisPoints),
    })),
    'ram:SpecifiedTradePaymentTerms': {
      ...(paymentTerms && { 'ram:Description': paymentTerms }),
      'ram:DueDateDateTime': day(dueOn),
    },
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation': summation(invoice, digits),
    ...(credits && {
      'ram:InvoiceReferencedDocument': {
        'ram:IssuerAssignedID': credits.number,
        'ram:FormattedIssueDateTime': {
          'qdt:DateTimeString': { '@format': '102', '#': compact(credits.issuedOn) },
        },
      },
    }),
  };
}

function summation({ totals, charges, currency }: InvoiceDocument, digits: number): Node {
  const money = (amount: number) => decimalOf(amount, digits);
  const added = charges.reduce((total, { amount }) => total + Math.max(0, amount), 0);
  return {
    'ram:LineTotalAmount': money(totals.lines),
    'ram:ChargeTotalAmount': money(added),
    'ram:AllowanceTotalAmount': money(added - totals.charges),
    'ram:TaxBasisTotalAmount': money(totals.withoutTax),
    'ram:TaxTotalAmount': { '@currencyID': currency, '#': money(totals.tax) },
    ...(totals.rounding !== 0 && { 'ram:RoundingAmount': money(totals.rounding) }),
    'ram:GrandTotalAmount': money(totals.withTax),
    'ram:TotalPrepaidAmount': money(0),
    'ram:DuePayableAmount': money(totals.payable),
  };
}
