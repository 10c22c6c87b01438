/**
 * The model that is published with a family: learnt from what people chose, in which no person can
 * be found again (see hide-people.ts), small enough for a browser to load.
 *
 * A function of the history, the date and the seed alone, in whatever order the history comes.
 */
import { seededRandom } from '#rules/kernel/random.ts';
import { hidePeople } from './hide-people.ts';
import { rowsBy, weightOf, withPastValues } from './history.ts';
import type { PastConfiguration, Variable } from './history.ts';
import { learnBySteps, USUAL_EFFORT } from './learn.ts';
import type { Learning, RecommendationModel } from './model.ts';
import { gather, UNSET } from './sample.ts';

export interface PersonalConfiguration extends PastConfiguration {
  /** Whoever chose it; the model does not hold it. */
  readonly person: string;
}

export interface HiddenLearning extends Learning {
  /** Rows times variables; of more, those that weigh least are not used. */
  readonly mostCells?: number;
}

/** About a byte each, before compression. */
const MOST_CELLS = 120_000;

/** Learns by short steps. Without enough people to hide one, a model of no configuration. */
export function* learnHidden(
  variables: readonly Variable[],
  history: readonly PersonalConfiguration[],
  { seed, effort = USUAL_EFFORT, mostCells = MOST_CELLS, ...forgetting }: HiddenLearning,
): Generator<void, RecommendationModel> {
  const all = withPastValues(variables, history);
  const toRow = rowsBy(all);
  const random = seededRandom(seed);
  const capacity = Math.floor(mostCells / Math.max(1, variables.length));
  const rows = history
    .map((past) => ({
      person: past.person,
      values: toRow(past.choices),
      weight: weightOf(past, forgetting),
    })) // prettier-ignore
    .filter(({ values, weight }) => weight > 0 && values.some((value) => value !== UNSET))
    .map((row) => ({ row, text: `${row.values.join()} ${row.person}` }))
    .sort((a, b) => b.row.weight - a.row.weight || (a.text < b.text ? -1 : 1))
    .slice(0, capacity)
    .map(({ row }) => row);
  yield;
  const hidden = yield* hidePeople(rows, random);
  yield;
  const sample = gather(
    all.map(({ values }) => values.length),
    hidden,
  );
  yield;
  return { variables: all, learnt: yield* learnBySteps(sample, random, effort) };
}
