/**
 * The methods the recommender is measured against.
 *
 * Most popular value; naive Bayes with Laplace's smoothing; and the k nearest (by the number of
 * values that differ) voting by weighted majority or by naive Bayes among them, as in R. Coster et
 * al., "Enhancing web-based configuration with recommendations and cluster-based help" (2002) and
 * H. Fargier, P. Gimenez, J. Mengin (ECAI 2016 workshop on configuration).
 */
import { columnsOf, sharesOf, UNSET, type Sample } from '#rules/customers/learning/sample.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { likeliest, type Candidates, type Guesser, type Method } from './method.ts';

const NEIGHBOURS = 20;

export const mostPopular: Method = {
  name: 'most popular',
  learn({ sample }) {
    const shares = sharesOf(sample);
    return {
      start: () => {},
      guess: (variable, candidates) => {
        const scores = shares[variable] ?? [];
        return likeliest(scores, scores.length, candidates);
      },
      reveal: () => {},
    };
  },
};

/** Decisions so far, of a method that works everything out when it is asked. */
abstract class Remembering implements Guesser {
  protected readonly known: { readonly variable: number; readonly value: number }[] = [];

  start(): void {
    this.known.length = 0;
  }

  reveal(variable: number, value: number): void {
    this.known.push({ variable, value });
  }

  abstract guess(variable: number, candidates: Candidates | undefined): number;
}

class NaiveBayes extends Remembering {
  private readonly starts: Int32Array;
  private readonly logPairs: Float32Array;
  private readonly logCounts: Float64Array;
  private readonly values: number;

  constructor(private readonly sample: Sample) {
    super();
    const { domains, rows, weights } = sample;
    const width = domains.length;
    this.starts = valueOffsets(domains);
    this.values = this.starts[width] as number;
    const counts = new Float64Array(this.values);
    const pairs = new Float64Array(this.values ** 2);
    const at = new Int32Array(width);
    weights.forEach((weight, row) => {
      for (let i = 0; i < width; i++) {
        const value = rows[row * width + i] as number;
        at[i] = value === UNSET ? -1 : (this.starts[i] as number) + value;
      }
      for (const a of at) {
        if (a < 0) continue;
        counts[a] = (counts[a] as number) + weight;
        for (const b of at) {
          if (b >= 0) pairs[a * this.values + b] = (pairs[a * this.values + b] as number) + weight;
        }
      }
    });
    this.logCounts = counts.map((count) => Math.log(count + 1));
    // log P(b | a), by a.
    this.logPairs = new Float32Array(pairs.length);
    for (let a = 0; a < this.values; a++) {
      domains.forEach((size, i) => {
        for (let b = this.starts[i] as number; b < (this.starts[i + 1] as number); b++) {
          this.logPairs[a * this.values + b] = Math.log(
            ((pairs[a * this.values + b] as number) + 1) / ((counts[a] as number) + size),
          );
        }
      });
    }
  }

  guess(variable: number, candidates: Candidates | undefined): number {
    const size = this.sample.domains[variable] as number;
    const scores = new Float64Array(size);
    for (let value = 0; value < size; value++) {
      const a = (this.starts[variable] as number) + value;
      let score = this.logCounts[a] as number;
      for (const known of this.known) {
        score += this.logPairs[
          a * this.values + (this.starts[known.variable] as number) + known.value
        ] as number;
      }
      scores[value] = score;
    }
    return likeliest(scores, size, candidates);
  }
}

export const naiveBayes: Method = {
  name: 'naive Bayes',
  learn: ({ sample }) => new NaiveBayes(sample),
};

type Vote = (nearest: Nearest, variable: number, scores: Float64Array) => void;

/** The nearest rows of what is known, of equally near ones an even share; a row counts as it weighs. */
class Nearest extends Remembering {
  private readonly distances: Uint16Array;
  readonly columns: readonly Uint16Array[];
  readonly rows: number[] = [];
  readonly counts: number[] = [];

