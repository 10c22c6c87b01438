/**
 * Many random small families and networks: everything the engine answers along random clicks
 * against looking at every assignment, with json-rules-engine as a second witness.
 *
 * What seed `s` does depends on `s` alone, so a mismatch is repeated by its seed. A family with too
 * many assignments is left out, and the next seed is taken.
 */
import { allAssignments, directChecker } from '#rules/checker/brute-force.ts';
import { createChecker } from '#rules/checker/check-configuration.ts';
import { evaluateContext } from '#rules/checker/evaluate-context.ts';
import { networkOf } from '#rules/compile/network-of.ts';
import {
  compileFamily,
  openConfigurator,
  type CompiledFamily,
} from '#rules/configuration/index.ts';
import type { Assignment, ContextLiterals, Decision } from '#rules/configuration/types.ts';
import { openNetwork } from '#rules/engine/network/open-network.ts';
import type { Network } from '#rules/engine/network/network.ts';
import { VALID, type NetworkSession } from '#rules/engine/network/session.ts';
import { openSolverSession } from '#rules/engine/network/solver-session.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isHard } from '#rules/model/terms.ts';
import { isRepeated, slotsOf } from '#rules/model/variables.ts';
import { randomFacts, randomFamily, seeded } from '../../factories/random-family.ts';
import { randomNetwork } from '../../factories/random-network.ts';
import {
  allSolutions,
  expectedAnswers,
  expectedCorrections,
  lossOf,
  satisfies,
  type Solution,
} from '../../oracle/brute-force-network.ts';

/** One family in so many is of the generator's full size, the others are compact. */
const FULL_SIZE = 50;
const MOST_ASSIGNMENTS = { compact: 300, full: 3_000 };
const CLICKS = 4;
/** Every second family also as a network on the diagram, and with it a random network. */
const NETWORKS = 2;
/** Products of each family that are handed to json-rules-engine, about half of them valid. */
const SECOND_OPINIONS = 4;

export interface RandomReport {
  families: number;
  /** Of those, the ones that have a product. */
  satisfiable: number;
  tooLarge: number;
  states: number;
  /** Values whose status was compared. */
  options: number;
  secondOpinions: number;
  /** States of random networks, each on both back-ends. */
  networkStates: number;
  readonly mismatches: string[];
}

export const emptyReport = (): RandomReport => ({
  families: 0,
  satisfiable: 0,
  tooLarge: 0,
  states: 0,
  options: 0,
  secondOpinions: 0,
  networkStates: 0,
  mismatches: [],
});

/** One seed: a random family and a random network; false when the family was too large. */
export async function checkSeed(seed: number, report: RandomReport): Promise<boolean> {
  const compact = seed % FULL_SIZE !== 0;
  const family = randomFamily(seed, compact);
  const all = allAssignments(family, MOST_ASSIGNMENTS[compact ? 'compact' : 'full']);
  if (!all) {
    report.tooLarge++;
    return false;
  }
  await checkFamily(seed, family, all, report);
  if (seed % NETWORKS === 0) checkNetwork(seed, report);
  return true;
}

const agrees = (product: Assignment, decisions: readonly Decision[]): boolean =>
  decisions.every(({ variable, value }) => product[variable] === value);

