/**
 * A diagram with sums beside it: sums of too many states to be in it, which its solutions have to
 * keep as well.
 *
 * What the passes over the diagram tell is decided where it is proven, and nowhere else:
 * - a value is invalid where the least of a sum with it is above its bound; valid where no sum, or
 *   one, can break its bound with it, and the least of that one does not;
 * - the least of an objective is that of the diagram where, of the solutions that have it, the one
 *   that spends least keeps the sum.
 * What is left is found by label passes, within a budget; beyond it is unknown, never guessed.
 */
import { valueOffsets, type Linear } from '../network/network.ts';
import { INVALID, UNKNOWN, VALID } from '../network/session.ts';
import { DiagramSession } from './diagram-session.ts';
import type { Diagram } from './diagram.ts';
import { LabelBudgetSpent, LabelPass, type Algebra } from './labels.ts';
import { ranked, type AnyObjective, type Ranked } from './objective.ts';
import { OPEN, Restriction } from './restriction.ts';
import { SumWindows } from './sum-windows.ts';
import { COUNTING, planning, write } from './under-sums.ts';

/** Labels of one pass; some tenths of a second. */
const LABELS = 1_000_000;

export interface BoundedCount {
  readonly count: bigint;
  /** False: there are at most so many. */
  readonly exact: boolean;
}

export interface Leasts {
  readonly least: Float64Array;
  /** What it can't be less than. */
  readonly atLeast: Float64Array;
}

interface Spending {
  readonly time: number;
  readonly broken: Uint8Array;
  readonly tight: Uint8Array;
  readonly which: Uint8Array;
}

/** An objective as the session's passes take it. */
interface Way {
  /** Its number in the session: of itself, or, for one sum, with that sum as the second rank. */
  readonly plain: number;
  readonly besideSum: readonly { readonly ranked: Ranked; readonly number: number }[][];
  /** Of a greatest weight: the limits that are tried, ascending; else the one way, no limit. */
  readonly limits: readonly number[];
}

export class BoundedSession {
  private readonly session: DiagramSession;
  /** Those that some solution of the diagram breaks. */
  private readonly sums: readonly Linear[];
  private readonly offsets: Int32Array;
  private readonly ways: readonly Way[];
  /** The numbers of each sum and of its opposite as objectives. */
  private readonly spent: readonly { readonly least: number; readonly most: number }[];
  private readonly labels: LabelPass;
  private known: Spending | undefined;

  constructor(
    diagram: Diagram,
    private readonly objectives: readonly AnyObjective[],
    sums: readonly Linear[],
    /** Variables from this number on are helpers: nothing is looked for that no pass tells. */
    private readonly helpersFrom = diagram.domains.length,
    budget = LABELS,
  ) {
    this.sums = sums.filter((sum) => canBreak(diagram, sum));
    const all: AnyObjective[] = [];
    const put = (objective: AnyObjective): number => all.push(objective) - 1;
    this.ways = objectives.map((objective) => wayOf(objective, this.sums, put));
    this.spent = this.sums.map((sum) => ({
      least: put(asObjective(sum, 1)),
      most: put(asObjective(sum, -1)),
    }));
    this.session = new DiagramSession(diagram, all);
    this.offsets = valueOffsets(diagram.domains);
    this.labels = new LabelPass(this.session.restriction, this.sums, budget);
  }

  assign(variable: number, value: number): void {
    this.session.assign(variable, value);
  }

  retract(variable: number): void {
    this.session.retract(variable);
  }

