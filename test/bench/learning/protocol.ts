/**
 * The protocol of the published figures (H. Fargier, P. Gimenez, J. Mengin, `ValidationCroisee`):
 * learn on all folds but one; for each product of that one, in one random order of its variables,
 * guess each value from those before it, compare, then reveal the true one.
 *
 * All methods see the same products in the same orders. With constraints, products that could not
 * be sold today are left out of the test, guesses are among the values still valid, and a variable
 * with one valid value is not counted.
 */
import { performance } from 'node:perf_hooks';
import { NO_LONGER_VALID } from '#rules/customers/learning/history.ts';
import { shuffle } from '#rules/kernel/shuffle.ts';
import { gather } from '#rules/customers/learning/sample.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { mostPopular, naiveBayes, nearestBayes, nearestMajority } from './baselines.ts';
import { quantile } from '../figures.ts';
import type { Catalogue } from './constraints.ts';
import type { Past } from './method.ts';
import type { Sales } from './sales.ts';
import { shipped } from './shipped.ts';

/** Of so many products of each fold every guess is timed. */
const TIMED = 100;

/** What a method did on one fold. */
export interface FoldResult {
  readonly method: string;
  asked: number;
  wrong: number;
  /** By number of values known before. */
  readonly askedAt: number[];
  readonly wrongAt: number[];
  /** Of the processor: folds run side by side, and others may, too. */
  readonly learnMs: number;
  /** Of a guess with the revealing of its value; the median. */
  guessMs: number;
  readonly modelBytes?: number | undefined;
}

export interface Trial {
  readonly sales: Sales;
  readonly fold: number;
  readonly seed: number;
  /** At most so many products of the fold are tested; all where not given. */
  readonly most?: number | undefined;
  readonly catalogue?: Catalogue;
  /** Learn only from what could be sold today. */
  readonly consistentOnly?: boolean;
}

export function runFold(trial: Trial): readonly FoldResult[] {
  const { sales, fold, seed, most, catalogue, consistentOnly } = trial;
  const domains = sales.variables.map(({ values }) => values.length);
  const sold = sales.folds.flatMap((rows, i) => (i === fold ? [] : rows));
  const learnt = consistentOnly ? sold.filter((row) => catalogue?.allows(row)) : sold;
  const past = pastOf(domains, learnt, catalogue);
  const methods = [
    mostPopular,
    naiveBayes,
    nearestMajority,
    nearestBayes,
    shipped(sales.variables, seed),
  ];
  const random = seededRandom(seed + fold);
  const tested = testedOf(trial, random);
  const competitors = methods.map((method) => {
    const before = process.cpuUsage();
    const guesser = method.learn(past);
    const { user, system } = process.cpuUsage(before);
    const learnMs = (user + system) / 1_000;
    const none = (): number[] => domains.map(() => 0);
    const result: FoldResult = {
      method: method.name,
      asked: 0,
      wrong: 0,
      askedAt: none(),
      wrongAt: none(),
      learnMs,
      guessMs: 0,
      modelBytes: guesser.modelBytes,
    };
    return { guesser, result, times: [] as number[] };
  });
  const order = Uint32Array.from(domains, (_, variable) => variable);
  const valid = new Uint8Array(Math.max(1, ...domains));
  tested.slice(0, most).forEach((product, number) => {
    shuffle(order, random);
    for (const { guesser } of competitors) guesser.start();
    catalogue?.start();
    order.forEach((variable, known) => {
      const truth = product[variable] as number;
      const counted = !catalogue || catalogue.validValues(variable, valid) > 1;
      for (const competitor of competitors) {
        const { guesser, result, times } = competitor;
        const start = number < TIMED ? performance.now() : 0;
        if (counted) {
          note(result, known, guesser.guess(variable, catalogue && valid) === truth);
        }
        guesser.reveal(variable, truth);
        if (number < TIMED && counted) times.push(performance.now() - start);
      }
      catalogue?.reveal(variable, truth);
    });
  });
  return competitors.map(({ result, times }) => {
    if (times.length > 0) result.guessMs = quantile(times, 0.5);
    return result;
  });
}

/** What was sold, as the methods learn from it. */
function pastOf(
  domains: readonly number[],
  sold: readonly Uint16Array[],
  catalogue: Catalogue | undefined,
): Past {
  const sample = gather(
    domains,
    sold.map((values) => ({ values, weight: 1 })),
  );
  if (!catalogue) return { sample, discounted: sample };
  const discounted = sold.map((values) => {
    const weight = catalogue.allows(values) ? 1 : NO_LONGER_VALID;
    return { values, weight };
  });
  return { sample, discounted: gather(domains, discounted) };
}

/** The products of the fold that are tested, in random order where not all of them are. */
function testedOf({ sales, fold, most, catalogue }: Trial, random: () => number) {
  const all = sales.folds[fold] ?? [];
  const possible = catalogue ? all.filter((product) => catalogue.allows(product)) : all;
  if (most === undefined || possible.length <= most) return possible;
  const order = Uint32Array.from(possible, (_, i) => i);
  shuffle(order, random);
  return Array.from(order, (i) => possible[i] as Uint16Array);
}

function note(result: FoldResult, known: number, right: boolean): void {
  result.asked++;
  result.askedAt[known] = (result.askedAt[known] as number) + 1;
  if (right) return;
  result.wrong++;
  result.wrongAt[known] = (result.wrongAt[known] as number) + 1;
}
