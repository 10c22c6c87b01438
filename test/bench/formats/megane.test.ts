/** Megane rule files: rows as tables, lists within lists, rows that leave a variable out. */
import { describe, expect, it } from 'vitest';
import { allSolutions } from '#test/oracle/brute-force-network.ts';
import { readMegane } from './megane.ts';

const DOMAINS = { file: 'domains.txt', text: '// V1 : A, B\n// V2 : X, Y, Z\n// V3 : ONE\n' };
const read = (...texts: string[]) =>
  readMegane(
    DOMAINS,
    texts.map((text, index) => ({ file: `r${index + 1}.pm`, text })),
  );

describe('Megane rule files', () => {
  it('name variables and values', () => {
    expect(read().variables).toEqual([
      { name: 'V1', values: ['A', 'B'] },
      { name: 'V2', values: ['X', 'Y', 'Z'] },
      { name: 'V3', values: ['ONE'] },
    ]);
  });

  it('allow the rows of every file, whatever the order in a row and the lists within', () => {
    const { network } = read(
      'or(\nV1 = A  and V2 = X\nor(\nV2 = Z and V1 = B\nV1 = A and V2 = Y\nor)\nor)',
      'or(\nV2 = X and V3 = ONE\nV2 = Z and V3 = ONE\nor)\n',
    );
    expect(allSolutions(network)).toEqual([
      [0, 0, 0],
      [1, 2, 0],
    ]);
  });

  it('allow all values of a variable that a row leaves out', () => {
    const { network } = read('or(\nV1 = A\nV1 = B and V2 = Y\nor)');
    expect(allSolutions(network)).toHaveLength(4);
  });

  it.each([
    ['or(\nV1 = C\nor)', 'r1.pm:2: V1 has no value C'],
    ['or(\nV9 = C\nor)', 'r1.pm:2: unknown variable V9'],
    ['or(\nV1 = A and V1 = B\nor)', 'r1.pm:2: V1 twice in a row'],
    ['or(\nV1 A\nor)', 'r1.pm:2: not "variable = value": V1 A'],
    ['or(\nV1 = A', 'r1.pm:2: no end "or)"'],
    ['V1 = A', 'r1.pm:1: expected "or(": V1 = A'],
    ['or(\nor)\nV1 = A', 'r1.pm:3: expected nothing more: V1 = A'],
  ])('are refused with the line: %j', (text, fault) => {
    expect(() => read(text)).toThrow(fault);
  });
});
