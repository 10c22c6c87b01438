/** Every column that can hold something of a customer has an erasure rule. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  GONE,
  scrubbed,
  withoutWords,
  type Erased,
  type Json,
} from '#rules/customers/erasure/scrub.ts';
import { ERASURE_RULES } from '#rules/customers/erasure/tables.ts';
import { isDeleted } from '#rules/customers/erasure/column-rule.ts';

/** Columns of text and of JSON, by model, as the schema declares them. */
function textColumns(schema: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const models = schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms);
  return new Map(
    [...models].map(([, name = '', body = '']) => {
      const columns = [
        ...body.matchAll(/^ {2}(\w+) +((?:String|Json|Bytes)\??(?:\[\])?)(?= |$)/gm),
      ];
      return [name, new Map(columns.map(([, column = '', type = '']) => [column, type]))];
    }),
  );
}

/** Columns without a rule, and rules without a column. */
function differences(schema: string): readonly string[] {
  const columns = [...textColumns(schema)].flatMap(([model, names]) =>
    [...names.keys()].map((column) => `${model}.${column}`),
  );
  const rules = Object.entries(ERASURE_RULES).flatMap(([model, names]) =>
    Object.keys(names).map((column) => `${model}.${column}`),
  );
  return [
    ...columns.filter((column) => !rules.includes(column)),
    ...rules.filter((rule) => !columns.includes(rule)).map((rule) => `${rule} (no such column)`),
  ];
}

const SCHEMA = readFileSync('prisma/schema.prisma', 'utf8');

describe('the erasure rules', () => {
  it('name every column of text and JSON, and no other', () => {
    expect(textColumns(SCHEMA).size).toBeGreaterThan(35);
    expect(differences(SCHEMA)).toEqual([]);
  });

  it('are missed for a new column and a new model', () => {
    const grown = SCHEMA.replace(
      '  phone         String?',
      '  phone         String?\n  shoe  String?',
    );
    expect(differences(grown)).toEqual(['Customer.shoe']);
    const more = `${SCHEMA}\nmodel Diary {\n  id   Int  @id\n  page Json @default("{}")\n}\n`;
    expect(differences(more)).toEqual(['Diary.page']);
  });

  it('give a reason each, and blank only what can be empty', () => {
    const columns = textColumns(SCHEMA);
    for (const [model, rules] of Object.entries(ERASURE_RULES)) {
      for (const [column, { because, erasing, scrub }] of Object.entries(rules)) {
        expect(because, `${model}.${column}`).not.toBe('');
        const type = columns.get(model)?.get(column) ?? '';
        if (scrub) expect([erasing, type.startsWith('Json')]).toEqual(['pseudonym', true]);
        if (erasing === 'pseudonym' && type.startsWith('Json')) expect(scrub).toBeDefined();
      }
      const all = Object.values(rules).map(({ erasing }) => erasing);
      if (isDeleted(rules)) {
        expect(all.filter((one) => one === 'blank' || one === 'pseudonym')).toEqual([]);
      }
    }
  });
});

const erased: Erased = {
  pseudonym: { name: 'Erased 1', email: 'erased-1@erased.invalid' },
  textVariables: new Set(['engraving']),
  words: ['Al', 'Anna’s lamp (red)', 'anna@example.com'],
};

describe('a scrubbed document', () => {
  it('has the pseudonym where its rule says so, and is the same elsewhere', () => {
    const document: Json = {
      name: 'Anna',
      country: 'SE',
      lines: [{ name: 'Anna’s lamp (red) (Lamp)', net: 5 }, { name: 'Bulbs' }],
      buyer: { email: 'anna@example.com', name: 'Anna', phone: null },
    };
    const scrub = {
      replace: ['buyer.name', 'buyer.email', 'buyer.phone'],
      words: ['lines.*.name'],
    };
    expect(scrubbed(document, scrub, erased)).toEqual({
      name: 'Anna',
      country: 'SE',
      lines: [{ name: `${GONE} (Lamp)`, net: 5 }, { name: 'Bulbs' }],
      buyer: { email: 'erased-1@erased.invalid', name: 'Erased 1', phone: null },
    });
  });

  it('has no free text of the product, whether decided, chosen or built', () => {
    const scrub = { typed: true, drop: ['wishes.text', 'gone'] };
    const document = {
      gone: { a: 1 },
      wishes: { text: 'x', packaging: 'gift' },
      decisions: [
        { variable: 'engraving', value: 'Anna' },
        { variable: 'colour', value: 'Anna' },
      ],
      product: { engraving: 'Anna', colour: 'red' },
      empty: { engraving: 'none' },
      choices: [{ variable: 'engraving', title: { en: 'Engraving' }, value: { en: 'A', sv: 'A' } }],
    };
    expect(scrubbed(document, scrub, erased)).toEqual({
      wishes: { packaging: 'gift' },
      decisions: [
        { variable: 'engraving', value: GONE },
        { variable: 'colour', value: 'Anna' },
      ],
      product: { engraving: GONE, colour: 'red' },
      empty: { engraving: 'none' },
      choices: [
        { variable: 'engraving', title: { en: 'Engraving' }, value: { en: GONE, sv: GONE } },
      ],
    });
  });

  it('keeps the members named, where only they are known', () => {
    const scrub = { only: ['number', 'to'], words: ['to'] };
    const document = { number: 'Q1', reason: 'x', to: 'anna@example.com', more: {} };
    expect(scrubbed(document, scrub, erased)).toEqual({ number: 'Q1', to: GONE });
    expect(scrubbed([1], scrub, erased)).toEqual([1]);
  });

  it('loses whole words alone', () => {
    expect(withoutWords('Aluminium for Al (Al)', ['Al'])).toBe(`Aluminium for ${GONE} (${GONE})`);
    expect(withoutWords('Åsa, Åsas', ['Åsa', ' '])).toBe(`${GONE}, Åsas`);
  });
});
