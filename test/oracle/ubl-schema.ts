/**
 * The binding of EN 16931 to UBL 2.1 as a published JSON schema of its elements, their order,
 * cardinalities, data types and code lists (of `@e-invoice-eu/core`, made from the definitions of
 * Peppol BIS Billing 3), applied to a document by Ajv.
 *
 * The document is read into the shape the schema is about: an element is a property, an attribute
 * is one behind an `@`, and the order of the schema's properties is the order of the elements. A
 * credit note is held against the same schema, by the names it has in an invoice.
 */
import { invoiceSchema } from '@e-invoice-eu/core';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { create } from 'xmlbuilder2';

interface Element {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly namespaceURI: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Element>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}
interface Schema {
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}
type Json = string | Json[] | { [name: string]: Json };

const NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd:';
const PARTS: Readonly<Record<string, string>> = {
  cbc: 'CommonBasicComponents-2',
  cac: 'CommonAggregateComponents-2',
};
const ROOT = invoiceSchema.properties['ubl:Invoice'] as Schema;

const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
const validate = ajv.compile<unknown>(invoiceSchema);

/** What Peppol asks of its members beyond the core of the standard. */
const PEPPOL_ONLY = /\/cac:Party must have required property 'cbc:EndpointID'$/;

const namedAsInvoice = ({ nodeName }: Element): string =>
  nodeName.replace('CreditNote', 'Invoice').replace('Credited', 'Invoiced');

/** Where a credit note tells the day an invoice tells as its due date (BT-9). */
const CREDIT_DUE =
  /(<cbc:PaymentMeansCode>.*<\/cbc:PaymentMeansCode>\s*)<cbc:PaymentDueDate>.*?<\/cbc:PaymentDueDate>/;

function read(element: Element, schema: Schema, at: string, faults: string[]): Json {
  const children = [...element.childNodes].filter(({ nodeType }) => nodeType === 1);
  if (children.length === 0) return element.textContent ?? '';
  const known = Object.keys(schema.properties ?? {});
  const value: Record<string, Json> = {};
  let last = -1;
  for (const child of children) {
    const name = namedAsInvoice(child);
    const place = known.indexOf(name);
    const of = schema.properties?.[name];
    const [prefix = ''] = name.split(':');
    if (child.namespaceURI !== `${NAMESPACE}${PARTS[prefix]}`) faults.push(`${at}/${name}: space`);
    if (of === undefined) faults.push(`${at}/${name}: unknown`);
    if (place < last) faults.push(`${at}/${name}: out of its place`);
    last = Math.max(last, place);
    const inner = read(child, of?.items ?? of ?? {}, `${at}/${name}`, faults);
    if (of?.type === 'array') ((value[name] ??= []) as Json[]).push(inner);
    else if (name in value) faults.push(`${at}/${name}: twice`);
    else value[name] = inner;
    for (const attribute of child.attributes) value[`${name}@${attribute.name}`] = attribute.value;
  }
  return value;
}

/** What the schema finds wrong with a UBL invoice or credit note; empty where it is valid. */
export function ublFaults(xml: string): readonly string[] {
  const credit = /<CreditNote\b/.test(xml);
  const root = create(credit ? xml.replace(CREDIT_DUE, '$1') : xml).root()
    .node as unknown as Element;
  const faults: string[] = [];
  const kind = root.nodeName;
  if (!/^(Invoice|CreditNote)$/.test(kind)) faults.push(`${kind}: no document`);
  if (root.namespaceURI !== `${NAMESPACE}${kind}-2`) faults.push(`${kind}: space`);
  const invoice = read(root, ROOT, '', faults);
  if (!validate({ 'ubl:Invoice': invoice })) {
    faults.push(
      ...(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    );
  }
  return faults.filter((fault) => !PEPPOL_ONLY.test(fault));
}
