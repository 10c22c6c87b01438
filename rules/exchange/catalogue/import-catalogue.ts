/**
 * Components from records, by a mapping. Every record that passes its catalogue's test becomes one
 * component; ids are the records' own, made fit. What does not fit an attribute's type is a fault.
 */
import { fail, ok, type Result } from '#rules/kernel/result.ts';
import { schemaFaults } from '#rules/model/schema-faults.ts';
import { asNumber, derive, passes } from './derive.ts';
import { mappingSchema, type CatalogueMapping, type Mapping, type Source } from './mapping.ts';
import { readRecords, type Row } from './records.ts';

export interface CatalogueFault {
  readonly file: string;
  readonly message: string;
}

export interface ImportedCatalogue {
  /** Family files: component types, components, the price list. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Component id by catalogue (component type) and the record's own id. */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function readMapping(document: unknown): Result<Mapping, readonly CatalogueFault[]> {
  const parsed = mappingSchema.safeParse(document);
  if (parsed.success) return ok(parsed.data);
  const faults = schemaFaults(parsed.error.issues);
  return fail(
    faults.map(({ path, message }) => ({
      file: 'mapping',
      message: `${path.join('.')}: ${message}`,
    })),
  );
}

/** `textOf` gives the text of a file named in the mapping; undefined where there is none. */
export function importCatalogue(
  mapping: Mapping,
  textOf: (file: string) => string | undefined,
): Result<ImportedCatalogue, readonly CatalogueFault[]> {
  const faults: CatalogueFault[] = [];
  const files: Record<string, unknown> = {};
  const ids = new Map<string, ReadonlyMap<string, string>>();
  const taken = new Set<string>(['none']);
  const prices: Record<string, number> = {};
  for (const catalogue of mapping.catalogues) {
    const { file, type } = catalogue;
    const text = textOf(file);
    const read = text === undefined ? undefined : readRecords(file, text);
    if (!read?.ok) {
      const fault = read?.error;
      faults.push({ file, message: fault ? `line ${fault.line}: ${fault.message}` : 'not found' });
      continue;
    }
    const rows = read.value.filter((row) => !catalogue.where || passes(row, catalogue.where));
    const own = new Map<string, string>();
    ids.set(type.id, own);
    files[`components/${type.id}.json`] = rows.flatMap((row) => {
      const name = derive(row, catalogue.id);
      if (typeof name !== 'string' && typeof name !== 'number') {
        faults.push({ file, message: `a record without “${catalogue.id}”` });
        return [];
      }
      const id = componentId(type.id, String(name), taken);
      own.set(String(name), id);
      prices[id] = Math.round(asNumber(catalogue.price && derive(row, catalogue.price)));
      return [component(catalogue, row, id, String(name), faults)];
    });
  }
  files['component-types.json'] = mapping.catalogues.map(({ type }) => type);
  files['price-lists/catalogue.json'] = { ...mapping.priceList, components: prices };
  return faults.length > 0 ? fail(faults) : ok({ files, ids });
}

function component(
  catalogue: CatalogueMapping,
  row: Row,
  id: string,
  name: string,
  faults: CatalogueFault[],
): object {
  const { type, file } = catalogue;
  const whole = (source: Source | undefined, otherwise: number): number =>
    source === undefined ? otherwise : Math.max(0, Math.round(asNumber(derive(row, source))));
  const word = (source: Source | undefined, otherwise: string): string => {
    const found = source === undefined ? undefined : derive(row, source);
    return found === undefined || found === '' ? otherwise : String(found as string | number);
  };
  const attributes: Record<string, unknown> = {};
  for (const [attribute, source] of Object.entries(catalogue.attributes)) {
    const declared = type.attributes.find((each) => each.id === attribute);
    const value = typed(derive(row, source), declared?.type ?? 'string', catalogue.separator);
    if (value === null) {
      faults.push({ file, message: `“${name}”: “${attribute}” is not a ${declared?.type}` });
    } else if (value !== undefined) attributes[attribute] = value;
  }
  return {
    id,
    type: type.id,
    title: { en: word(catalogue.title, name) },
    mass: whole(catalogue.mass, 0),
    attributes,
    partNumber: word(catalogue.partNumber, name),
    supplier: word(catalogue.supplier, '–'),
    cost: whole(catalogue.cost, 0),
    stock: whole(catalogue.stock, 1),
    leadTimeDays: whole(catalogue.leadTimeDays, 0),
    bin: '–',
  };
}

type AttributeType = CatalogueMapping['type']['attributes'][number]['type'];

/** The value in the attribute's type; null where it can't be. */
function typed(value: unknown, type: AttributeType, separator: string): unknown {
  if (value === undefined || value === '') return undefined;
  switch (type) {
    case 'number': {
      const number = Number(value);
      return typeof value !== 'boolean' && Number.isFinite(number) ? number : null;
    }
    case 'boolean':
      if (typeof value === 'boolean') return value;
      return value === 'true' || value === 'false' ? value === 'true' : null;
    case 'list':
      if (typeof value === 'string') return value.split(separator).map((each) => each.trim());
      return Array.isArray(value) && value.every((each) => typeof each !== 'object') ? value : null;
    default:
      return typeof value === 'object' ? null : String(value as string | number);
  }
}

function componentId(type: string, name: string, taken: Set<string>): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = /^[a-z]/.test(words) && !taken.has(words) ? words : `${type}-${words}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
