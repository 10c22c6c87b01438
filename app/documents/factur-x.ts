/**
 * The invoice's structured twin as Factur-X (ZUGFeRD) wants it inside a PDF: the name of the file,
 * and the metadata that tell a reader what it is.
 *
 * Source: Factur-X 1.0 technical appendix, XMP extension schema and properties.
 */
import type { Attachment } from './layout/attachment.ts';

const NAMESPACE = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';
const PROPERTIES = {
  DocumentFileName: ['factur-x.xml', 'name of the embedded XML invoice file'],
  DocumentType: ['INVOICE', 'type of the hybrid document'],
  Version: ['1.0', 'version of the XML schema'],
  ConformanceLevel: ['EN 16931', 'conformance level of the embedded XML data'],
} as const;

const declaration = Object.entries(PROPERTIES)
  .map(
    ([name, [, description]]) => `
            <rdf:li rdf:parseType="Resource">
              <pdfaProperty:name>${name}</pdfaProperty:name>
              <pdfaProperty:valueType>Text</pdfaProperty:valueType>
              <pdfaProperty:category>external</pdfaProperty:category>
              <pdfaProperty:description>${description}</pdfaProperty:description>
            </rdf:li>`,
  )
  .join('');

const values = Object.entries(PROPERTIES)
  .map(([name, [value]]) => `\n      <fx:${name}>${value}</fx:${name}>`)
  .join('');

const METADATA = `
    <rdf:Description rdf:about=""
        xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>${NAMESPACE}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>${declaration}
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:fx="${NAMESPACE}">${values}
    </rdf:Description>`;

export const facturX = (xml: string): Attachment => ({
  name: PROPERTIES.DocumentFileName[0],
  type: 'text/xml',
  description: 'Factur-X',
  text: xml,
  metadata: METADATA,
});
