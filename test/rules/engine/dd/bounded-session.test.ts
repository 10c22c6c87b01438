/** Sums beside a diagram, and unions of diagrams, against a look at every assignment. */
import { describe, expect, it } from 'vitest';
import { BoundedSession } from '#rules/engine/dd/bounded-session.ts';
import { compileDiagram } from '#rules/engine/dd/compile-diagram.ts';
import { conditioned } from '#rules/engine/dd/condition.ts';
import { countAll } from '#rules/engine/dd/count.ts';
import type { Diagram } from '#rules/engine/dd/diagram.ts';
import type { AnyObjective } from '#rules/engine/dd/objective.ts';
import { Restriction } from '#rules/engine/dd/restriction.ts';
import { UnionSession } from '#rules/engine/dd/union-session.ts';
import { valueOffsets, type Linear, type Network } from '#rules/engine/network/network.ts';
import { INVALID, UNKNOWN, VALID } from '#rules/engine/network/session.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { randomNetwork } from '../../../factories/random-network.ts';
import { allSolutions, worth, type Solution } from '../../../oracle/brute-force-network.ts';

type Random = (bound: number) => number;

interface Case {
  readonly network: Network;
  readonly diagram: Diagram;
  readonly sums: readonly Linear[];
  readonly objectives: readonly AnyObjective[];
  /** Of the network and the sums. */
  readonly solutions: readonly Solution[];
  readonly random: Random;
}

function caseOf(seed: number): Case {
  const next = seededRandom(seed ^ 0x51ab);
  const random: Random = (bound) => Math.floor(next() * bound);
  const network = randomNetwork(seed);
  const diagram = compileDiagram(network);
  if (!diagram) throw new Error(`seed ${seed} did not fit`);
  const terms = (lowest: number) =>
    network.domains.flatMap((size, variable) =>
      random(4) === 0
        ? []
        : { variable, weights: Array.from({ length: size }, () => lowest + random(12)) },
    );
  const sums = Array.from({ length: random(4) }, (): Linear => {
    const some = terms(-random(6));
    const middle = some.reduce(
      (sum, { weights }) => sum + (weights[random(weights.length)] ?? 0),
      0,
    );
    return { kind: 'linear', terms: some, bound: middle - random(4) + 1 };
  });
  const objectives: readonly AnyObjective[] = [
    ...network.objectives,
    { name: 'another', constant: 3, terms: terms(-2) },
    { name: 'greatest', constant: 0, terms: terms(0), combine: 'max' },
  ];
  const all = { ...network, constraints: [...network.constraints, ...sums] };
  return { network, diagram, sums, objectives, solutions: allSolutions(all), random };
}

const value = ({ combine, constant, terms }: AnyObjective, solution: Solution): number =>
  combine === 'max'
    ? constant + Math.max(0, ...terms.map((t) => t.weights[solution[t.variable] ?? 0] ?? 0))
    : worth({ name: '', constant, terms }, solution);

/** What is asked of a session after each of some assignments that come and go. */
function walk(
  seed: number,
  { network, objectives, solutions, random }: Case,
  session: UnionSession,
  isComplete: boolean,
): number {
  const offsets = valueOffsets(network.domains);
  const assigned = new Map<number, number>();
  let unknown = 0;
  for (let step = 0; step < 5; step++) {
    const where = `seed ${seed}, step ${step}`;
    const agrees = (solution: Solution, except = -1): boolean =>
      [...assigned].every(([x, own]) => x === except || solution[x] === own);
    const left = solutions.filter((solution) => agrees(solution));
    const { count, exact } = session.count();
    if (exact) expect(count, where).toBe(BigInt(left.length));
    else expect(count >= BigInt(left.length), where).toBe(true);
    const found = session.find();
    if (found && found !== 'unknown') expect(left.map(String), where).toContain(String(found));
    else if (!found) expect(left, where).toEqual([]);
    unknown += Number(!exact) + Number(found === 'unknown');

    const changes = session.changes().slice();
    const leasts = objectives.map((_, o) => session.least(o).least);
    network.domains.forEach((size, x) => {
      for (let v = 0; v < size; v++) {
        const having = solutions.filter((solution) => solution[x] === v && agrees(solution, x));
        const at = (offsets[x] ?? 0) + v;
        const status = having.length > 0 ? VALID : INVALID;
        if (changes[at] === UNKNOWN) unknown++;
        // Thousands of values: an assertion for each takes most of the time.
        else if (changes[at] !== status) expect.fail(`${where}, ${x}=${v} is ${changes[at]}`);
        objectives.forEach((objective, o) => {
          const expected = Math.min(...having.map((each) => value(objective, each)));
          const passed = leasts[o]?.[at] ?? NaN;
          const least = Number.isNaN(passed) ? session.exactLeast(o, x, v) : passed;
          if (least === undefined) unknown++;
          else if (least !== expected) {
            expect.fail(`${where}, ${objective.name}, ${x}=${v}: ${least}, not ${expected}`);
          }
        });
      }
    });
    objectives.forEach((objective, o) => {
      const found = session.solution(o, (solution) => value(objective, [...solution]));
      if (found === 'unknown') unknown++;
      else if (!found) expect(left.length, where).toBe(0);
      else {
        expect(left, where).toContainEqual([...found]);
        const expected = Math.min(...left.map((each) => value(objective, each)));
        expect(value(objective, [...found]), where).toBe(expected);
      }
    });
    const x = random(network.domains.length);
    const wanted = random(3) > 0 ? solutions[random(Math.max(1, solutions.length))] : undefined;
    if (random(4) === 0) {
      assigned.delete(x);
      session.retract(x);
    } else {
      const own = wanted?.[x] ?? random(network.domains[x] ?? 1);
      assigned.set(x, own);
      session.assign(x, own);
    }
  }
  if (isComplete) expect(unknown, `seed ${seed}`).toBe(0);
  return unknown;
}

