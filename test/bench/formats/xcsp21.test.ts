/** XCSP 2.1: tables of both kinds, prices of one and several variables, faults with their line. */
import { describe, expect, it } from 'vitest';
import { allSolutions, worth } from '#test/oracle/brute-force-network.ts';
import { readXcsp21 } from './xcsp21.ts';

interface Table {
  readonly scope: string;
  readonly tuples: string;
  readonly rest: string;
}

/** An instance with variables a, b, c … of the given domains. */
function instance(domains: readonly string[], tables: readonly Table[], costs = ''): string {
  const names = domains.map((_, index) => 'abcdefgh'.charAt(index));
  return `<?xml version="1.0"?>
<instance>
 <!-- <variable name="none" domain="gone"/> -->
 <domains>${domains.map((text, i) => `<domain name="D${i}" optional="-1">${text}</domain>`).join('\n')}</domains>
 <variables>${names.map((name, i) => `<variable name='${name}' domain="D${i}"/>`).join('\n')}</variables>
 <relations>
${tables
  .map(({ scope, tuples, rest }, index) => {
    const arity = scope.split(' ').length;
    return `<relation name="R${index}" arity="${arity}" ${rest}>${tuples}</relation>`;
  })
  .join('\n')}
 </relations>
 <constraints ${costs}>
${tables.map(({ scope }, i) => `<constraint name="C${i}" scope="${scope}" reference="R${i}"/>`).join('\n')}
 </constraints>
</instance>`;
}

const named = (text: string) => ({ file: 'model.xml', text });
const SUPPORTS = 'semantics="supports"';
const CONFLICTS = 'semantics="conflicts"';
const COSTS = 'semantics="soft" defaultCost="0"';

describe('an XCSP 2.1 instance', () => {
  it('keeps the order of values, with -1 as one of them, and reads ranges', () => {
    const { variables } = readXcsp21(named(instance(['0 1 -1', '2..4 7'], [])));
    expect(variables).toEqual([
      { name: 'a', values: ['0', '1', '-1'] },
      { name: 'b', values: ['2', '3', '4', '7'] },
    ]);
  });

  it('allows the tuples of supports only', () => {
    const table = { scope: 'b a', tuples: ' 5 0 |\n 6 -1 |\n 99 0 |', rest: SUPPORTS };
    const { network } = readXcsp21(named(instance(['0 -1', '5 6'], [table])));
    expect(allSolutions(network)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it.each([
    ['as a table where small', 3],
    ['as clauses where large', 9],
  ])('forbids the tuples of conflicts, %s', (_, size) => {
    const domain = `1..${size}`;
    const table = { scope: 'a b c d', tuples: '1 1 1 1|2 3 1 2', rest: CONFLICTS };
    const { network } = readXcsp21(named(instance([domain, domain, domain, domain], [table])));
    const solutions = allSolutions(network).map((solution) => solution.join(' '));
    expect(solutions).toHaveLength(size ** 4 - 2);
    expect(solutions).not.toContain('0 0 0 0');
    expect(solutions).not.toContain('1 2 0 1');
    const kind = network.constraints[0]?.kind;
    expect(kind).toBe(size === 3 ? 'table' : 'clause');
  });

  it.each([
    ['listed where few', 3, 3],
    ['followed variable by variable where many', 7, 4],
  ])('adds the prices of combinations, %s', (_, size, arity) => {
    const scope = 'a b c d'.split(' ').slice(0, arity).join(' ');
    const pad = (tuple: string): string => tuple.split(' ').slice(0, arity).join(' ');
    const tuples = `40:${pad('1 2 3 1')}|${pad('1 2 2 1')}|-7:${pad('1 1 1 1')}|3:${pad('1 2 3 1')}`;
    const domains = Array<string>(arity).fill(`1..${size}`);
    const model = instance(domains, []);
    const prices = instance(
      domains,
      [
        { scope, tuples, rest: 'semantics="soft" defaultCost="2"' },
        { scope: 'b', tuples: '11:2', rest: COSTS },
        { scope: 'b', tuples: '100:2|5:3', rest: COSTS },
      ],
      'initialCost="1000"',
    );
    const { network, variables } = readXcsp21(named(model), named(prices));
    const [price] = network.objectives;
    const solutions = allSolutions(network);
    expect(network.domains.length - variables.length).toBe(size === 3 ? 1 : arity);
    expect(solutions).toHaveLength(size ** arity);
    for (const solution of solutions) {
      const tuple = solution.slice(0, arity).map((value) => value + 1);
      const key = tuple.join(' ');
      const cost =
        key === pad('1 2 3 1') ? 43 : key === pad('1 2 2 1') ? 40 : key === pad('1 1 1 1') ? -7 : 2;
      const unary = tuple[1] === 2 ? 111 : tuple[1] === 3 ? 5 : 0;
      expect(price && worth(price, solution), key).toBe(1_000 + cost + unary);
    }
  });

  it.each([
    ['not a tag', '<instance>\n <domain name="D" < 1 </domain></instance>', 'model.xml:2'],
    ['no end', '<instance>\n\n<domains>', 'model.xml:3: <domains> has no end'],
    ['another file', '<html></html>', 'model.xml:1: not an XCSP 2.1 instance'],
    [
      'a short tuple',
      instance(['0 1', '0 1'], [{ scope: 'a b', tuples: '0 1|\n\n0|', rest: SUPPORTS }]),
      'model.xml:11: a tuple of 1, not 2 values',
    ],
    [
      'too few tuples',
      instance(['0 1'], [{ scope: 'a', tuples: '0', rest: `${SUPPORTS} nbTuples="2"` }]),
      '1 tuples, but nbTuples is 2',
    ],
    [
      'an unknown variable',
      instance(['0 1'], [{ scope: 'z', tuples: '0', rest: SUPPORTS }]),
      'unknown variable z',
    ],
    [
      'a formula',
      '<instance><predicates>\n<predicate name="P"/></predicates></instance>',
      'model.xml:2: <predicate> is not supported',
    ],
  ])('is refused: %s', (_, text, fault) => {
    expect(() => readXcsp21(named(text))).toThrow(fault);
  });
});
