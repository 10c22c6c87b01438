/**
 * A folder of sales: `set*.csv`, one file a fold, a row for each product sold.
 *
 * The first line names the variables; files may have them in different orders, but must have the
 * same ones. A value is whatever stands there; all that occur anywhere are a variable's values.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FormatError, type NamedVariable } from '../formats/model.ts';

export interface Sales {
  readonly variables: readonly NamedVariable[];
  /** By fold: the products sold, by variable the index of the value. */
  readonly folds: readonly (readonly Uint16Array[])[];
}

const NUMBERED = new Intl.Collator('en', { numeric: true });

export function readSales(folder: string): Sales {
  const files = readdirSync(folder)
    .filter((file) => /^set.*\.csv$/.test(file))
    .sort((a, b) => NUMBERED.compare(a, b));
  if (files.length < 2) throw new Error(`${folder}: ${files.length} files set*.csv, at least 2 are needed`); // prettier-ignore
  const names: string[] = [];
  const indices: Map<string, number>[] = [];
  const folds = files.map((file) => {
    const lines = readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/);
    const head = cells(lines[0] ?? '');
    if (names.length === 0) {
      names.push(...head);
      indices.push(...head.map(() => new Map<string, number>()));
    }
    const columns = names.map((name) => head.indexOf(name));
    if (columns.includes(-1) || head.length !== names.length || new Set(head).size < head.length) {
      throw new FormatError(file, 1, `other variables than in ${files[0]}`);
    }
    const rows: Uint16Array[] = [];
    lines.forEach((line, number) => {
      if (number === 0 || line.trim() === '') return;
      const row = cells(line);
      if (row.length !== names.length) {
        throw new FormatError(file, number + 1, `${row.length} values, not ${names.length}`);
      }
      rows.push(Uint16Array.from(columns, (column, i) => indexOf(indices[i], row[column] ?? '')));
    });
    return rows;
  });
  const variables = names.map((name, i) => ({ name, values: [...(indices[i]?.keys() ?? [])] }));
  return { variables, folds };
}

const cells = (line: string): string[] => line.replace(/^\uFEFF/, '').split(',').map((cell) => cell.trim()); // prettier-ignore

function indexOf(indices: Map<string, number> | undefined, value: string): number {
  const index = indices?.get(value) ?? indices?.size ?? 0;
  indices?.set(value, index);
  return index;
}

/** Each product once, in the fold where it comes first; so no fold knows another's. */
export function withoutDuplicates({ variables, folds }: Sales): Sales {
  const seen = new Set<string>();
  const first = (row: Uint16Array): boolean => {
    const key = String.fromCharCode(...row);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
  return { variables, folds: folds.map((rows) => rows.filter(first)) };
}
