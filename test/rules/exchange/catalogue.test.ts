/** Catalogues of one's own: records, derivations, faults; and the real one of the benchmark set. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCatalogue, readMapping } from '#rules/exchange/catalogue/import-catalogue.ts';
import { readRecords } from '#rules/exchange/catalogue/records.ts';

const CSV =
  'code,name,power,plugs,colours,kind\nA 1,"Lamp, ""big""",40,2,red;blue,LED strip\nB,Spot,,,green,Halogen\n';
const LINES =
  '{"code":7,"kind":{"name":"LED"},"slots":[1,2,3]}\n\n{"code":8,"kind":{"name":"gas"}}\n';

const attribute = (id: string, type: string) => ({ id, type, title: { en: id } });
const mapping = (catalogue: object) => ({
  format: 'kitwright-catalogue/1',
  include: [],
  catalogues: [{ id: 'code', title: 'name', attributes: {}, ...catalogue }],
});
const lamps = (change: object = {}) =>
  mapping({
    file: 'lamps.csv',
    type: {
      id: 'lamp',
      title: { en: 'Lamp' },
      attributes: [
        attribute('power', 'number'),
        attribute('plugs', 'number'),
        attribute('colours', 'list'),
        attribute('led', 'number'),
      ],
    },
    attributes: {
      power: { path: 'power', default: 5 },
      plugs: { sum: ['plugs', 'power'] },
      colours: 'colours',
      led: { test: { value: 'kind', operator: 'startsWith', than: 'LED' } },
    },
    price: 'power',
    ...change,
  });

function imported(document: unknown, texts: Readonly<Record<string, string>>) {
  const read = readMapping(document);
  return read.ok ? importCatalogue(read.value, (file) => texts[file]) : read;
}

describe('records', () => {
  it('reads quoted CSV fields, and leaves empty ones out', () => {
    expect(readRecords('a.csv', CSV)).toEqual({
      ok: true,
      value: [
        {
          code: 'A 1',
          name: 'Lamp, "big"',
          power: '40',
          plugs: '2',
          colours: 'red;blue',
          kind: 'LED strip',
        },
        { code: 'B', name: 'Spot', colours: 'green', kind: 'Halogen' },
      ],
    });
  });

  it('names the line of a fault', () => {
    expect(readRecords('a.csv', 'a,b\n1,2\n3\n')).toMatchObject({ ok: false, error: { line: 3 } });
    expect(readRecords('a.jsonl', '{}\n{')).toMatchObject({ ok: false, error: { line: 2 } });
  });
});

describe('a mapping', () => {
  it('derives attributes, prices and ids', () => {
    const made = imported(lamps(), { 'lamps.csv': CSV });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.files['components/lamp.json']).toMatchObject([
      {
        id: 'a-1',
        title: { en: 'Lamp, "big"' },
        attributes: { power: 40, plugs: 42, colours: ['red', 'blue'], led: 1 },
      },
      { id: 'b', attributes: { power: 5, plugs: 0, colours: ['green'], led: 0 } },
    ]);
    expect(made.value.files['price-lists/catalogue.json']).toMatchObject({
      components: { 'a-1': 40, b: 0 },
    });
  });

  it('keeps the records that pass, follows dotted paths, counts lists', () => {
    const document = mapping({
      file: 'parts.jsonl',
      type: { id: 'part', title: { en: 'Part' }, attributes: [attribute('slots', 'number')] },
      title: 'kind.name',
      where: { value: 'kind.name', operator: 'in', than: ['LED', 'laser'] },
      attributes: { slots: { atMost: 2, of: { length: 'slots' } } },
    });
    const made = imported(document, { 'parts.jsonl': LINES });
    expect(made.ok && made.value.files['components/part.json']).toMatchObject([
      { id: 'part-7', title: { en: 'LED' }, attributes: { slots: 2 } },
    ]);
  });

  it('says which value does not fit, which file is missing, what the mapping lacks', () => {
    const wrong = imported(lamps({ attributes: { power: 'name' } }), { 'lamps.csv': CSV });
    expect(wrong.ok ? [] : wrong.error[0]?.message).toContain('“power” is not a number');
    expect(imported(lamps(), {})).toMatchObject({
      ok: false,
      error: [{ file: 'lamps.csv', message: 'not found' }],
    });
    const read = readMapping(lamps({ file: undefined }));
    expect(read.ok ? '' : read.error[0]?.message).toContain('catalogues.0.file');
  });
});

const MAPPING = path.resolve(import.meta.dirname, '../../bench/pc-catalogue.mapping.json');
const RECORDS = path.resolve(
  import.meta.dirname,
  '../../../../shared/bench/models/pc-buildcores-a',
);

describe.skipIf(!existsSync(RECORDS))('the PC catalogue', () => {
  it('keeps the records that count, in the order of the files', () => {
    const read = readMapping(JSON.parse(readFileSync(MAPPING, 'utf8')));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const made = importCatalogue(read.value, (file) =>
      readFileSync(path.resolve(path.dirname(MAPPING), file), 'utf8'),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.error.slice(0, 3)));
    const truth = JSON.parse(
      readFileSync(path.join(RECORDS, '../../truth/catalogues/pc-buildcores-a.json'), 'utf8'),
    ) as { domains: { name: string; values: string[] }[] };
    const types = { case: 'case', storage1: 'storage', storage2: 'storage' } as const;
    for (const { name, values } of truth.domains) {
      const ids = made.value.ids.get(types[name as keyof typeof types] ?? name);
      expect([...(ids?.keys() ?? [])], name).toEqual(values.filter((value) => value !== 'none'));
    }
  }, 60_000);
});
