/**
 * DIMACS CNF: the variables 1 to n are boolean, value 1 is true; a line `c <number> <name>` names
 * one, with a `$` after the number where the tool that wrote it had made the variable up.
 *
 * Format: "Satisfiability: Suggested Format", DIMACS challenge, 1993.
 */
import type { Clause } from '#rules/engine/network/network.ts';
import { FormatError, type NamedNetwork } from './model.ts';

const BOOLEAN = ['false', 'true'];
const IS_FALSE = [0];
const IS_TRUE = [1];

export function readDimacs(text: string, file: string): NamedNetwork {
  const clauses: Clause[] = [];
  const names = new Map<number, string>();
  let announced: { readonly variables: number; readonly clauses: number } | undefined;
  let open = new Set<number>();
  let read = 0;
  const lines = text.split('\n');
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const fail = (fault: string): never => {
      throw new FormatError(file, index + 1, fault);
    };
    if (line === '') continue;
    // Some collections end with a line of a percent sign and a stray zero.
    if (line === '%') break;
    if (/^c(\s|$)/.test(line)) {
      const named = /^c\s+(\d+)\$?\s+(\S.*)$/.exec(line);
      if (named) names.set(Number(named[1]), named[2] ?? '');
      continue;
    }
    if (line.startsWith('p')) {
      const problem = /^p\s+cnf\s+(\d+)\s+(\d+)$/.exec(line);
      if (!problem || announced) fail(`not the one line "p cnf": ${line.slice(0, 60)}`);
      announced = { variables: Number(problem?.[1]), clauses: Number(problem?.[2]) };
      continue;
    }
    if (!announced) return fail('a clause before the line "p cnf"');
    for (const token of line.split(/\s+/)) {
      if (!/^-?\d+$/.test(token)) fail(`not a literal: ${token.slice(0, 60)}`);
      const literal = Number(token);
      if (Math.abs(literal) > announced.variables) {
        fail(`literal ${literal}, but only ${announced.variables} variables`);
      }
      if (literal !== 0) {
        open.add(literal);
        continue;
      }
      read++;
      const clause = clauseOf(open);
      if (clause) clauses.push(clause);
      open = new Set();
    }
  }
  if (!announced) throw new FormatError(file, lines.length, 'no line "p cnf"');
  if (open.size > 0) throw new FormatError(file, lines.length, 'the last clause has no end');
  if (read !== announced.clauses) {
    const fault = `${read} clauses, but ${announced.clauses} announced`;
    throw new FormatError(file, lines.length, fault);
  }
  const count = announced.variables;
  return {
    network: { domains: Array<number>(count).fill(2), constraints: clauses, objectives: [] },
    variables: Array.from({ length: count }, (_, index) => ({
      name: names.get(index + 1) ?? String(index + 1),
      values: BOOLEAN,
    })),
  };
}

/** The clause of signed literals; undefined when it always holds. */
function clauseOf(signed: ReadonlySet<number>): Clause | undefined {
  const literals: Clause['literals'][number][] = [];
  for (const literal of signed) {
    if (signed.has(-literal)) return undefined;
    literals.push({ variable: Math.abs(literal) - 1, values: literal > 0 ? IS_TRUE : IS_FALSE });
  }
  return { kind: 'clause', literals };
}
