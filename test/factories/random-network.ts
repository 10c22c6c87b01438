/**
 * Random small networks: tables, clauses, sums and objectives, few enough assignments to look at
 * them all. The same seed makes the same network.
 */
import type {
  Clause,
  Constraint,
  Linear,
  Network,
  Objective,
  Table,
  Term,
} from '#rules/engine/network/network.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { shuffle } from '#rules/kernel/shuffle.ts';

/** A whole number in [0, bound). */
type Random = (bound: number) => number;

const MOST_ASSIGNMENTS = 3_000;
/** Of so many numbers one is taken for a fraction: seeded numbers are no finer. */
const FINE = 2 ** 32;

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function shuffled(random: Random, count: number): number[] {
  const order = times(count, (index) => index);
  shuffle(order, () => random(FINE) / FINE);
  return order;
}

export function randomNetwork(seed: number): Network {
  const next = seededRandom(seed);
  const random: Random = (bound) => Math.floor(next() * bound);
  const domains = randomDomains(random);
  const constraints = times(random(7), () => randomConstraint(random, domains));
  const objectives = times(random(3), (index) => randomObjective(random, domains, index));
  return { domains, constraints, objectives };
}

function randomDomains(random: Random): number[] {
  const domains: number[] = [];
  let assignments = 1;
  for (const size of times(1 + random(8), () => 1 + random(random(5) === 0 ? 9 : 4))) {
    assignments *= size;
    if (assignments > MOST_ASSIGNMENTS) break;
    domains.push(size);
  }
  return domains;
}

const randomScope = (random: Random, domains: readonly number[], most: number): number[] =>
  shuffled(random, domains.length).slice(0, 1 + random(Math.min(most, domains.length)));

function randomConstraint(random: Random, domains: readonly number[]): Constraint {
  const kind = random(5);
  if (kind < 2) return randomTable(random, domains);
  return kind < 4 ? randomClause(random, domains) : randomLinear(random, domains);
}

function randomTable(random: Random, domains: readonly number[]): Table {
  const scope = randomScope(random, domains, 4);
  const possible = scope.reduce((product, variable) => product * (domains[variable] ?? 1), 1);
  // Nearly always most rows, so that several tables together leave something; doubles happen.
  const share = [0.9, 0.7, 0.7, 0.5, 0.2][random(5)] ?? 1;
  const rows = times(possible, (index) => index)
    .filter(() => random(1_000) < share * 1_000)
    .flatMap((index) => (random(20) === 0 ? [index, index] : [index]))
    .flatMap((index) => {
      let rest = index;
      return scope.map((variable) => {
        const size = domains[variable] ?? 1;
        const value = rest % size;
        rest = Math.floor(rest / size);
        return value;
      });
    });
  return { kind: 'table', scope, rows: Uint16Array.from(rows) };
}

function randomClause(random: Random, domains: readonly number[]): Clause {
  const literals = randomScope(random, domains, 4).map((variable) => {
    const size = domains[variable] ?? 1;
    return { variable, values: shuffled(random, size).slice(0, random(size + 1)) };
  });
  return { kind: 'clause', literals };
}

const randomTerms = (random: Random, domains: readonly number[], most: number): Term[] => {
  const lowest = random(3) === 0 ? -5 : 0;
  return randomScope(random, domains, most).map((variable) => ({
    variable,
    weights: times(domains[variable] ?? 1, () => lowest + random(11)),
  }));
};

function randomLinear(random: Random, domains: readonly number[]): Linear {
  const terms = randomTerms(random, domains, 5);
  const least = terms.reduce((total, { weights }) => total + Math.min(...weights), 0);
  const most = terms.reduce((total, { weights }) => total + Math.max(...weights), 0);
  // From one below the least (nothing fits) to one above the greatest (everything does).
  return { kind: 'linear', terms, bound: least - 1 + random(most - least + 3) };
}

function randomObjective(random: Random, domains: readonly number[], index: number): Objective {
  const terms = randomTerms(random, domains, domains.length);
  return { name: `objective ${index}`, constant: random(41) - 20, terms };
}
