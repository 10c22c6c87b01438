/** The recommender as it is shipped: learnt, published as bytes, and loaded again. */
import { gzipSync } from 'node:zlib';
import { decodeModel, encodeModel } from '#rules/customers/learning/encode.ts';
import { learn } from '#rules/customers/learning/learn.ts';
import { Recommender } from '#rules/customers/learning/recommender.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import type { NamedVariable } from '../formats/model.ts';
import { likeliest, type Guesser, type Method } from './method.ts';

export const SHIPPED = 'Kitwright';

export function shipped(variables: readonly NamedVariable[], seed: number): Method {
  return {
    name: SHIPPED,
    learn({ discounted }) {
      const learnt = learn(discounted, seededRandom(seed));
      const bytes = encodeModel({ variables, learnt });
      const loaded = decodeModel(bytes);
      return guesser(new Recommender(loaded.learnt), discounted.domains, gzipSync(bytes).length);
    },
  };
}

function guesser(recommender: Recommender, domains: readonly number[], bytes: number): Guesser {
  const odds = new Float64Array(Math.max(1, ...domains));
  return {
    modelBytes: bytes,
    start: () => recommender.clear(),
    guess: (variable, candidates) => {
      recommender.probabilities(variable, odds, candidates);
      return likeliest(odds, domains[variable] as number, candidates);
    },
    reveal: (variable, value) => recommender.assign(variable, value),
  };
}