async function checkFamily(
  seed: number,
  family: PublicFamily,
  all: readonly Assignment[],
  report: RandomReport,
): Promise<void> {
  const random = seeded(seed ^ 0x2c1b3c6d);
  const facts = randomFacts(seed);
  const isValid = directChecker(family, facts);
  const valid = all.filter(isValid);
  const compiled = compileFamily(family, { priceList: 'eur' });
  const literals = await evaluateContext(compiled.contextConditions, facts);
  const configurator = openConfigurator(compiled, literals);
  const diagram = seed % NETWORKS === 0 ? openFamilyNetwork(compiled, literals) : undefined;
  const say = (what: string): void => void report.mismatches.push(`seed ${seed}: ${what}`);
  report.families++;
  if (valid.length > 0) report.satisfiable++;

  const check = createChecker(family, facts);
  for (let i = 0; i < SECOND_OPINIONS; i++) {
    const product = (i % 2 === 0 ? all : valid)[random(Math.max(1, (i % 2 === 0 ? all : valid).length))]; // prettier-ignore
    if (!product) continue;
    report.secondOpinions++;
    const fires = (await check(product)).length > 0;
    const [direct, engine] = [isValid(product), configurator.check(product)];
    if (direct === fires || engine === fires) {
      say(`json-rules-engine ${!fires}, direct ${direct}, engine ${engine}: ${show(product)}`);
    }
  }

  const products = configurator.count([], all.length + 1);
  if (Number(products.count) !== different(family, valid) || !products.exact) {
    say(`counted ${products.count}, there are ${different(family, valid)}`);
  }

  const decisions: Decision[] = [];
  for (let click = 0; click <= CLICKS; click++) {
    const state = configurator.state(decisions);
    const matching = valid.filter((product) => agrees(product, decisions));
    const where = show(decisions);
    report.states++;
    if (state.consistent !== matching.length > 0) say(`consistent ${state.consistent} ${where}`);
    const statuses = diagram?.domains();
    const counted = diagram?.count() ?? BigInt(matching.length);
    if (counted !== BigInt(matching.length)) say(`diagram counts ${counted} ${where}`);
    let at = 0;
    for (const { variable, options } of state.variables) {
      const others = decisions.filter((decision) => decision.variable !== variable);
      const fitting = valid.filter((product) => agrees(product, others));
      const possible = new Set(fitting.map((product) => product[variable]));
      const now = new Set(matching.map((product) => product[variable]));
      for (const { value, status } of options) {
        report.options++;
        if ((status === 'valid') !== possible.has(value) || status === 'unknown') {
          say(`${variable}=${value} is ${status} ${where}`);
        }
        if (statuses && (statuses[at++] === VALID) !== now.has(value)) {
          say(`on the diagram ${variable}=${value} is ${!now.has(value)} ${where}`);
        }
      }
    }
    if (state.complete && !valid.some((product) => agrees(product, entries(state.product)))) {
      say(`the product shown is not valid ${where}`);
    }
    if (matching.length === 0) break;
    const chosen = state.variables[random(state.variables.length)];
    // Now and then something refused: the answers have to stand when decisions clash.
    const options = chosen?.options.filter((o) => random(8) === 0 || o.status === 'valid') ?? [];
    const option = options[random(Math.max(1, options.length))];
    if (!chosen || !option) continue;
    const earlier = decisions.findIndex(({ variable }) => variable === chosen.variable);
    if (earlier >= 0) decisions.splice(earlier, 1);
    decisions.push({ variable: chosen.variable, value: option.value });
    const x = compiled.variables.findIndex(({ id }) => id === chosen.variable);
    diagram?.assign(x, compiled.variables[x]?.domain.indexOf(option.value) ?? 0);
  }
}

/** The family's values come first of all in the network, in their order. */
function openFamilyNetwork(compiled: CompiledFamily, literals: ContextLiterals): NetworkSession {
  const { network, contexts } = networkOf(compiled);
  const { session } = openNetwork(network);
  for (const { variable, keys } of contexts) {
    session.assign(variable, keys.filter((key) => literals[key] === true).length);
  }
  return session;
}

const entries = (product: Assignment): Decision[] =>
  Object.entries(product).map(([variable, value]) => ({ variable, value }));

const show = (what: unknown): string => JSON.stringify(what);

/** How many are different, when slots that no hard rule tells apart may be exchanged. */
function different(family: PublicFamily, products: readonly Assignment[]): number {
  const rules = show(family.rules.filter(isHard));
  const repeated = family.modules
    .filter(isRepeated)
    .map(slotsOf)
    .filter((slots) => !slots.some((slot) => rules.includes(`"${slot}"`)));
  const names = products.map((product) => {
    const sorted: Record<string, unknown> = { ...product };
    for (const slots of repeated) {
      const held = slots.map((slot) => product[slot]).sort();
      slots.forEach((slot, i) => (sorted[slot] = held[i]));
    }
    return show(sorted);
  });
  return new Set(names).size;
}

