/**
 * Data within a PDF/A-3: the file, associated with the document as its alternative, and the words
 * of the metadata that name it.
 *
 * Source: ISO 19005-3 (associated files, extension schemas). The file carries the document's own
 * date, so that same input gives same bytes.
 */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly text: string;
  /** `rdf:Description` elements, well-formed, for the document's XMP. */
  readonly metadata: string;
}

/** What pdfkit has and its types do not know. */
interface WithMetadata {
  appendXML(xml: string): void;
  file(source: Uint8Array, options: Readonly<Record<string, unknown>>): unknown;
}

export function attach(document: PDFKit.PDFDocument, attachment: Attachment, date: Date): void {
  const pdf = document as unknown as WithMetadata;
  const { name, type, description, text, metadata } = attachment;
  pdf.file(new TextEncoder().encode(text), {
    name,
    type,
    description,
    relationship: 'Alternative',
    creationDate: date,
    modifiedDate: date,
  });
  pdf.appendXML(metadata);
}