const SEEDS = Array.from({ length: 120 }, (_, i) => i + 1);

describe('a diagram with sums beside it', () => {
  it('answers as if the sums were in it', () => {
    const numbers = [0, 0, 0, 0];
    for (const seed of SEEDS) {
      const one = caseOf(seed);
      const session = new BoundedSession(one.diagram, one.objectives, one.sums);
      walk(seed, one, new UnionSession([session]), true);
      if (one.solutions.length > 0) numbers[one.sums.length] = (numbers[one.sums.length] ?? 0) + 1;
    }
    expect(Math.min(...numbers)).toBeGreaterThan(10);
  }, 60_000);

  it('says unknown where the budget runs out, and nothing that is not so', () => {
    let unknown = 0;
    for (const seed of SEEDS) {
      const one = caseOf(seed);
      const session = new BoundedSession(one.diagram, one.objectives, one.sums, undefined, 20);
      unknown += walk(seed, one, new UnionSession([session]), false);
    }
    expect(unknown).toBeGreaterThan(300);
  }, 60_000);

  it('answers as one where a variable shares the solutions out', () => {
    let split = 0;
    for (const seed of SEEDS) {
      const one = caseOf(seed);
      const x = one.network.domains.findIndex((size) => size > 1);
      if (x < 0) continue;
      const parts = Array.from({ length: one.network.domains[x] ?? 0 }, (_, own) => {
        const part = conditioned(under(one.diagram, x, own), () => false);
        return new BoundedSession(part, one.objectives, one.sums);
      });
      walk(seed, one, new UnionSession(parts), true);
      if (one.sums.length > 0) split++;
    }
    expect(split).toBeGreaterThan(50);
  }, 60_000);
});

it('a value that one part knows to be valid is valid, whatever the others know', () => {
  const part = (...statuses: number[]) =>
    ({ changes: () => Uint8Array.from(statuses) }) as unknown as BoundedSession;
  const union = new UnionSession([
    part(UNKNOWN, VALID, INVALID, INVALID),
    part(VALID, UNKNOWN, UNKNOWN, INVALID),
  ]);
  expect([...union.changes()]).toEqual([VALID, VALID, UNKNOWN, INVALID]);
});

describe('a diagram under assignments that stay', () => {
  it('has as many solutions as before, forgotten variables or not', () => {
    let smaller = 0;
    for (const seed of SEEDS) {
      const { network, diagram, random } = caseOf(seed);
      const x = random(network.domains.length);
      const own = random(network.domains[x] ?? 0);
      const held = allSolutions(network).filter((solution) => solution[x] === own);
      for (const forgotten of [() => false, (y: number) => y % 2 === 0]) {
        const part = conditioned(under(diagram, x, own), forgotten);
        expect(countAll(part), `seed ${seed}`).toBe(BigInt(held.length));
        if (part.lefts.length < diagram.lefts.length) smaller++;
      }
    }
    expect(smaller).toBeGreaterThan(60);
  }, 60_000);
});

function under(diagram: Diagram, variable: number, value: number): Restriction {
  const restriction = new Restriction(diagram);
  restriction.assign(variable, value);
  return restriction;
}
