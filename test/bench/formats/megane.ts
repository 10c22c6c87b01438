/**
 * The rule files of Renault's Megane: `domains.txt` names each variable's values, and every file
 * of `rules/` lists the combinations allowed, one a line between `or(` and `or)`. A long list is
 * several of these one within the other, which says the same.
 *
 * A row that leaves out a variable which other rows of its file name allows all its values.
 */
import { NetworkBuilder } from './network-builder.ts';
import { FormatError, type NamedNetwork } from './model.ts';

export interface NamedText {
  readonly file: string;
  readonly text: string;
}

// A row is multiplied out for the variables it leaves out; more than this is not a table.
const MOST_ROWS = 4_000_000;

type Row = ReadonlyMap<number, number>;

export function readMegane(domains: NamedText, rules: readonly NamedText[]): NamedNetwork {
  const builder = new NetworkBuilder();
  for (const [index, raw] of domains.text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const found = /^(?:\/\/)?\s*(\S+)\s*:\s*(.+)$/.exec(line);
    const [, name, values] = found ?? [];
    const fail = (fault: string): never => {
      throw new FormatError(domains.file, index + 1, fault);
    };
    if (!name || !values) return fail(`not "name : values": ${line.slice(0, 60)}`);
    try {
      builder.addVariable(
        name,
        values.split(',').map((value) => value.trim()),
      );
    } catch (fault) {
      fail((fault as Error).message);
    }
  }
  for (const rule of rules) addRule(builder, rule);
  return builder.build();
}

function addRule(builder: NetworkBuilder, { file, text }: NamedText): void {
  const rows: Row[] = [];
  const scope = new Map<number, number>();
  const lines = text.split('\n');
  let depth = 0;
  let began = false;
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const fail = (fault: string): never => {
      throw new FormatError(file, index + 1, fault);
    };
    if (line === '' || line.startsWith('//')) continue;
    if (/^or\s*\($/.test(line) && (depth > 0 || !began)) {
      depth++;
      began = true;
    } else if (/^(or\s*)?\)$/.test(line) && depth > 0) depth--;
    else if (depth > 0) rows.push(readRow(builder, scope, line, fail));
    else fail(`expected ${began ? 'nothing more' : '"or("'}: ${line.slice(0, 60)}`);
  }
  if (depth > 0 || !began) throw new FormatError(file, lines.length, 'no end "or)"');
  const order = [...scope.keys()].sort((a, b) => a - b);
  const complete: number[] = [];
  for (const row of rows) {
    for (const values of completions(builder, order, row)) {
      for (const value of values) complete.push(value);
    }
    if (complete.length > MOST_ROWS * order.length) {
      throw new FormatError(file, 1, `more than ${MOST_ROWS} rows when multiplied out`);
    }
  }
  builder.addTable(order, complete);
}

/** Reads `Var1 = a and Var2 = b`, adding its variables to the scope. */
function readRow(
  builder: NetworkBuilder,
  scope: Map<number, number>,
  line: string,
  fail: (fault: string) => never,
): Row {
  const row = new Map<number, number>();
  for (const part of line.split(/\s+and\s+/)) {
    const [name = '', valueName = '', ...more] = part.split('=').map((side) => side.trim());
    if (more.length > 0 || valueName === '') fail(`not "variable = value": ${part.slice(0, 60)}`);
    const variable = builder.variable(name);
    if (variable === undefined) return fail(`unknown variable ${name}`);
    const value = builder.value(variable, valueName);
    if (value === undefined) return fail(`${name} has no value ${valueName}`);
    if (row.has(variable)) fail(`${name} twice in a row`);
    row.set(variable, value);
    scope.set(variable, value);
  }
  return row;
}

/** The row with every value of the variables it leaves out. */
function completions(builder: NetworkBuilder, scope: readonly number[], row: Row): number[][] {
  let found: number[][] = [[]];
  for (const variable of scope) {
    const value = row.get(variable);
    if (value !== undefined) for (const values of found) values.push(value);
    else {
      const all = Array.from({ length: builder.sizeOf(variable) }, (_, index) => index);
      found = found.flatMap((values) => all.map((added) => [...values, added]));
    }
  }
  return found;
}
