/**
 * How near past configurations are to what is decided, while decisions come and go.
 *
 * A configuration is farther for every decided value that it does not share, by what the variable's
 * values mean for the rest (learnt, see fit-neighbours.ts); its vote falls exponentially with the
 * distance: a kernel estimate for categorical data (J. Aitchison, C. Aitken, "Multivariate binary
 * discrimination by the kernel method", Biometrika 63, 1976). Distances are whole numbers, so they
 * are exact: the order of decisions cannot matter, and taking one back restores what was.
 */
import { columnsOf, sharesOf, UNSET, type Sample } from './sample.ts';
import { stageOf } from './stage.ts';

/** Distances are counted in 32nds of a nat (at sharpness 1, a vote falls by e for each nat). */
export const UNIT = 1 / 32;
/** Broad votes fall so much more slowly with the distance than narrow ones. */
const BROAD = 0.4;
/** A configuration whose broad vote has fallen by e to this power has no say. */
const FARTHEST = 5;

/** What is learnt about distances. */
export interface Neighbours {
  readonly sample: Sample;
  /** By variable: how much farther a row is that differs there; in UNITs. */
  readonly penalties: Uint16Array;
  /** By stage, above 0: what distances are multiplied by. */
  readonly sharpness: Float32Array;
  /** By stage, above 0: as if so many configurations at distance 0 had everybody's values. */
  readonly backOff: Float32Array;
}

export class Neighbourhood {
  readonly columns: readonly Uint16Array[];
  /** By variable, the share of each value among all rows. */
  readonly shares: readonly Float64Array[];
  /** The rows that have a say, ascending, and their votes; good up to `count` and after `look`. */
  readonly rows: Int32Array;
  readonly narrow: Float64Array;
  readonly broad: Float64Array;
  count = 0;
  /** How far the nearest row is, in nats; 0 where there is no row. */
  nearest = 0;
  /** The value of each variable, UNSET where undecided. */
  readonly decided: Uint16Array;
  private known = 0;
  /** By row, in UNITs. */
  private readonly distances: Int32Array;
  private fresh = false;
  private left: { readonly row: number; readonly weight: number } | undefined;
  private readonly falls = new Map<number, Float64Array>();

  constructor(readonly model: Neighbours) {
    const { sample } = model;
    this.columns = columnsOf(sample);
    this.shares = sharesOf(sample);
    this.decided = new Uint16Array(sample.domains.length).fill(UNSET);
    this.distances = new Int32Array(sample.weights.length);
    this.rows = new Int32Array(sample.weights.length);
    this.narrow = new Float64Array(sample.weights.length);
    this.broad = new Float64Array(sample.weights.length);
  }

  get stage(): number {
    return stageOf(this.known, this.decided.length);
  }

  /** Sets a variable to a value; an earlier value of it gives way. O(rows). */
  assign(variable: number, value: number): void {
    this.retract(variable);
    this.decided[variable] = value;
    this.move(variable, value, 1);
  }

  /** Leaves a variable open. O(rows). */
  retract(variable: number): void {
    const value = this.decided[variable] ?? UNSET;
    if (value === UNSET) return;
    this.decided[variable] = UNSET;
    this.move(variable, value, -1);
  }

  /** Leaves every variable open. O(rows). */
  clear(): void {
    this.decided.fill(UNSET);
    this.distances.fill(0);
    this.known = 0;
    this.fresh = false;
  }

  private move(variable: number, value: number, sign: 1 | -1): void {
    const { distances } = this;
    const column = this.columns[variable] as Uint16Array;
    const penalty = this.model.penalties[variable] as number;
    const differing = sign * penalty;
    // What is not known of a row differs with the chance that anybody's value would.
    const unknown = sign * Math.round(penalty * (1 - (this.shares[variable]?.[value] ?? 0)));
    for (let row = 0; row < distances.length; row++) {
      const other = column[row] as number;
      if (other === value) continue;
      distances[row] = (distances[row] as number) + (other === UNSET ? unknown : differing);
    }
    this.known += sign;
    this.fresh = false;
  }

  /** Takes so much from a row's weight: what is tested must have no vote. */
  leaveOut(row: number, weight: number): void {
    this.left = { row, weight };
    this.fresh = false;
  }

  /** Finds the rows that have a say and their votes, the nearest with its whole weight. O(rows). */
  look(): void {
    if (this.fresh) return;
    const { distances, rows, narrow, broad, left } = this;
    const { weights } = this.model.sample;
    const own = left ? Math.max(0, (weights[left.row] as number) - left.weight) : 0;
    const sharpness = this.model.sharpness[this.stage] as number;
    let least = Infinity;
    for (let row = 0; row < distances.length; row++) {
      if ((distances[row] as number) < least && (row !== left?.row || own > 0)) {
        least = distances[row] as number;
      }
    }
    const falls = this.fallsAt(sharpness);
    const reach = least + falls.length / 2;
    let count = 0;
    for (let row = 0; row < distances.length; row++) {
      const distance = distances[row] as number;
      if (distance >= reach) continue;
      const weight = row === left?.row ? own : (weights[row] as number);
      if (weight <= 0) continue;
      const at = 2 * (distance - least);
      rows[count] = row;
      narrow[count] = weight * (falls[at] as number);
      broad[count] = weight * (falls[at + 1] as number);
      count++;
    }
    this.count = count;
    this.nearest = least === Infinity ? 0 : least * UNIT * sharpness;
    this.fresh = true;
  }

  /** What a narrow and a broad vote fall to, by UNITs of distance beyond the nearest, in turn. */
  private fallsAt(sharpness: number): Float64Array {
    let falls = this.falls.get(sharpness);
    if (!falls) {
      const reach = Math.ceil(FARTHEST / (BROAD * UNIT * sharpness));
      falls = new Float64Array(2 * reach);
      for (let distance = 0; distance < reach; distance++) {
        const nats = distance * UNIT * sharpness;
        falls[2 * distance] = Math.exp(-nats);
        falls[2 * distance + 1] = Math.exp(-BROAD * nats);
      }
      this.falls.set(sharpness, falls);
    }
    return falls;
  }
}
