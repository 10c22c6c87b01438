import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MERGE_RULES } from '#app/services/customers/merge-rules.server.ts';

/** Ids that name a customer without a relation, and why a merge leaves them. */
const LEFT_ALONE = new Set([
  // Who was given up: history.
  'CustomerMerge.fromId',
  // Outlive a merge, so that an undone one finds them again.
  'DuplicateCandidate.firstId',
  'DuplicateCandidate.secondId',
]);

interface Column {
  readonly model: string;
  readonly name: string;
  readonly line: string;
}

function columnsOf(schema: string): readonly Column[] {
  return [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, model = '', body = '']) =>
      body.split('\n').flatMap((line) => {
        const name = /^ {2}(\w+)\s/.exec(line)?.[1];
        return name === undefined ? [] : [{ model, name, line }];
      }),
  );
}

/** Foreign keys to `Customer`, by table and column. */
const namingCustomers = (schema: string): readonly string[] =>
  columnsOf(schema).flatMap(({ model, line }) => {
    const key = /\sCustomer\??\s.*fields: \[(\w+)\]/.exec(line)?.[1];
    return key === undefined ? [] : [`${model}.${key}`];
  });

const schema = readFileSync('prisma/schema.prisma', 'utf8');

it('a merge has a rule for every column that refers to a customer, and for no other', () => {
  const named = namingCustomers(schema);
  expect(named.length).toBeGreaterThan(10);
  expect(Object.keys(MERGE_RULES).sort()).toEqual([...named].sort());
});

it('no column names a customer without a relation, but those that a merge leaves on purpose', () => {
  const related = new Set(namingCustomers(schema));
  const loose = columnsOf(schema)
    .filter(({ name, line }) => /customerId$|actingForId$/i.test(name) && / String/.test(line))
    .map(({ model, name }) => `${model}.${name}`)
    .filter((column) => !related.has(column) && !LEFT_ALONE.has(column));
  expect(loose).toEqual([]);
});

it('a new table that refers to a customer is noticed', () => {
  const grown = `${schema}\nmodel Extra {\n  id String @id\n  whoId String\n\n  who Customer @relation(fields: [whoId], references: [id])\n}\n`;
  expect(namingCustomers(grown)).toContain('Extra.whoId');
});