/** Both back-ends on one random network, along assignments that may clash. */
function checkNetwork(seed: number, report: RandomReport): void {
  const network = randomNetwork(seed);
  const solutions = allSolutions(network);
  const random = seeded(seed ^ 0x165667b1);
  const sessions = [openNetwork(network).session, openSolverSession(network)];
  const assigned = new Map<number, number>();
  for (let step = 0; step <= CLICKS; step++) {
    report.networkStates++;
    const expected = expectedAnswers(network, solutions, assigned);
    for (const session of sessions) {
      const wrong = compareNetwork(session, network, expected, assigned);
      if (!sameCorrections(session, solutions, assigned)) wrong.push('corrections');
      if (wrong.length === 0) continue;
      const at = show([...assigned]);
      report.mismatches.push(
        `seed ${seed}: network, ${session.backend}, ${wrong.join(', ')} ${at}`,
      );
    }
    const variable = random(network.domains.length);
    const wanted = random(3) > 0 ? solutions[random(Math.max(1, solutions.length))] : undefined;
    const value = wanted?.[variable] ?? random(network.domains[variable] ?? 1);
    if (random(4) === 0) assigned.delete(variable);
    else assigned.set(variable, value);
    for (const session of sessions) {
      if (assigned.has(variable)) session.assign(variable, value);
      else session.retract(variable);
    }
  }
}

/** The names of the answers that are wrong. */
function compareNetwork(
  session: NetworkSession,
  network: Network,
  expected: ReturnType<typeof expectedAnswers>,
  assigned: ReadonlyMap<number, number>,
): string[] {
  const wrong: string[] = [];
  const same = (what: string, mine: unknown, theirs: unknown): void => {
    if (show(mine) !== show(theirs)) wrong.push(what);
  };
  same('domains', [...session.domains()], expected.domains);
  same('count', String(session.count() ?? expected.count), String(expected.count));
  const objectives: readonly (number | undefined)[] = [undefined, ...network.objectives.keys()];
  for (const objective of objectives) {
    const solution = session.solution(objective);
    const holds =
      solution === undefined
        ? expected.count === 0n
        : [...assigned].every(([variable, value]) => solution[variable] === value) &&
          network.constraints.every((constraint) => satisfies(constraint, [...solution]));
    if (!holds) wrong.push(`solution ${objective}`);
    if (objective === undefined) continue;
    same('least', session.optimum(objective, 'least'), expected.least[objective]);
    same('greatest', session.optimum(objective, 'greatest'), expected.greatest[objective]);
    const least = session.least(objective);
    if (least) same('least of values', [...least], expected.leastOf[objective]);
  }
  return wrong;
}

/** Every second assignment may be let go of. */
function sameCorrections(
  session: NetworkSession,
  solutions: readonly Solution[],
  assigned: ReadonlyMap<number, number>,
): boolean {
  const soft = [...assigned.keys()].filter((_, index) => index % 2 === 0);
  const losses = new Map(soft.map((variable) => [variable, 1 + (variable % 3)]));
  const named = (sets: Iterable<readonly number[]>): string[] =>
    Array.from(sets, (set) => `${lossOf(set, losses)}: ${[...set].sort((a, b) => a - b).join()}`);
  const found = named(session.corrections(losses));
  const rising = found.every((name, i) => parseInt(name) >= parseInt(found[i - 1] ?? '0'));
  const expected = named(expectedCorrections(solutions, assigned, losses));
  return rising && show(found.sort()) === show(expected.sort());
}

const SHOWN = 10;

/** Checks `number` families from a seed on, reporting as it goes; true when everything agreed. */
export async function checkRandom(number: number, first: number): Promise<boolean> {
  const report = emptyReport();
  const started = performance.now();
  let shown = 0;
  let seed = first;
  while (report.families < number) {
    const done = await checkSeed(seed++, report);
    for (const mismatch of report.mismatches.slice(shown, SHOWN)) console.log(mismatch);
    shown = report.mismatches.length;
    if (done && report.families % 5_000 === 0) console.log(summary());
  }
  console.log(summary());
  return report.families > 0 && report.mismatches.length === 0;

  function summary(): string {
    const seconds = (performance.now() - started) / 1000;
    return [
      `${report.families} families (seeds ${first} to ${seed - 1}, ${report.tooLarge} too large)`,
      `${report.satisfiable} with products, ${report.states} states, ${report.options} options`,
      `${report.secondOpinions} products by json-rules-engine`,
      `${report.networkStates} network states on both back-ends`,
      `${report.mismatches.length} mismatches, ${seconds.toFixed(0)} s`,
    ].join('; ');
  }
}
