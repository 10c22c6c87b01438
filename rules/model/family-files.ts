/**
 * Joins the JSON files of a family folder into one document, remembering where each part is from.
 *
 * `family.json` holds the scalar fields and may hold any section; every other file `<section>.json`
 * or `<section>/<anything>.json` adds its elements to the array section of that name, file names
 * in order. `picture.json` is the picture; `picture/<nn-name>.json` add layers to it.
 */
import type { FamilyFault } from './fault.ts';

export type JsonPath = readonly (string | number)[];

const ARRAY_SECTIONS = [
  'groups',
  'componentTypes',
  'components',
  'modules',
  'characteristics',
  'totals',
  'resources',
  'tables',
  'preferences',
  'rules',
  'priceLists',
  'markets',
  'bom',
  'workCentres',
  'routing',
] as const;

export interface JoinedFamily {
  readonly document: Record<string, unknown>;
  readonly faults: readonly FamilyFault[];
  /** The file and the path inside it of a path in the joined document. */
  locate(path: JsonPath): { file: string; path: string };
}

interface Origin {
  readonly file: string;
  readonly prefix: JsonPath;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const camelCase = (words: string): string =>
  words.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `$.rules[3].event` */
export const printPath = (path: JsonPath): string =>
  path.reduce<string>(
    (text, step) => text + (typeof step === 'number' ? `[${step}]` : `.${step}`),
    '$',
  );

export function joinFamilyFiles(files: Readonly<Record<string, unknown>>): JoinedFamily {
  const document: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  const faults: FamilyFault[] = [];
  const elements = new Map<string, unknown[]>();

  const append = (section: string, content: unknown, file: string, prefix: JsonPath): void => {
    const list = elements.get(section) ?? [];
    elements.set(section, list);
    const added = Array.isArray(content) ? content : [content];
    added.forEach((element: unknown, index) => {
      const own = Array.isArray(content) ? [...prefix, index] : prefix;
      origins.set(`${section}/${list.length}`, { file, prefix: own });
      list.push(element);
    });
  };
  const takePicture = (content: unknown, file: string, prefix: JsonPath): void => {
    if (!isObject(content)) {
      faults.push({ file, path: printPath(prefix), message: 'the picture is an object' });
      return;
    }
    const { layers, ...rest } = content;
    document['picture'] = rest;
    origins.set('picture', { file, prefix });
    if (layers !== undefined) append('picture/layers', layers, file, [...prefix, 'layers']);
  };
  const takeMain = (content: unknown): void => {
    if (!isObject(content)) {
      faults.push({ file: 'family.json', path: '$', message: 'family.json is an object' });
      return;
    }
    for (const [key, value] of Object.entries(content)) {
      if (key === 'picture') takePicture(value, 'family.json', [key]);
      else if ((ARRAY_SECTIONS as readonly string[]).includes(key))
        append(key, value, 'family.json', [key]);
      else document[key] = value;
    }
  };

  if (!('family.json' in files)) {
    faults.push({ file: 'family.json', path: '$', message: 'there is no family.json' });
  } else takeMain(files['family.json']);
  // picture.json first, so that the layers of picture/ follow its own.
  const names = Object.keys(files).filter(
    (name) => name !== 'family.json' && name.endsWith('.json'),
  );
  names.sort(
    (a, b) => Number(b === 'picture.json') - Number(a === 'picture.json') || (a < b ? -1 : 1),
  );
  for (const file of names) {
    const section = camelCase(file.replace(/\.json$/, '').split('/')[0] ?? '');
    if (file === 'picture.json') takePicture(files[file], file, []);
    else if (section === 'picture') append('picture/layers', files[file], file, []);
    else if ((ARRAY_SECTIONS as readonly string[]).includes(section))
      append(section, files[file], file, []);
    else faults.push({ file, path: '$', message: `“${section}” is not a section of a family` });
  }
  for (const [section, list] of elements) {
    if (section !== 'picture/layers') document[section] = list;
    else if (isObject(document['picture'])) document['picture']['layers'] = list;
    else document['picture'] = { layers: list };
  }
  return { document, faults, locate: (path) => locate(origins, path) };
}

function locate(
  origins: ReadonlyMap<string, Origin>,
  path: JsonPath,
): { file: string; path: string } {
  const [section = '', second, third] = path;
  const element =
    section === 'picture' && second === 'layers' && third !== undefined
      ? { origin: origins.get(`picture/layers/${third}`), depth: 3 }
      : section === 'picture'
        ? { origin: origins.get('picture'), depth: 1 }
        : { origin: origins.get(`${section}/${second}`), depth: 2 };
  if (!element.origin) return { file: 'family.json', path: printPath(path) };
  const { file, prefix } = element.origin;
  return { file, path: printPath([...prefix, ...path.slice(element.depth)]) };
}