  constructor(
    readonly sample: Sample,
    private readonly vote: Vote,
  ) {
    super();
    this.columns = columnsOf(sample);
    this.distances = new Uint16Array(sample.weights.length);
  }

  override start(): void {
    super.start();
    this.distances.fill(0);
  }

  override reveal(variable: number, value: number): void {
    super.reveal(variable, value);
    const column = this.columns[variable] as Uint16Array;
    const { distances } = this;
    for (let row = 0; row < distances.length; row++) {
      if (column[row] !== value) distances[row] = (distances[row] as number) + 1;
    }
  }

  guess(variable: number, candidates: Candidates | undefined): number {
    this.find();
    const size = this.sample.domains[variable] as number;
    const scores = new Float64Array(size);
    this.vote(this, variable, scores);
    return likeliest(scores, size, candidates);
  }

  get decided(): readonly { readonly variable: number; readonly value: number }[] {
    return this.known;
  }

  /** How many of the decided values a row shares. */
  shared(row: number): number {
    return this.known.length - (this.distances[row] as number);
  }

  private find(): void {
    const { distances, sample, rows, counts } = this;
    const by = new Float64Array(this.known.length + 1);
    for (let row = 0; row < distances.length; row++) {
      const distance = distances[row] as number;
      by[distance] = (by[distance] as number) + (sample.weights[row] as number);
    }
    let radius = 0;
    let inside = by[0] as number;
    while (inside < NEIGHBOURS && radius + 1 < by.length) inside += by[++radius] as number;
    // Of those on the rim as many as are left over, evenly: none of them is nearer than another.
    const rim = by[radius] as number;
    const share = rim === 0 ? 0 : Math.min(1, (NEIGHBOURS - (inside - rim)) / rim);
    rows.length = 0;
    counts.length = 0;
    for (let row = 0; row < distances.length; row++) {
      if ((distances[row] as number) > radius) continue;
      const weight = sample.weights[row] as number;
      rows.push(row);
      counts.push(distances[row] === radius ? weight * share : weight);
    }
  }
}

/** Each of the nearest votes for its value, with the number of values it shares. */
const majority: Vote = (nearest, variable, scores) => {
  const column = nearest.columns[variable] as Uint16Array;
  nearest.rows.forEach((row, i) => {
    const value = column[row] as number;
    const weight = (nearest.counts[i] as number) * (nearest.shared(row) + 1e-3);
    if (value !== UNSET) scores[value] = (scores[value] as number) + weight;
  });
};

/** Naive Bayes, with Laplace's smoothing, learnt on the nearest alone. */
const bayesVote: Vote = (nearest, variable, scores) => {
  const { columns, rows, counts, sample, decided } = nearest;
  const column = columns[variable] as Uint16Array;
  const size = scores.length;
  const totals = new Float64Array(size);
  rows.forEach((row, i) => {
    const value = column[row] as number;
    if (value !== UNSET) totals[value] = (totals[value] as number) + (counts[i] as number);
  });
  totals.forEach((total, value) => (scores[value] = Math.log(total + 1)));
  const agreeing = new Float64Array(size);
  for (const known of decided) {
    const other = columns[known.variable] as Uint16Array;
    const values = sample.domains[known.variable] as number;
    agreeing.fill(0);
    rows.forEach((row, i) => {
      const value = column[row] as number;
      if (value !== UNSET && other[row] === known.value) {
        agreeing[value] = (agreeing[value] as number) + (counts[i] as number);
      }
    });
    for (let value = 0; value < size; value++) {
      scores[value] =
        (scores[value] as number) +
        Math.log(((agreeing[value] as number) + 1) / ((totals[value] as number) + values));
    }
  }
};

export const nearestMajority: Method = {
  name: `${NEIGHBOURS} nearest, majority`,
  learn: ({ sample }) => new Nearest(sample, majority),
};

export const nearestBayes: Method = {
  name: `${NEIGHBOURS} nearest, naive Bayes vote`,
  learn: ({ sample }) => new Nearest(sample, bayesVote),
};
