/**
 * Learns how much each variable counts in the distance between configurations.
 *
 * Ascends the logarithm of the probability that the neighbours give to what was really chosen, on
 * past configurations of which a random part is hidden, each left out of its own vote: the idea of
 * neighbourhood components analysis (J. Goldberger et al., NIPS 2004), for categorical data. By
 * Adam (D. Kingma, J. Ba, ICLR 2015) on logarithms, so that everything stays positive.
 */
import { Adam } from './adam.ts';
import { UNIT, type Neighbours } from './neighbours.ts';
import { drawRows } from './draw.ts';
import { hide } from './hide.ts';
import { MOST_NATS } from './opinions.ts';
import { columnsOf, sharesOf, type Sample } from './sample.ts';
import { STAGES, stageOf } from './stage.ts';

/** With less than this to learn from, everything counts alike. */
const LEAST_ROWS = 20;
/** Before anything is learnt: nats per differing value, and the back-off. */
const START_PENALTY = 1.5;
const START_BACK_OFF = 0.5;
/** Hidden values asked about each time; more say little more about the same neighbours. */
const MOST_TARGETS = 6;
const RATE = 0.05;
const BATCH = 8;
/** Votes below this share of the nearest are not followed. */
const NEGLIGIBLE = 1e-7;

/** The sample's neighbours, fitted in that many rounds of one configuration each, a step each. */
export function* fitNeighbours(
  sample: Sample,
  rounds: number,
  random: () => number,
): Generator<void, Neighbours> {
  const width = sample.domains.length;
  const fit = new Fit(sample);
  if (sample.weights.length >= LEAST_ROWS) {
    const adam = new Adam(fit.logs.length);
    const draws = drawRows(sample, rounds, random);
    for (const [round, row] of draws.entries()) {
      fit.add(row, random);
      yield;
      if ((round + 1) % BATCH > 0) continue;
      adam.step(fit.logs, fit.gradient, RATE * (1 - round / draws.length));
      fit.gradient.fill(0);
    }
  }
  const { logs } = fit;
  return {
    sample,
    penalties: Uint16Array.from({ length: width }, (_, i) =>
      Math.min(0xffff, Math.round(Math.exp(logs[i] as number) / UNIT)),
    ),
    sharpness: Float32Array.from({ length: STAGES }, (_, s) => Math.exp(logs[width + s] as number)),
    backOff: Float32Array.from({ length: STAGES }, (_, s) =>
      Math.exp(logs[width + STAGES + s] as number),
    ),
  };
}

/** The logarithms of penalties, sharpness and back-off, and the slope of what they are judged by. */
class Fit {
  readonly logs: Float32Array;
  readonly gradient: Float32Array;
  private readonly columns: readonly Uint16Array[];
  private readonly shares: readonly Float64Array[];
  private readonly distances: Float64Array;
  private readonly votes: Float64Array;
  private readonly pull: Float64Array;

  constructor(private readonly sample: Sample) {
    const width = sample.domains.length;
    this.logs = new Float32Array(width + 2 * STAGES);
    this.logs.fill(Math.log(START_PENALTY), 0, width);
    this.logs.fill(Math.log(START_BACK_OFF), width + STAGES);
    this.gradient = new Float32Array(this.logs.length);
    this.columns = columnsOf(sample);
    this.shares = sharesOf(sample);
    this.distances = new Float64Array(sample.weights.length);
    this.votes = new Float64Array(sample.weights.length);
    this.pull = new Float64Array(sample.weights.length);
  }

  /** Adds the slope for one configuration with a random part of it hidden. */
  add(row: number, random: () => number): void {
    const { sample, logs, gradient, distances, votes, columns } = this;
    const width = sample.domains.length;
    const { known, hidden } = hide(sample, row, random);
    const stage = stageOf(known.length, width);
    const sharpness = Math.exp(logs[width + stage] as number);
    distances.fill(0);
    for (const variable of known) {
      const column = columns[variable] as Uint16Array;
      const value = column[row] as number;
      const penalty = Math.exp(logs[variable] as number);
      // A value left open differs here in any case, unlike in neighbours.ts: that learnt a little better.
      for (let other = 0; other < distances.length; other++) {
        if (column[other] !== value) distances[other] = (distances[other] as number) + penalty;
      }
    }
    const own = (sample.weights[row] as number) - Math.min(1, sample.weights[row] as number);
    let nearest = Infinity;
    distances.forEach((distance, other) => {
      if (other !== row || own > 0) nearest = Math.min(nearest, distance);
    });
    if (nearest === Infinity) return;
    const near: number[] = [];
    let mass = 0;
    for (let other = 0; other < distances.length; other++) {
      const weight = other === row ? own : (sample.weights[other] as number);
      // Nearer than the nearest without a vote: what it would fall to may be beyond all numbers.
      if (weight === 0) {
        votes[other] = 0;
        continue;
      }
      const vote = weight * Math.exp(-sharpness * ((distances[other] as number) - nearest));
      votes[other] = vote;
      mass += vote;
      if (vote > NEGLIGIBLE) near.push(other);
    }
    const nats = Math.min(MOST_NATS, sharpness * nearest);
    const backOff = Math.exp((logs[width + STAGES + stage] as number) + nats);
    this.follow(row, hidden, near, mass, backOff, stage);
    // A vote falls by its pull where the distance grows.
    let slope = 0;
    for (const other of near) slope += (this.pull[other] as number) * (distances[other] as number);
    gradient[width + stage] = (gradient[width + stage] as number) - sharpness * slope;
    for (const variable of known) {
      const column = columns[variable] as Uint16Array;
      const value = column[row] as number;
      let differing = 0;
      for (const other of near) {
        if (column[other] !== value) differing += this.pull[other] as number;
      }
      gradient[variable] =
        (gradient[variable] as number) - sharpness * Math.exp(logs[variable] as number) * differing;
    }
  }

  /** Sets the pull of each near row: the slope by the logarithm of its vote; and the back-off's. */
  private follow(
    row: number,
    hidden: Uint32Array,
    near: readonly number[],
    mass: number,
    backOff: number,
    stage: number,
  ): void {
    const { pull, votes, columns, gradient } = this;
    const targets = hidden.subarray(0, MOST_TARGETS);
    const at = this.sample.domains.length + STAGES + stage;
    for (const other of near) pull[other] = 0;
    for (const target of targets) {
      const column = columns[target] as Uint16Array;
      const value = column[row] as number;
      const share = this.shares[target]?.[value] ?? 0;
      let agreeing = 0;
      for (const other of near) if (column[other] === value) agreeing += votes[other] as number;
      const mine = 1 / (agreeing + backOff * share) / targets.length;
      const all = 1 / (mass + backOff) / targets.length;
      for (const other of near) {
        const agrees = column[other] === value ? mine : 0;
        pull[other] = (pull[other] as number) + (votes[other] as number) * (agrees - all);
      }
      gradient[at] = (gradient[at] as number) + backOff * (share * mine - all);
    }
  }
}