  /**
   * INVALID, VALID or UNKNOWN for every value, numbered through. The values of an assigned variable
   * are judged by the other assignments.
   */
  changes(): Uint8Array {
    const { session, offsets } = this;
    if (this.sums.length === 0) {
      const statuses = session.domains();
      const { assigned } = session.restriction;
      if (assigned.every((value) => value === OPEN)) return statuses;
      const least = session.leastOfChanges();
      assigned.forEach((value, x) => {
        for (let at = offsets[x] as number; value !== OPEN && at < (offsets[x + 1] as number); at++)
          statuses[at] = least[at] === Infinity ? INVALID : VALID;
      });
      return statuses;
    }
    const { broken, tight } = this.spending();
    const statuses = Uint8Array.from(tight, (number, at) =>
      broken[at] === 1 ? INVALID : number > 1 ? UNKNOWN : VALID,
    );
    return this.eachUnknown(statuses, (variable, value) => {
      const found = this.found(variable, value, () => this.pass(planning()));
      return found === 'unknown' ? UNKNOWN : found ? VALID : INVALID;
    });
  }

  /** Whether some solution holds the assignments. */
  isPossible(): boolean | 'unknown' {
    const found = this.solution();
    return found === 'unknown' ? found : found !== undefined;
  }

  /** The number of solutions that hold the assignments. */
  count(): BoundedCount {
    const all = this.session.count();
    if (all === 0n || this.isFree()) return { count: all, exact: true };
    const found = this.pass(COUNTING);
    return found === 'unknown' ? { count: all, exact: false } : { count: found ?? 0n, exact: true };
  }

  /** A solution of least objective where one is named, any otherwise; proven. */
  solution(objective?: number): Int32Array | undefined | 'unknown' {
    const way = objective === undefined ? undefined : (this.ways[objective] as Way);
    const free = this.session.solution(way?.plain);
    if (!free || this.sums.every((each) => spends(each, free) <= each.bound)) return free;
    const named = objective === undefined ? undefined : this.objectives[objective];
    const plan = this.pass(planning(named));
    if (!plan || plan === 'unknown') return plan;
    const values = new Int32Array(free.length);
    write(plan, values);
    return values;
  }

  /**
   * For every value, numbered through, the least of an objective over the solutions that have it:
   * Infinity where there are none; NaN where no pass for all of them proved it. The values of an
   * assigned variable are judged by the other assignments.
   */
  least(objective: number): Leasts {
    const { plain, besideSum, limits } = this.ways[objective] as Way;
    const constant = this.objectives[objective]?.constant ?? 0;
    const atLeast = this.session.leastOfChanges(plain).slice();
    if (this.sums.length === 0) return { least: atLeast, atLeast };
    const { broken, tight, which } = this.spending();
    const least = atLeast.map((free, at) => {
      if (broken[at] === 1) return Infinity;
      return tight[at] === 0 ? free : NaN;
    });
    besideSum.forEach((attempts, k) => {
      attempts.forEach(({ ranked: both, number }, attempt) => {
        if (!both.exact) return;
        const limit = limits[attempt];
        this.session.leastOfChanges(number).forEach((total, at) => {
          if (!Number.isNaN(least[at]) || tight[at] !== 1 || which[at] !== k) return;
          const [first, second] = both.split(total);
          if (second > this.bound(k)) return;
          if (limit === undefined) {
            if (first + constant === atLeast[at]) least[at] = atLeast[at] as number;
          } else if (first === 0) least[at] = limit + constant;
        });
      });
    });
    return { least, atLeast };
  }

  /** As `least`, of one value, by a pass of its own; undefined where the budget ran out. */
  exactLeast(objective: number, variable: number, value: number): number | undefined {
    const found = this.found(variable, value, () =>
      this.pass(planning(this.objectives[objective])),
    );
    if (found === 'unknown') return undefined;
    return found ? found.cost + (this.objectives[objective]?.constant ?? 0) : Infinity;
  }

  private bound(k: number): number {
    return this.sums[k]?.bound ?? 0;
  }

  /** Whether the assignments leave no solution that breaks a sum. */
  private isFree(): boolean {
    return this.spent.every(({ least }, k) => {
      const most = this.session.optimum(least, 'greatest');
      return most === undefined || most <= this.bound(k);
    });
  }

