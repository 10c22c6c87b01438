/**
 * The business terms (BT-…) of EN 16931-1 read from a document in either of its syntaxes, written
 * from the two bindings (CEN/TS 16931-3-2 for UBL, CEN/TS 16931-3-3 for CII) and knowing nothing of
 * the code that makes one. A term that is absent is absent here; days are YYYY-MM-DD.
 */
import { create } from 'xmlbuilder2';

interface Element {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Element>;
  getAttribute(name: string): string | null;
}

export type Terms = Readonly<Record<string, string>>;
export interface InvoiceTerms {
  readonly header: Terms;
  /** BG-25 */
  readonly lines: readonly Terms[];
  /** BG-20 and BG-21: `charge` says which; terms are named as those of a charge. */
  readonly adjustments: readonly Terms[];
  /** BG-23 */
  readonly taxes: readonly Terms[];
  /** BG-24 */
  readonly documents: readonly Terms[];
  /** BG-16 */
  readonly means: readonly Terms[];
}

/** Where a term is: its path in CII, and its paths in UBL, of which the first there is counts. */
type Place = readonly [cii: string, ...ubl: string[]];
type Places = Readonly<Record<string, Place>>;

const DEAL = 'SupplyChainTradeTransaction';
const AGREEMENT = `${DEAL}/ApplicableHeaderTradeAgreement`;
const DELIVERY = `${DEAL}/ApplicableHeaderTradeDelivery`;
const SETTLEMENT = `${DEAL}/ApplicableHeaderTradeSettlement`;
const SUMS = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`;
const MEANS = `${SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans`;
const SELLER = `${AGREEMENT}/SellerTradeParty`;
const BUYER = `${AGREEMENT}/BuyerTradeParty`;
const SHIP_TO = `${DELIVERY}/ShipToTradeParty`;
const SUPPLIER = 'AccountingSupplierParty/Party';
const CUSTOMER = 'AccountingCustomerParty/Party';
const LOCATION = 'Delivery/DeliveryLocation/Address';

const HEADER: Places = {
  'BT-1': ['ExchangedDocument/ID', 'ID'],
  'BT-2': ['ExchangedDocument/IssueDateTime/DateTimeString', 'IssueDate'],
  'BT-3': ['ExchangedDocument/TypeCode', 'InvoiceTypeCode', 'CreditNoteTypeCode'],
  'BT-5': [`${SETTLEMENT}/InvoiceCurrencyCode`, 'DocumentCurrencyCode'],
  'BT-9': [
    `${SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString`,
    'DueDate',
    'PaymentMeans/PaymentDueDate',
  ],
  'BT-14': [
    `${AGREEMENT}/SellerOrderReferencedDocument/IssuerAssignedID`,
    'OrderReference/SalesOrderID',
  ],
  'BT-16': [
    `${DELIVERY}/DespatchAdviceReferencedDocument/IssuerAssignedID`,
    'DespatchDocumentReference/ID',
  ],
  'BT-20': [`${SETTLEMENT}/SpecifiedTradePaymentTerms/Description`, 'PaymentTerms/Note'],
  'BT-22': ['ExchangedDocument/IncludedNote/Content', 'Note'],
  'BT-24': [
    'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID',
    'CustomizationID',
  ],
  'BT-25': [
    `${SETTLEMENT}/InvoiceReferencedDocument/IssuerAssignedID`,
    'BillingReference/InvoiceDocumentReference/ID',
  ],
  'BT-26': [
    `${SETTLEMENT}/InvoiceReferencedDocument/FormattedIssueDateTime/DateTimeString`,
    'BillingReference/InvoiceDocumentReference/IssueDate',
  ],
  'BT-27': [`${SELLER}/Name`, `${SUPPLIER}/PartyLegalEntity/RegistrationName`],
  'BT-30': [`${SELLER}/SpecifiedLegalOrganization/ID`, `${SUPPLIER}/PartyLegalEntity/CompanyID`],
  'BT-31': [`${SELLER}/SpecifiedTaxRegistration/ID`, `${SUPPLIER}/PartyTaxScheme/CompanyID`],
  'BT-34': [`${SELLER}/URIUniversalCommunication/URIID`, `${SUPPLIER}/EndpointID`],
  'BT-34-1': [
    `${SELLER}/URIUniversalCommunication/URIID@schemeID`,
    `${SUPPLIER}/EndpointID@schemeID`,
  ],
  'BT-35': [`${SELLER}/PostalTradeAddress/LineOne`, `${SUPPLIER}/PostalAddress/StreetName`],
  'BT-37': [`${SELLER}/PostalTradeAddress/CityName`, `${SUPPLIER}/PostalAddress/CityName`],
  'BT-38': [`${SELLER}/PostalTradeAddress/PostcodeCode`, `${SUPPLIER}/PostalAddress/PostalZone`],
  'BT-40': [
    `${SELLER}/PostalTradeAddress/CountryID`,
    `${SUPPLIER}/PostalAddress/Country/IdentificationCode`,
  ],
  'BT-41': [`${SELLER}/DefinedTradeContact/PersonName`, `${SUPPLIER}/Contact/Name`],
  'BT-42': [
    `${SELLER}/DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber`,
    `${SUPPLIER}/Contact/Telephone`,
  ],
  'BT-43': [
    `${SELLER}/DefinedTradeContact/EmailURIUniversalCommunication/URIID`,
    `${SUPPLIER}/Contact/ElectronicMail`,
  ],
  'BT-44': [`${BUYER}/Name`, `${CUSTOMER}/PartyLegalEntity/RegistrationName`],
  'BT-48': [`${BUYER}/SpecifiedTaxRegistration/ID`, `${CUSTOMER}/PartyTaxScheme/CompanyID`],
  'BT-49': [`${BUYER}/URIUniversalCommunication/URIID`, `${CUSTOMER}/EndpointID`],
  'BT-50': [`${BUYER}/PostalTradeAddress/LineOne`, `${CUSTOMER}/PostalAddress/StreetName`],
  'BT-52': [`${BUYER}/PostalTradeAddress/CityName`, `${CUSTOMER}/PostalAddress/CityName`],
  'BT-53': [`${BUYER}/PostalTradeAddress/PostcodeCode`, `${CUSTOMER}/PostalAddress/PostalZone`],
  'BT-55': [
    `${BUYER}/PostalTradeAddress/CountryID`,
    `${CUSTOMER}/PostalAddress/Country/IdentificationCode`,
  ],
  'BT-70': [`${SHIP_TO}/Name`, 'Delivery/DeliveryParty/PartyName/Name'],
  'BT-72': [
    `${DELIVERY}/ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString`,
    'Delivery/ActualDeliveryDate',
  ],
  'BT-73': [
    `${SETTLEMENT}/BillingSpecifiedPeriod/StartDateTime/DateTimeString`,
    'InvoicePeriod/StartDate',
  ],
  'BT-74': [
    `${SETTLEMENT}/BillingSpecifiedPeriod/EndDateTime/DateTimeString`,
    'InvoicePeriod/EndDate',
  ],
  'BT-75': [`${SHIP_TO}/PostalTradeAddress/LineOne`, `${LOCATION}/StreetName`],
  'BT-77': [`${SHIP_TO}/PostalTradeAddress/CityName`, `${LOCATION}/CityName`],
  'BT-78': [`${SHIP_TO}/PostalTradeAddress/PostcodeCode`, `${LOCATION}/PostalZone`],
  'BT-80': [`${SHIP_TO}/PostalTradeAddress/CountryID`, `${LOCATION}/Country/IdentificationCode`],
  'BT-83': [`${SETTLEMENT}/PaymentReference`, 'PaymentMeans/PaymentID'],
  'BT-106': [`${SUMS}/LineTotalAmount`, 'LegalMonetaryTotal/LineExtensionAmount'],
  'BT-107': [`${SUMS}/AllowanceTotalAmount`, 'LegalMonetaryTotal/AllowanceTotalAmount'],
  'BT-108': [`${SUMS}/ChargeTotalAmount`, 'LegalMonetaryTotal/ChargeTotalAmount'],
  'BT-109': [`${SUMS}/TaxBasisTotalAmount`, 'LegalMonetaryTotal/TaxExclusiveAmount'],
  'BT-110': [`${SUMS}/TaxTotalAmount`, 'TaxTotal/TaxAmount'],
  'BT-110-1': [`${SUMS}/TaxTotalAmount@currencyID`, 'TaxTotal/TaxAmount@currencyID'],
  'BT-112': [`${SUMS}/GrandTotalAmount`, 'LegalMonetaryTotal/TaxInclusiveAmount'],
  'BT-113': [`${SUMS}/TotalPrepaidAmount`, 'LegalMonetaryTotal/PrepaidAmount'],
  'BT-114': [`${SUMS}/RoundingAmount`, 'LegalMonetaryTotal/PayableRoundingAmount'],
  'BT-115': [`${SUMS}/DuePayableAmount`, 'LegalMonetaryTotal/PayableAmount'],
};

const LINES: Place = [`${DEAL}/IncludedSupplyChainTradeLineItem`, 'InvoiceLine', 'CreditNoteLine'];
const LINE_DEAL = 'SpecifiedLineTradeSettlement';
const PRICE = 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice';
const BILLED = 'SpecifiedLineTradeDelivery/BilledQuantity';
const LINE: Places = {
  'BT-126': ['AssociatedDocumentLineDocument/LineID', 'ID'],
  'BT-128': [`${LINE_DEAL}/AdditionalReferencedDocument/IssuerAssignedID`, 'DocumentReference/ID'],
  'BT-128-1': [
    `${LINE_DEAL}/AdditionalReferencedDocument/ReferenceTypeCode`,
    'DocumentReference/ID@schemeID',
  ],
  'BT-129': [BILLED, 'InvoicedQuantity', 'CreditedQuantity'],
  'BT-130': [`${BILLED}@unitCode`, 'InvoicedQuantity@unitCode', 'CreditedQuantity@unitCode'],
  'BT-131': [
    `${LINE_DEAL}/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount`,
    'LineExtensionAmount',
  ],
  'BT-146': [`${PRICE}/ChargeAmount`, 'Price/PriceAmount'],
  'BT-149': [`${PRICE}/BasisQuantity`, 'Price/BaseQuantity'],
  'BT-150': [`${PRICE}/BasisQuantity@unitCode`, 'Price/BaseQuantity@unitCode'],
  'BT-151': [`${LINE_DEAL}/ApplicableTradeTax/CategoryCode`, 'Item/ClassifiedTaxCategory/ID'],
  'BT-152': [
    `${LINE_DEAL}/ApplicableTradeTax/RateApplicablePercent`,
    'Item/ClassifiedTaxCategory/Percent',
  ],
  'BT-153': ['SpecifiedTradeProduct/Name', 'Item/Name'],
  'BT-154': ['SpecifiedTradeProduct/Description', 'Item/Description'],
};

const ADJUSTMENTS: Place = [`${SETTLEMENT}/SpecifiedTradeAllowanceCharge`, 'AllowanceCharge'];
const ADJUSTMENT: Places = {
  charge: ['ChargeIndicator/Indicator', 'ChargeIndicator'],
  'BT-99': ['ActualAmount', 'Amount'],
  'BT-102': ['CategoryTradeTax/CategoryCode', 'TaxCategory/ID'],
  'BT-103': ['CategoryTradeTax/RateApplicablePercent', 'TaxCategory/Percent'],
  'BT-104': ['Reason', 'AllowanceChargeReason'],
  'BT-105': ['ReasonCode', 'AllowanceChargeReasonCode'],
};

const TAXES: Place = [`${SETTLEMENT}/ApplicableTradeTax`, 'TaxTotal/TaxSubtotal'];
const TAX: Places = {
  'BT-116': ['BasisAmount', 'TaxableAmount'],
  'BT-117': ['CalculatedAmount', 'TaxAmount'],
  'BT-118': ['CategoryCode', 'TaxCategory/ID'],
  'BT-119': ['RateApplicablePercent', 'TaxCategory/Percent'],
};

const DOCUMENTS: Place = [
  `${AGREEMENT}/AdditionalReferencedDocument`,
  'AdditionalDocumentReference',
];
const DOCUMENT: Places = {
  'BT-122': ['IssuerAssignedID', 'ID'],
  'BT-123': ['Name', 'DocumentDescription'],
};

const ALL_MEANS: Place = [MEANS, 'PaymentMeans'];
const ONE_MEANS: Places = {
  'BT-81': ['TypeCode', 'PaymentMeansCode'],
  'BT-84': ['PayeePartyCreditorFinancialAccount/IBANID', 'PayeeFinancialAccount/ID'],
  'BT-86': [
    'PayeeSpecifiedCreditorFinancialInstitution/BICID',
    'PayeeFinancialAccount/FinancialInstitutionBranch/ID',
  ],
};

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

const asDay = (text: string): string =>
  /^\d{8}$/.test(text) ? text.replace(/^(....)(..)(..)$/, '$1-$2-$3') : text;

function read(from: Element, path: string): string | undefined {
  const [elements = '', attribute] = path.split('@');
  const [element] = all(from, elements);
  if (element === undefined) return undefined;
  if (attribute !== undefined) return element.getAttribute(attribute) ?? undefined;
  const text = element.textContent?.trim() ?? '';
  return elements.endsWith('DateTimeString') ? asDay(text) : text;
}

/** Reads `xml`, a CII document or a UBL invoice or credit note. */
export function termsOf(xml: string): InvoiceTerms {
  const root = create(xml).root().node as unknown as Element;
  const cii = root.nodeName.endsWith('CrossIndustryInvoice');
  const pathsOf = ([inCii, ...inUbl]: Place): readonly string[] => (cii ? [inCii] : inUbl);
  const termsAt = (from: Element, places: Places): Terms =>
    Object.fromEntries(
      Object.entries(places).flatMap(([term, place]) => {
        const [value] = pathsOf(place).flatMap((path) => read(from, path) ?? []);
        return value === undefined ? [] : [[term, value]];
      }),
    );
  const group = (at: Place, places: Places): Terms[] =>
    pathsOf(at).flatMap((path) => all(root, path).map((element) => termsAt(element, places)));
  return {
    header: termsAt(root, HEADER),
    lines: group(LINES, LINE),
    adjustments: group(ADJUSTMENTS, ADJUSTMENT),
    taxes: group(TAXES, TAX),
    documents: group(DOCUMENTS, DOCUMENT),
    means: group(ALL_MEANS, ONE_MEANS),
  };
}
