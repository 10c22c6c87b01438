/**
 * How often a model guesses wrong what people choose it has not seen, beside always guessing what
 * is most popular: a fifth of the people are held out, and what they chose is guessed value by
 * value, in random order, each given those before it.
 */
import { seededRandom } from '#rules/kernel/random.ts';
import { shuffle } from '#rules/kernel/shuffle.ts';
import { learnHidden, type PersonalConfiguration } from './hidden-model.ts';
import type { Variable } from './history.ts';
import { weightOf } from './history.ts';
import type { Learning } from './model.ts';
import { openRecommender, type Recommendation } from './recommend.ts';

export interface HeldOut {
  /** Values guessed. */
  readonly asked: number;
  readonly wrong: number;
  /** By what is most popular. */
  readonly popularWrong: number;
}

const FOLDS = 5;
const MOST_TESTED = 200;

/** By short steps. Nothing is asked where too few people are left to learn from. */
export function* measureHeldOut(
  variables: readonly Variable[],
  history: readonly PersonalConfiguration[],
  learning: Learning,
): Generator<void, HeldOut> {
  const random = seededRandom(learning.seed);
  const { tested, known } = split(history, random);
  const model = yield* learnHidden(variables, known, learning);
  let [asked, wrong, popularWrong] = [0, 0, 0];
  if (model.learnt.neighbours.sample.weights.length === 0) return { asked, wrong, popularWrong };
  const popular = mostPopular(variables, known, learning);
  const session = openRecommender(model);
  const order = Uint32Array.from(variables, (_, i) => i);
  for (const { choices } of tested) {
    session.clear();
    shuffle(order, random);
    for (const index of order) {
      const { name, values } = variables[index] ?? { name: '', values: [] };
      const truth = choices[name];
      if (truth === undefined || values.length < 2 || !values.includes(truth)) continue;
      asked++;
      if (likeliest(session.recommend(name, values)) !== truth) wrong++;
      if (popular.get(name) !== truth) popularWrong++;
      session.decide(name, truth);
      yield;
    }
  }
  return { asked, wrong, popularWrong };
}

/** All of a person's configurations are on one side. */
function split(history: readonly PersonalConfiguration[], random: () => number) {
  const people = [...new Set(history.map(({ person }) => person))].sort();
  const order = Uint32Array.from(people, (_, i) => i);
  shuffle(order, random);
  const out = new Set(
    [...order].slice(0, Math.floor(people.length / FOLDS)).map((at) => people[at] ?? ''),
  );
  const inOrder = history
    .map((past) => ({ past, text: textOf(past) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ past }) => past);
  return {
    tested: inOrder.filter(({ person }) => out.has(person)).slice(0, MOST_TESTED),
    known: inOrder.filter(({ person }) => !out.has(person)),
  };
}

const textOf = ({ person, choices, on }: PersonalConfiguration): string =>
  `${person} ${on.toISOString()} ${JSON.stringify(choices)}`;

const likeliest = (recommendations: readonly Recommendation[]): string | undefined =>
  recommendations.reduce<Recommendation | undefined>(
    (best, each) => (best && best.probability >= each.probability ? best : each),
    undefined,
  )?.value;

/** Of today's values of every variable the one chosen most, by weight; the first of several. */
function mostPopular(
  variables: readonly Variable[],
  history: readonly PersonalConfiguration[],
  learning: Learning,
): ReadonlyMap<string, string> {
  const weights = history.map((past) => weightOf(past, learning));
  return new Map(
    variables.flatMap(({ name, values }) => {
      const sums = new Map(values.map((value) => [value, 0]));
      history.forEach(({ choices }, i) => {
        const value = choices[name];
        const sum = value === undefined ? undefined : sums.get(value);
        if (value !== undefined && sum !== undefined) sums.set(value, sum + (weights[i] ?? 0));
      });
      const best = [...sums].reduce<readonly [string, number] | undefined>(
        (most, each) => (most && most[1] >= each[1] ? most : each),
        undefined,
      );
      return best ? [[name, best[0]] as const] : [];
    }),
  );
}
