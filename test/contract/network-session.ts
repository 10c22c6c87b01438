/**
 * What every back-end of the engine must answer, checked against brute force.
 *
 * Counts and `least` may be left out by a back-end that can't tell; everything else is exact on
 * networks this small, and nothing may be unknown.
 */
import { describe, expect, it } from 'vitest';
import type { Network } from '#rules/engine/network/network.ts';
import type { NetworkSession } from '#rules/engine/network/session.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { randomNetwork } from '../factories/random-network.ts';
import {
  allSolutions,
  expectedAnswers,
  expectedCorrections,
  lossOf,
  satisfies,
  worth,
  type Solution,
} from '../oracle/brute-force-network.ts';

export interface ContractOptions {
  /** How many random networks; 300 where not said. */
  readonly networks?: number;
  /** The first seed. */
  readonly seed?: number;
  /** False for a back-end that may leave out counts and the least of every value. */
  readonly tellsAll?: boolean;
}

type Open = (network: Network) => NetworkSession;

const BATCHES = 10;
const OPERATIONS = 8;
const ROUNDS = 6;

/** What a session answers, as plain data. */
function answersOf(session: NetworkSession, network: Network) {
  const per = <T>(ask: (objective: number) => T): T[] => network.objectives.map((_, o) => ask(o));
  return {
    domains: [...session.domains()],
    count: session.count(),
    least: per((o) => session.optimum(o, 'least')),
    greatest: per((o) => session.optimum(o, 'greatest')),
    leastOf: per((o) => {
      const found = session.least(o);
      return found && [...found];
    }),
  };
}

/** Compares everything a session says under the assignments with brute force. */
function expectAnswers(
  session: NetworkSession,
  network: Network,
  solutions: readonly Solution[],
  assigned: ReadonlyMap<number, number>,
  where: string,
  tellsAll: boolean,
): void {
  const expected = expectedAnswers(network, solutions, assigned);
  const answers = answersOf(session, network);
  if (!tellsAll) {
    answers.count ??= expected.count;
    answers.leastOf = answers.leastOf.map((found, o) => found ?? [...(expected.leastOf[o] ?? [])]);
  }
  expect(answers, where).toEqual(expected);
  const asked = [undefined, ...network.objectives.keys()];
  for (const objective of asked) {
    const found = session.solution(objective);
    expect(found !== undefined, `${where}, a solution of ${objective}`).toBe(expected.count > 0n);
    if (!found) continue;
    const solution = [...found];
    const at = `${where}, solution ${solution.join(' ')}`;
    expect(solution, at).toHaveLength(network.domains.length);
    for (const [variable, value] of assigned) expect(solution[variable], at).toBe(value);
    for (const constraint of network.constraints) {
      expect(satisfies(constraint, solution), `${at}, ${constraint.kind}`).toBe(true);
    }
    const sought = objective === undefined ? undefined : network.objectives[objective];
    if (sought) expect(worth(sought, solution), at).toBe(expected.least[objective ?? -1]);
  }
}

/**
 * Compares all corrections, some of the assignments being fixed, with brute force; 1 where there
 * was a choice between several.
 */
function expectCorrections(
  session: NetworkSession,
  solutions: readonly Solution[],
  assigned: ReadonlyMap<number, number>,
  losses: ReadonlyMap<number, number>,
  where: string,
): number {
  const at = `${where}, losses ${JSON.stringify([...losses])}`;
  const expected = expectedCorrections(solutions, assigned, losses);
  const asked = session.corrections(losses);
  // They are about the assignments of the moment they were asked for.
  for (const variable of assigned.keys()) session.retract(variable);
  session.domains();
  const found = [...asked];
  for (const [variable, value] of assigned) session.assign(variable, value);
  const name = (set: readonly number[]): string => [...set].sort((a, b) => a - b).join();
  expect(found.map(name).sort(), at).toEqual(expected.map(name).sort());
  const lost = (sets: readonly (readonly number[])[]): number[] =>
    sets.map((set) => lossOf(set, losses));
  expect(lost(found), at).toEqual(lost(expected));
  return found.length > 1 ? 1 : 0;
}

