/** DIMACS files: which clauses and names are read, and what is refused, at which line. */
import { describe, expect, it } from 'vitest';
import { allSolutions } from '#test/oracle/brute-force-network.ts';
import { readDimacs } from './dimacs.ts';

const FILE = `c 1 Engine
c 2$ made up
c a remark of no meaning
p cnf 3 4
1 -2 0
2 3
0 1 -1 0
3 3 0
`;

describe('a DIMACS file', () => {
  it('has a boolean variable for each number, named where a comment names it', () => {
    expect(readDimacs(FILE, 'x').variables).toEqual([
      { name: 'Engine', values: ['false', 'true'] },
      { name: 'made up', values: ['false', 'true'] },
      { name: '3', values: ['false', 'true'] },
    ]);
  });

  it('has the solutions of its clauses, which may stand on any lines', () => {
    const solutions = allSolutions(readDimacs(FILE, 'x').network);
    const expected = [0, 1, 2, 3, 4, 5, 6, 7]
      .map((bits) => [(bits >> 2) & 1, (bits >> 1) & 1, bits & 1])
      .filter(([a, b, c]) => (a || !b) && (b || c) && c);
    expect(solutions).toEqual(expected);
  });

  it('has no solution with an empty clause', () => {
    expect(allSolutions(readDimacs('p cnf 1 1\n0\n', 'x').network)).toEqual([]);
  });

  it.each([
    ['p cnf 2 1\n1 3 0', 'f:2: literal 3, but only 2 variables'],
    ['p cnf 2 1\n1 two 0', 'f:2: not a literal: two'],
    ['1 0', 'f:1: a clause before the line "p cnf"'],
    ['c only\n', 'f:2: no line "p cnf"'],
    ['p cnf 2 1\n1 2', 'f:2: the last clause has no end'],
    ['p cnf 2 2\n1 2 0', 'f:2: 1 clauses, but 2 announced'],
    ['p dnf 2 2', 'f:1: not the one line "p cnf": p dnf 2 2'],
  ])('is refused with the line: %j', (text, fault) => {
    expect(() => readDimacs(text, 'f')).toThrow(fault);
  });
});