  /**
   * For every value: whether some sum is broken by all solutions with it, by how many sums' bounds
   * one could be broken at all, and the last of those. A single sum is taken to be one.
   */
  private spending(): Spending {
    const { time } = this.session.restriction.freshness;
    if (this.known?.time === time) return this.known;
    const values = this.offsets[this.offsets.length - 1] as number;
    const broken = new Uint8Array(values);
    const tight = new Uint8Array(values);
    const which = new Uint8Array(values);
    this.spent.forEach(({ least, most }, k) => {
      this.session.leastOfChanges(least).forEach((spent, at) => {
        if (spent > this.bound(k)) broken[at] = 1;
      });
      const opposite = this.spent.length > 1 ? this.session.leastOfChanges(most) : undefined;
      for (let at = 0; at < values; at++) {
        if (opposite && -(opposite[at] as number) <= this.bound(k)) continue;
        tight[at] = (tight[at] as number) + 1;
        which[at] = k;
      }
    });
    this.known = { time, broken, tight, which };
    return this.known;
  }

  /** What is found with a variable at a value, whatever it is assigned to. */
  private found<T>(variable: number, value: number, find: () => T): T {
    const own = this.session.restriction.assigned[variable] as number;
    this.session.assign(variable, value);
    const found = find();
    this.session.restriction.assign(variable, own);
    return found;
  }

  private pass<V>(algebra: Algebra<V>): V | undefined | 'unknown' {
    try {
      return this.labels.run(algebra);
    } catch (error) {
      if (error instanceof LabelBudgetSpent) return 'unknown';
      throw error;
    }
  }

  private eachUnknown(
    statuses: Uint8Array,
    judge: (variable: number, value: number) => number,
  ): Uint8Array {
    for (let x = 0; x < this.helpersFrom; x++) {
      const start = this.offsets[x] as number;
      for (let at = start; at < (this.offsets[x + 1] as number); at++) {
        if (statuses[at] === UNKNOWN) statuses[at] = judge(x, at - start);
      }
    }
    return statuses;
  }
}

/** Whether some solution of a diagram breaks a sum. */
export function canBreak(diagram: Diagram, sum: Linear): boolean {
  const restriction = new Restriction(diagram);
  if (!restriction.settle()) return false;
  const windows = new SumWindows(restriction, sum);
  windows.measure();
  return windows.range[1] > sum.bound;
}

/** What a solution spends of a sum. */
const spends = ({ terms }: Linear, values: Int32Array): number =>
  terms.reduce((sum, { variable, weights }) => sum + (weights[values[variable] ?? 0] ?? 0), 0);

const asObjective = ({ terms }: Linear, sign: 1 | -1): AnyObjective => ({
  name: 'sum',
  constant: 0,
  terms: terms.map(({ variable, weights }) => ({
    variable,
    weights: weights.map((weight) => sign * weight),
  })),
});

function wayOf(
  objective: AnyObjective,
  sums: readonly Linear[],
  put: (objective: AnyObjective) => number,
): Way {
  const plain = put(objective);
  const isGreatest = objective.combine === 'max';
  const weights = objective.terms.flatMap((term) => term.weights);
  const limits = isGreatest ? [...new Set([0, ...weights])].sort((a, b) => a - b) : [];
  // Of a greatest weight: how many weights are above a limit, and none is where that is 0.
  const firsts = isGreatest ? limits.map((limit) => above(objective, limit)) : [objective];
  const besideSum = sums.map((sum) =>
    firsts.map((first) => {
      const both = ranked(first, asObjective(sum, 1));
      return { ranked: both, number: put(both.objective) };
    }),
  );
  return { plain, besideSum, limits };
}

const above = ({ terms }: AnyObjective, limit: number): AnyObjective => ({
  name: 'above',
  constant: 0,
  terms: terms.map(({ variable, weights }) => ({
    variable,
    weights: weights.map((weight) => (weight > limit ? 1 : 0)),
  })),
});