/** Small networks that single out one thing each. */
const PARTICULAR: Readonly<Record<string, Network>> = {
  'no variable at all': { domains: [], constraints: [], objectives: [] },
  'a constraint on nothing': {
    domains: [2],
    constraints: [{ kind: 'linear', terms: [], bound: 0 }],
    objectives: [{ name: 'nothing', constant: 7, terms: [] }],
  },
  'a variable without a value': { domains: [2, 0], constraints: [], objectives: [] },
  'variables without a constraint': { domains: [3, 1, 2], constraints: [], objectives: [] },
  'a table without a row': {
    domains: [2, 2],
    constraints: [{ kind: 'table', scope: [0, 1], rows: new Uint16Array() }],
    objectives: [{ name: 'any', constant: 0, terms: [{ variable: 0, weights: [1, 2] }] }],
  },
  'a row listed twice': {
    domains: [2, 2],
    constraints: [{ kind: 'table', scope: [1, 0], rows: Uint16Array.of(0, 1, 1, 0, 0, 1) }],
    objectives: [],
  },
  'the same table twice': {
    domains: [2, 3],
    constraints: [
      { kind: 'table', scope: [0, 1], rows: Uint16Array.of(0, 1, 1, 2) },
      { kind: 'table', scope: [0, 1], rows: Uint16Array.of(0, 1, 1, 2) },
    ],
    objectives: [],
  },
  'a table that names a variable twice': {
    domains: [3, 2],
    constraints: [
      { kind: 'table', scope: [0, 1, 0], rows: Uint16Array.of(0, 0, 0, 0, 1, 1, 2, 1, 2, 1, 0, 2) },
    ],
    objectives: [],
  },
  'a clause that names a variable twice': {
    domains: [3, 2],
    constraints: [
      {
        kind: 'clause',
        literals: [
          { variable: 0, values: [1] },
          { variable: 1, values: [0] },
          { variable: 0, values: [2] },
        ],
      },
    ],
    objectives: [],
  },
  'a clause without a literal': {
    domains: [2],
    constraints: [{ kind: 'clause', literals: [] }],
    objectives: [],
  },
  'a clause that always holds': {
    domains: [2, 2],
    constraints: [{ kind: 'clause', literals: [{ variable: 1, values: [1, 0] }] }],
    objectives: [],
  },
  'a sum below nothing': {
    domains: [2],
    constraints: [{ kind: 'linear', terms: [], bound: -1 }],
    objectives: [],
  },
  'an objective with negative weights': {
    domains: [3, 2],
    constraints: [{ kind: 'table', scope: [0, 1], rows: Uint16Array.of(0, 0, 1, 1, 2, 0) }],
    objectives: [
      {
        name: 'mixed',
        constant: -3,
        terms: [
          { variable: 0, weights: [-5, 0, 5] },
          { variable: 1, weights: [2, -9] },
        ],
      },
    ],
  },
};

