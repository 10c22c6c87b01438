/**
 * Learns how far to trust which opinion, on past configurations gone through in random order, each
 * left out of its own vote: stochastic ascent of the logarithm of the probability that the mixture
 * gives to what was really chosen.
 */
import { shuffle } from '#rules/kernel/shuffle.ts';
import { Adam } from './adam.ts';
import { drawRows } from './draw.ts';
import { contextsOf, pool, POWERS, powersIn, UNLEARNT } from './mixture.ts';
import { Neighbourhood, type Neighbours } from './neighbours.ts';
import { opinionsOn, OPINIONS, supportOf } from './opinions.ts';
import { UNSET } from './sample.ts';

/** With fewer distinct configurations, nothing is learnt. */
const LEAST_ROWS = 100;
const PASSES = 8;
const BATCH = 16;
const RATE = 0.02;
/** What only one context says is drawn towards 0, so that rare ones say little. */
const SHRINK = 0.02;

/** One question of the past: the opinions on its values, and what was chosen. */
interface Question {
  readonly contexts: readonly [number, number, number];
  readonly opinions: Float64Array;
  readonly truth: number;
}

/** The powers of all contexts, learnt on that many configurations; by short steps. */
export function* fitMixture(
  model: Neighbours,
  configurations: number,
  random: () => number,
): Generator<void, Float32Array> {
  const powers = new Float32Array(POWERS);
  powers.set(UNLEARNT);
  if (model.sample.weights.length < LEAST_ROWS) return powers;
  const questions = yield* pastQuestions(model, configurations, random);
  const order = Uint32Array.from(questions, (_, i) => i);
  const adam = new Adam(POWERS);
  const slope = new Float32Array(POWERS);
  const longest = Math.max(1, ...model.sample.domains);
  const scratch = { powers: new Float64Array(OPINIONS), odds: new Float64Array(longest) };
  const steps = PASSES * order.length;
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    for (const [i, index] of order.entries()) {
      addSlope(questions[index] as Question, powers, slope, scratch);
      if ((i + 1) % BATCH > 0) continue;
      for (let p = OPINIONS; p < POWERS; p++) {
        slope[p] = (slope[p] as number) - SHRINK * (powers[p] as number);
      }
      adam.step(powers, slope, RATE * (1 - (pass * order.length + i) / steps));
      slope.fill(0);
      yield;
    }
  }
  return powers;
}

function* pastQuestions(
  model: Neighbours,
  configurations: number,
  random: () => number,
): Generator<void, readonly Question[]> {
  const { domains, rows, weights } = model.sample;
  const near = new Neighbourhood(model);
  const scratch = new Float64Array(Math.max(1, ...domains) * OPINIONS);
  const questions: Question[] = [];
  const order = Uint32Array.from(domains, (_, variable) => variable);
  for (const row of drawRows(model.sample, configurations, random)) {
    near.clear();
    near.leaveOut(row, Math.min(1, weights[row] as number));
    shuffle(order, random);
    for (const variable of order) {
      const truth = rows[row * domains.length + variable] as number;
      if (truth === UNSET) continue;
      opinionsOn(near, variable, scratch);
      questions.push({
        contexts: contextsOf(near.stage, supportOf(near)),
        opinions: scratch.slice(0, (domains[variable] as number) * OPINIONS),
        truth,
      });
      near.assign(variable, truth);
      yield;
    }
  }
  return questions;
}

function addSlope(
  { contexts, opinions, truth }: Question,
  all: Float32Array,
  slope: Float32Array,
  { powers, odds }: { readonly powers: Float64Array; readonly odds: Float64Array },
): void {
  const size = opinions.length / OPINIONS;
  powersIn(all, contexts, powers);
  pool(opinions, powers, size, odds);
  for (let opinion = 0; opinion < OPINIONS; opinion++) {
    let gain = opinions[truth * OPINIONS + opinion] as number;
    for (let value = 0; value < size; value++) {
      gain -= (odds[value] as number) * (opinions[value * OPINIONS + opinion] as number);
    }
    for (const from of contexts) {
      slope[from + opinion] = (slope[from + opinion] as number) + gain;
    }
  }
}
