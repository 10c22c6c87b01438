/**
 * An invoice as OASIS UBL 2.1 (Invoice or CreditNote), the other of the two syntaxes of EN 16931.
 *
 * Source: EN 16931-1 (semantic model), CEN/TS 16931-3-2 (binding to UBL), whose rules for the
 * syntax (UBL-CR-…) leave out what the model does not know. Always holds: elements are in the
 * order of the schema, and what it says is what `cii.ts` says: the same business terms.
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
  SELLERS_ORDER,
  supportingNotes,
  taxCategory,
  TYPE_CODE,
} from './codes.ts';
import { decimalOf, fractionDigits, percentOf } from './decimal.ts';
import type { InvoiceDocument, InvoiceLine, Party, PostalAddress, Seller } from './types.ts';

const COMMON = {
  '@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  '@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};
/** The element of each kind of document, and what differs in the names below it. */
const DOCUMENTS = {
  invoice: { root: 'Invoice', quantity: 'InvoicedQuantity' },
  'credit-note': { root: 'CreditNote', quantity: 'CreditedQuantity' },
} as const;

type Node = Readonly<Record<string, unknown>>;
type Money = (amount: number) => Node;

export function ublXml(invoice: InvoiceDocument): string {
  const { kind, number, issuedOn, dueOn, currency, credits, period } = invoice;
  const names = DOCUMENTS[kind];
  const digits = fractionDigits(currency);
  const money: Money = (amount) => ({ '@currencyID': currency, '#': decimalOf(amount, digits) });
  const root: Node = {
    '@xmlns': `urn:oasis:names:specification:ubl:schema:xsd:${names.root}-2`,
    ...COMMON,
    'cbc:CustomizationID': GUIDELINE,
    'cbc:ID': number,
    'cbc:IssueDate': issuedOn,
    // A credit note has no element of its own for the day: it is told with the means of payment.
    ...(kind === 'invoice' && { 'cbc:DueDate': dueOn }),
    [`cbc:${names.root}TypeCode`]: TYPE_CODE[kind],
    ...(credits && { 'cbc:Note': credits.reason }),
    'cbc:DocumentCurrencyCode': currency,
    ...(period && {
      'cac:InvoicePeriod': { 'cbc:StartDate': period.from, 'cbc:EndDate': period.to },
    }),
    ...references(invoice),
    'cac:AccountingSupplierParty': { 'cac:Party': sellerParty(invoice.seller) },
    'cac:AccountingCustomerParty': { 'cac:Party': party(invoice.buyer) },
    ...delivery(invoice),
    'cac:PaymentMeans': paymentMeans(invoice),
    ...(invoice.paymentTerms && { 'cac:PaymentTerms': { 'cbc:Note': invoice.paymentTerms } }),
    'cac:AllowanceCharge': invoice.charges.map((charge) => ({
      'cbc:ChargeIndicator': String(charge.amount > 0),
      'cbc:AllowanceChargeReasonCode':
        charge.amount > 0 ? CHARGE_CODE[charge.kind] : ALLOWANCE_CODE,
      'cbc:AllowanceChargeReason': charge.reason,
      'cbc:Amount': money(Math.abs(charge.amount)),
      'cac:TaxCategory': tax(charge.taxBasisPoints),
    })),
    'cac:TaxTotal': {
      'cbc:TaxAmount': money(invoice.totals.tax),
      'cac:TaxSubtotal': invoice.taxes.map(({ basisPoints, taxable, amount }) => ({
        'cbc:TaxableAmount': money(taxable),
        'cbc:TaxAmount': money(amount),
        'cac:TaxCategory': tax(basisPoints),
      })),
    },
    'cac:LegalMonetaryTotal': totals(invoice, money),
    [`cac:${names.root}Line`]: invoice.lines.map((line) => lineItem(line, names.quantity, money)),
  };
  return create({ version: '1.0', encoding: 'UTF-8' }, { [names.root]: root }).end({
    prettyPrint: true,
  });
}

/** Orders and documents (BT-14, BT-16, BG-3, BG-24) in the order of the schema. */
function references(invoice: InvoiceDocument): Node {
  const { orders, credits, deliveryNote } = invoice;
  const [order] = orders;
  return {
    ...(order &&
      orders.length === 1 && {
        // The schema asks for the buyer's number (BT-13) where the seller's is told.
        'cac:OrderReference': { 'cbc:ID': 'NA', 'cbc:SalesOrderID': order.number },
      }),
    ...(credits && {
      'cac:BillingReference': {
        'cac:InvoiceDocumentReference': {
          'cbc:ID': credits.number,
          'cbc:IssueDate': credits.issuedOn,
        },
      },
    }),
    ...(deliveryNote && { 'cac:DespatchDocumentReference': { 'cbc:ID': deliveryNote } }),
    'cac:AdditionalDocumentReference': supportingNotes(invoice).map(({ id, about }) => ({
      'cbc:ID': id,
      'cbc:DocumentDescription': about,
    })),
  };
}