/** Declares the contract's tests for the back-end that `open` opens. */
export function describeNetworkSession(name: string, open: Open, options: ContractOptions = {}) {
  const { networks = 300, seed: first = 1, tellsAll = true } = options;

  describe(`${name} as a session of a network`, () => {
    let satisfiable = 0;
    const compared = { states: 0, choices: 0 };

    for (const [what, network] of Object.entries(PARTICULAR)) {
      it(`answers for ${what}`, () => {
        const solutions = allSolutions(network);
        const session = open(network);
        expectAnswers(session, network, solutions, new Map(), what, tellsAll);
        network.domains.forEach((size, variable) => {
          for (let value = 0; value < size; value++) {
            session.assign(variable, value);
            const assigned = new Map([[variable, value]]);
            expectAnswers(session, network, solutions, assigned, what, tellsAll);
            expectCorrections(session, solutions, assigned, new Map(), what);
            expectCorrections(session, solutions, assigned, new Map([[variable, 3]]), what);
          }
          session.retract(variable);
        });
        expectAnswers(session, network, solutions, new Map(), what, tellsAll);
      });
    }

    const size = Math.ceil(networks / BATCHES);
    for (let from = first; from < first + networks; from += size) {
      const seeds = Array.from({ length: size }, (_, index) => from + index);
      it(`answers as brute force does, seeds ${from} to ${from + size - 1}`, () => {
        for (const seed of seeds) {
          const network = randomNetwork(seed);
          const solutions = allSolutions(network);
          if (solutions.length > 0) satisfiable++;
          const walked = follow(open, network, solutions, seed, tellsAll);
          compared.states += walked.states;
          compared.choices += walked.choices;
        }
      });
    }

    it('has compared enough', () => {
      expect(satisfiable, 'random networks with a solution').toBeGreaterThan(networks / 4);
      expect(compared.states, 'states compared').toBeGreaterThan(networks * OPERATIONS);
      expect(compared.choices, 'states with several ways').toBeGreaterThan(networks / 4);
    });
  });
}

/** One random walk of assignments and retractions; gives what was compared. */
function follow(
  open: Open,
  network: Network,
  solutions: readonly Solution[],
  seed: number,
  tellsAll: boolean,
): { readonly states: number; readonly choices: number } {
  const next = seededRandom(seed ^ 0x2545f491);
  const random = (bound: number): number => Math.floor(next() * bound);
  const session = open(network);
  const assigned = new Map<number, number>();
  let where = `seed ${seed}`;
  let choices = 0;
  const compare = (): void => {
    expectAnswers(session, network, solutions, assigned, where, tellsAll);
    const some = [...assigned.keys()].filter(() => random(4) > 0);
    const losses = new Map(some.map((variable) => [variable, 1 + random(5)]));
    choices += expectCorrections(session, solutions, assigned, losses, where);
  };

  compare();
  for (let step = 0; step < OPERATIONS; step++) {
    const variable = random(network.domains.length);
    if (random(3) === 0) {
      where += `, retract ${variable}`;
      session.retract(variable);
      assigned.delete(variable);
    } else {
      // Half of them follow a solution, the others may clash.
      const followed = random(2) === 0 ? solutions[random(solutions.length)] : undefined;
      const value = followed?.[variable] ?? random(network.domains[variable] ?? 1);
      where += `, assign ${variable} ${value}`;
      session.assign(variable, value);
      assigned.set(variable, value);
    }
    compare();
  }
  expectSameInAnyOrder(open, network, session, assigned, where);
  // Everything assigned at random: most of it clashes, and there are many ways out.
  for (let round = 0; round < ROUNDS; round++) {
    network.domains.forEach((size, variable) => {
      const value = random(size);
      session.assign(variable, value);
      assigned.set(variable, value);
    });
    const some = [...assigned.keys()].filter(() => random(20) > 0);
    const losses = new Map(some.map((variable) => [variable, 1 + random(5)]));
    const at = `${where}, assigned ${JSON.stringify([...assigned])}`;
    choices += expectCorrections(session, solutions, assigned, losses, at);
  }
  for (const variable of [...assigned.keys()]) {
    session.retract(variable);
    assigned.delete(variable);
  }
  where += ', all retracted';
  compare();
  return { states: OPERATIONS + 2, choices };
}

/** A new session with the same assignments, made in the opposite order, says the same. */
function expectSameInAnyOrder(
  open: Open,
  network: Network,
  session: NetworkSession,
  assigned: ReadonlyMap<number, number>,
  where: string,
): void {
  const other = open(network);
  for (const [variable, value] of [...assigned].reverse()) other.assign(variable, value);
  const [mine, theirs] = [answersOf(session, network), answersOf(other, network)];
  expect(theirs, `${where}, in the opposite order`).toEqual(mine);
}
