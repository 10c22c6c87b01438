/**
 * A diagram with sums beside it: sums of too many states to be in it, which its solutions have to
 * keep as well.
 *
 * What the passes over the diagram tell is decided where it is proven, and nowhere else:
 * - a value is invalid where the least of a sum with it is above its bound; valid where no sum, or
 *   one, can break its bound with it, and the least of that one does not;
 * - the least of an objective is that of the diagram where, of the solutions that have it, one that
 *   spends least keeps the sums.
 * What is left is found by label passes, within a budget; beyond it is unknown, never guessed.
 */
import { valueOffsets, type Linear } from '../network/network.ts';
import { INVALID, UNKNOWN, VALID } from '../network/session.ts';
import { DiagramSession } from './diagram-session.ts';
import type { Diagram } from './diagram.ts';
import { LabelBudgetSpent, LabelPass, type Algebra } from './labels.ts';
import type { AnyObjective } from './objective.ts';
import { Proof, Spending, type Put } from './proof.ts';
import { OPEN, type Restriction } from './restriction.ts';
import { SumWindows } from './sum-windows.ts';
import { COUNTING, planning, write } from './under-sums.ts';

/** Labels of one pass: a tenth of a second or two. */
const LABELS = 400_000;

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

export class BoundedSession {
  private readonly session: DiagramSession;
  /** Those that some solution of the diagram breaks. */
  private readonly sums: readonly Linear[];
  private readonly offsets: Int32Array;
  private readonly numbers: readonly number[];
  private readonly spending: Spending;
  /** By objective, made when first asked for. */
  private readonly proofs: Proof[] = [];
  private readonly anything: Proof;
  private readonly put: Put;
  private readonly labels: LabelPass;

  constructor(
    diagram: Diagram,
    private readonly objectives: readonly AnyObjective[],
    sums: readonly Linear[],
    /** Variables from this number on are helpers: nothing is looked for that no pass tells. */
    private readonly helpersFrom = diagram.domains.length,
    budget = LABELS,
  ) {
    const all: AnyObjective[] = [];
    // The session finds in the list what is put there later.
    this.session = new DiagramSession(diagram, all);
    this.sums = sums.filter((sum) => canBreak(this.session.restriction, sum));
    const put: Put = (objective) => all.push(objective) - 1;
    this.put = put;
    this.numbers = objectives.map(put);
    this.spending = new Spending(this.sums, put);
    this.anything = new Proof(undefined, this.sums, put);
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
    const spent = this.spending.of(session);
    const proven = this.anything.leasts(session, spent, new Float64Array(spent.broken.length));
    const statuses = Uint8Array.from(proven, (least) =>
      Number.isNaN(least) ? UNKNOWN : least === Infinity ? INVALID : VALID,
    );
    return this.eachUnknown(statuses, (variable, value) => {
      const found = this.found(variable, value, () => this.pass(planning()));
      return found === 'unknown' ? UNKNOWN : found ? VALID : INVALID;
    });
  }

  /** The same where only variables without an assignment are looked at; sooner found. */
  changesOfOpen(): Uint8Array {
    return this.sums.length === 0 ? this.session.domains() : this.changes();
  }

  /** Whether the diagram's solutions are all there is to it: no sum beside it can be broken. */
  isComplete(): boolean {
    return this.sums.length === 0;
  }

  /** As NetworkSession, of a complete one. */
  corrections(losses: ReadonlyMap<number, number>): Iterable<readonly number[]> {
    if (!this.isComplete()) throw new RangeError('a sum beside the diagram may be in the way');
    return this.session.corrections(losses);
  }

  /** The number of solutions that hold the assignments. */
  count(): BoundedCount {
    const all = this.session.count();
    if (all === 0n || this.spending.isFree(this.session)) return { count: all, exact: true };
    const found = this.pass(COUNTING);
    return found === 'unknown' ? { count: all, exact: false } : { count: found ?? 0n, exact: true };
  }

  /** A solution of least objective where one is named, any otherwise; proven. */
  solution(objective?: number): Int32Array | undefined | 'unknown' {
    const free = this.session.solution(
      objective === undefined ? undefined : this.numbers[objective],
    );
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
    const { session } = this;
    const atLeast = session.leastOfChanges(this.numbers[objective]).slice();
    if (this.sums.length === 0) return { least: atLeast, atLeast };
    const proof = (this.proofs[objective] ??= new Proof(
      this.objectives[objective],
      this.sums,
      this.put,
    ));
    return { least: proof.leasts(session, this.spending.of(session), atLeast), atLeast };
  }

  /** As `least`, of one value, by a pass of its own; undefined where the budget ran out. */
  exactLeast(objective: number, variable: number, value: number): number | undefined {
    const found = this.found(variable, value, () =>
      this.pass(planning(this.objectives[objective])),
    );
    if (found === 'unknown') return undefined;
    return found ? found.cost + (this.objectives[objective]?.constant ?? 0) : Infinity;
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
export function canBreak(restriction: Restriction, sum: Linear): boolean {
  if (!restriction.settle()) return false;
  const windows = new SumWindows(restriction, sum);
  windows.measure();
  return windows.range[1] > sum.bound;
}

/** What a solution spends of a sum. */
const spends = ({ terms }: Linear, values: Int32Array): number =>
  terms.reduce((sum, { variable, weights }) => sum + (weights[values[variable] ?? 0] ?? 0), 0);
