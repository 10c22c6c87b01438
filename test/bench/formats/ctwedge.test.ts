/** CTWedge: formulas as clauses against their direct reading, on every assignment. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#rules/kernel/random.ts';
import { allSolutions } from '#test/oracle/brute-force-network.ts';
import { readCtwedge } from './ctwedge.ts';

const PARAMETERS = `Model m
Parameters:
 flag: Boolean
 mode : { fast slow "very slow" };
 size: [ -2 .. 4 ] step 2
 count: {1, 2, 3}
`;

type Values = Readonly<Record<string, string | number | boolean>>;

const BOOLEANS = [true, false];
const SIZES = [-2, 0, 2, 4];

/** All assignments, in the order of the values. */
const ALL: readonly Values[] = BOOLEANS.flatMap((flag) =>
  ['fast', 'slow', 'very slow'].flatMap((mode) =>
    SIZES.flatMap((size) => [1, 2, 3].map((count) => ({ flag, mode, size, count }))),
  ),
);

/** The assignments that the file allows, by its solutions without the reader's own variables. */
function allowed(constraints: string): readonly Values[] {
  const { network, variables } = readCtwedge(`${PARAMETERS}Constraints:\n${constraints}`, 'm');
  return allSolutions(network).map((solution) => {
    const value = (index: number): string => variables[index]?.values[solution[index] ?? -1] ?? '';
    return {
      flag: value(0) === 'true',
      mode: value(1),
      size: Number(value(2)),
      count: Number(value(3)),
    };
  });
}

/** A random formula, as text and as a function that evaluates it. */
interface Drawn {
  readonly text: string;
  readonly holds: (values: Values) => boolean;
}

function draw(random: (bound: number) => number, depth: number): Drawn {
  const kind = depth === 0 ? random(4) : 4 + random(5);
  const [a, b] = [0, 1].map(() => (kind >= 4 ? draw(random, depth - 1) : undefined));
  const number = random(4);
  switch (kind) {
    case 0:
      return { text: 'flag', holds: ({ flag }) => flag === true };
    case 1:
      return { text: 'mode != "very slow"', holds: ({ mode }) => mode !== 'very slow' };
    case 2:
      return { text: `size + ${number} >= count`, holds: (v) => +v['size']! + number >= +v['count']! }; // prettier-ignore
    case 3:
      return { text: `count=${number}`, holds: ({ count }) => count === number };
    case 4:
      return { text: `!(${a?.text})`, holds: (v) => !a?.holds(v) };
    case 5:
      return { text: `(${a?.text}) && (${b?.text})`, holds: (v) => !!a?.holds(v) && !!b?.holds(v) };
    case 6:
      return { text: `(${a?.text}) OR (${b?.text})`, holds: (v) => !!a?.holds(v) || !!b?.holds(v) };
    case 7:
      return { text: `(${a?.text}) => (${b?.text})`, holds: (v) => !a?.holds(v) || !!b?.holds(v) };
    default:
      return { text: `(${a?.text}) <=> (${b?.text})`, holds: (v) => a?.holds(v) === b?.holds(v) };
  }
}

describe('a CTWedge model', () => {
  it('has its parameters with their values in order', () => {
    expect(readCtwedge(PARAMETERS, 'm').variables).toEqual([
      { name: 'flag', values: ['true', 'false'] },
      { name: 'mode', values: ['fast', 'slow', 'very slow'] },
      { name: 'size', values: ['-2', '0', '2', '4'] },
      { name: 'count', values: ['1', '2', '3'] },
    ]);
  });

  it.each<readonly [string, (values: Values) => boolean]>([
    ['# !flag or mode != fast #', (v) => !v['flag'] || v['mode'] !== 'fast'],
    [
      '# mode == fast => flag == false; #'.replace(';', ''),
      (v) => v['mode'] !== 'fast' || !v['flag'],
    ],
    ['# flag and count < 3 #\n// a remark\n# size > 0 #', (v) => v['flag'] === true && +v['count']! < 3 && +v['size']! > 0], // prettier-ignore
    ['# (size + 2) * count <= 6 #', (v) => (+v['size']! + 2) * +v['count']! <= 6],
    ['# size = count -1 #', (v) => v['size'] === +v['count']! - 1],
    ['# flag <=> (mode == slow OR\n count == 2) #', (v) => v['flag'] === (v['mode'] === 'slow' || v['count'] === 2)], // prettier-ignore
    ['# flag => mode == slow => count == 1 #', (v) => !v['flag'] || v['mode'] !== 'slow' || v['count'] === 1], // prettier-ignore
    ['# NOT flag && count != 1 || size == 4 #', (v) => (!v['flag'] && v['count'] !== 1) || v['size'] === 4], // prettier-ignore
  ])('allows what the formula says: %s', (constraints, holds) => {
    expect(allowed(constraints)).toEqual(ALL.filter(holds));
  });

  it('allows what random formulas say', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const next = seededRandom(seed);
      const { text, holds } = draw((bound) => Math.floor(next() * bound), 1 + (seed % 4));
      expect(allowed(`# ${text} #`), `seed ${seed}: ${text}`).toEqual(ALL.filter(holds));
    }
  });

  it('gives parts of a long formula variables of their own, and counts nothing twice', () => {
    const pairs = SIZES.flatMap((size) => [1, 2, 3].map((count) => [size, count] as const));
    const chosen = pairs.filter(([size, count]) => (size / 2 + count) % 4 !== 0);
    const either = chosen.map(([size, count]) => `size == ${size} && count == ${count}`);
    for (const [text, sold] of [
      [`# ${either.join(' || ')} #`, true],
      [`# !(${either.map((part) => `!(${part})`).join(' && ')}) || flag && !flag #`, true],
      [`# !(${either.join(' || ')}) #`, false],
    ] as const) {
      const { network, variables } = readCtwedge(`${PARAMETERS}Constraints: ${text}`, 'm');
      expect(network.domains.length > variables.length, text).toBe(sold);
      const expected = ALL.filter(
        (values) =>
          chosen.some(([size, count]) => values['size'] === size && values['count'] === count) ===
          sold,
      );
      expect(allowed(text)).toEqual(expected);
    }
  });

  it.each([
    ['# mode == quick #', 'm:8: mode has no value quick'],
    ['# flag && #', 'm:8: expected a parameter or a value, not #'],
    ['# flag', 'm:8: expected #, not the end of the file'],
    ['# flag # §', 'm:8: not a word: §'],
    ['# mode < 3 #', 'm:8: fast is not a number'],
    ['flag', 'm:8: expected a constraint, not flag'],
  ])('is refused with the line: %s', (constraint, fault) => {
    expect(() => readCtwedge(`${PARAMETERS}Constraints:\n${constraint}`, 'm')).toThrow(fault);
  });
});