const tax = (basisPoints: number): Node => ({
  'cbc:ID': taxCategory(basisPoints),
  'cbc:Percent': percentOf(basisPoints),
  'cac:TaxScheme': { 'cbc:ID': 'VAT' },
});

function party({ name, address, email, vatId }: Party, registrationId?: string): Node {
  return {
    ...(email && { 'cbc:EndpointID': { '@schemeID': 'EM', '#': email } }),
    'cac:PostalAddress': postal(address),
    ...(vatId && {
      'cac:PartyTaxScheme': { 'cbc:CompanyID': vatId, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
    }),
    'cac:PartyLegalEntity': {
      'cbc:RegistrationName': name,
      ...(registrationId && { 'cbc:CompanyID': registrationId }),
    },
  };
}

const sellerParty = (seller: Seller): Node => ({
  ...party(seller, seller.registrationId),
  'cac:Contact': {
    'cbc:Name': seller.name,
    ...(seller.phone && { 'cbc:Telephone': seller.phone }),
    ...(seller.email && { 'cbc:ElectronicMail': seller.email }),
  },
});

const postal = ({ street, postalCode, city, country }: PostalAddress): Node => ({
  'cbc:StreetName': street,
  'cbc:CityName': city,
  'cbc:PostalZone': postalCode,
  'cac:Country': { 'cbc:IdentificationCode': country },
});

function delivery({ deliverTo, deliveredOn }: InvoiceDocument): Node {
  if (deliverTo === undefined && deliveredOn === undefined) return {};
  return {
    'cac:Delivery': {
      ...(deliveredOn && { 'cbc:ActualDeliveryDate': deliveredOn }),
      ...(deliverTo && {
        'cac:DeliveryLocation': { 'cac:Address': postal(deliverTo.address) },
        'cac:DeliveryParty': { 'cac:PartyName': { 'cbc:Name': deliverTo.name } },
      }),
    },
  };
}

function paymentMeans({ kind, number, dueOn, seller: { iban, bic } }: InvoiceDocument): Node {
  return {
    'cbc:PaymentMeansCode': CREDIT_TRANSFER,
    ...(kind === 'credit-note' && { 'cbc:PaymentDueDate': dueOn }),
    'cbc:PaymentID': number,
    'cac:PayeeFinancialAccount': {
      'cbc:ID': iban,
      ...(bic && { 'cac:FinancialInstitutionBranch': { 'cbc:ID': bic } }),
    },
  };
}

function totals({ totals: sums, charges }: InvoiceDocument, money: Money): Node {
  const added = charges.reduce((total, { amount }) => total + Math.max(0, amount), 0);
  return {
    'cbc:LineExtensionAmount': money(sums.lines),
    'cbc:TaxExclusiveAmount': money(sums.withoutTax),
    'cbc:TaxInclusiveAmount': money(sums.withTax),
    'cbc:AllowanceTotalAmount': money(added - sums.charges),
    'cbc:ChargeTotalAmount': money(added),
    'cbc:PrepaidAmount': money(0),
    ...(sums.rounding !== 0 && { 'cbc:PayableRoundingAmount': money(sums.rounding) }),
    'cbc:PayableAmount': money(sums.payable),
  };
}

function lineItem(line: InvoiceLine, quantity: string, money: Money): Node {
  const price = pricePerQuantity(line);
  return {
    'cbc:ID': String(line.position),
    [`cbc:${quantity}`]: { '@unitCode': PIECE, '#': String(line.quantity) },
    'cbc:LineExtensionAmount': money(line.net),
    ...(line.order && {
      'cac:DocumentReference': {
        'cbc:ID': { '@schemeID': SELLERS_ORDER, '#': line.order },
        'cbc:DocumentTypeCode': LINE_OBJECT,
      },
    }),
    'cac:Item': {
      ...(line.description && { 'cbc:Description': line.description }),
      'cbc:Name': line.name,
      'cac:ClassifiedTaxCategory': tax(line.taxBasisPoints),
    },
    'cac:Price': {
      'cbc:PriceAmount': money(price.amount),
      'cbc:BaseQuantity': { '@unitCode': PIECE, '#': String(price.quantity) },
    },
  };
}
