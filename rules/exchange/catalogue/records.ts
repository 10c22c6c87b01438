/** Records of a file, one object each: JSON lines, or CSV with a line of names (RFC 4180). */
import { fail, ok, type Result } from '#rules/kernel/result.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface RecordFault {
  readonly line: number;
  readonly message: string;
}

export function readRecords(file: string, text: string): Result<readonly Row[], RecordFault> {
  return /\.csv$/i.test(file) ? csv(text) : jsonLines(text);
}

function jsonLines(text: string): Result<readonly Row[], RecordFault> {
  const rows: Row[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) {
        return fail({ line: index + 1, message: 'a record is an object' });
      }
      rows.push(row as Row);
    } catch {
      return fail({ line: index + 1, message: 'this line is not JSON' });
    }
  }
  return ok(rows);
}

function csv(text: string): Result<readonly Row[], RecordFault> {
  const [head, ...body] = cells(text);
  if (!head) return ok([]);
  const rows: Row[] = [];
  for (const [index, row] of body.entries()) {
    if (row.length !== head.length) {
      const message = `${row.length} fields, not ${head.length}`;
      return fail({ line: index + 2, message });
    }
    // An empty field is a missing one.
    const filled = head.flatMap((name, i): [string, unknown][] =>
      row[i] ? [[name.trim(), row[i]]] : [],
    );
    rows.push(Object.fromEntries(filled));
  }
  return ok(rows);
}

function cells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
