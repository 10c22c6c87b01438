/**
 * What the solver knows at a moment: the assignment with its trail, and all constraints.
 *
 * Invariants: `values[l]` is 1 for a true, -1 for a false, 0 for an open literal, and
 * `values[l] === -values[l ^ 1]`; the trail lists true literals in order of assignment;
 * `reasons[v]` forced v, undefined for decisions.
 * Method: MiniSat (Eén, Sörensson: An Extensible SAT-solver, 2003).
 */
import { ScoreHeap } from '#rules/kernel/heap.ts';
import type { Clause, Watch } from './clause.ts';
import { undoLinears, type Linear, type Occurrence } from './linear.ts';
import { variableOf, type Literal } from './literal.ts';

/** A clause, a linear constraint, or the one true literal that implies it. */
export type Reason = Clause | Linear | Literal | undefined;

export class SolverState {
  readonly values: Int8Array;
  readonly levels: Int32Array;
  /** Place on the trail, by variable. */
  readonly positions: Int32Array;
  readonly reasons: Reason[];
  /** True literals in order of assignment; `trailSize` of them. */
  readonly trail: Int32Array;
  trailSize = 0;
  readonly levelStarts: number[] = [];
  head = 0;

  readonly watches: Watch[][];
  readonly learnts: Clause[] = [];
  /** At most one of each group's literals is true; `groupOf` by positive literal's variable. */
  readonly groups: (readonly Literal[])[] = [];
  readonly groupOf: Int32Array;
  readonly occurrences: (Occurrence[] | undefined)[];
  readonly linearUndo: { linear: Linear; group: number; from: number }[] = [];
  readonly linearUndoStarts: number[] = [];

  readonly activity: Float64Array;
  activityStep = 1;
  clauseStep = 1;
  readonly order: ScoreHeap;
  /** 1 for variables the search decides; the others must follow from them by propagation. */
  readonly decidable: Uint8Array;
  readonly phases: Int8Array;
  /** The literal last true in each group: tried first. */
  readonly groupPhases: Literal[] = [];
  /** Marks of conflict analysis; all zero between calls. */
  readonly seen: Uint8Array;
  /** False once the constraints alone are contradictory. */
  consistent = true;

  constructor(readonly variableCount: number) {
    const n = variableCount;
    this.values = new Int8Array(2 * n);
    this.trail = new Int32Array(n);
    this.levels = new Int32Array(n);
    this.positions = new Int32Array(n);
    this.reasons = new Array<Reason>(n).fill(undefined);
    this.watches = Array.from({ length: 2 * n }, () => []);
    this.groupOf = new Int32Array(n).fill(-1);
    this.occurrences = new Array<Occurrence[] | undefined>(2 * n).fill(undefined);
    this.activity = new Float64Array(n);
    this.phases = new Int8Array(n);
    this.seen = new Uint8Array(n);
    this.order = new ScoreHeap((variable) => this.activity[variable] ?? 0);
    this.decidable = new Uint8Array(n).fill(1);
    for (let variable = 0; variable < n; variable++) this.order.insert(variable);
  }

  get level(): number {
    return this.levelStarts.length;
  }

  /** Makes an open literal true. */
  assign(literal: Literal, reason: Reason): void {
    const variable = variableOf(literal);
    this.values[literal] = 1;
    this.values[literal ^ 1] = -1;
    this.levels[variable] = this.levelStarts.length;
    this.positions[variable] = this.trailSize;
    this.reasons[variable] = reason;
    this.trail[this.trailSize++] = literal;
  }

  openLevel(): void {
    this.levelStarts.push(this.trailSize);
    this.linearUndoStarts.push(this.linearUndo.length);
  }

  /** Takes back everything above `level`. */
  backtrack(level: number): void {
    if (this.levelStarts.length <= level) return;
    const start = this.levelStarts[level] ?? 0;
    for (let i = this.trailSize - 1; i >= start; i--) {
      const literal = this.trail[i] ?? 0;
      const variable = variableOf(literal);
      this.values[literal] = 0;
      this.values[literal ^ 1] = 0;
      this.reasons[variable] = undefined;
      this.phases[variable] = (literal & 1) === 0 ? 1 : -1;
      const group = this.groupOf[variable] ?? -1;
      if (group >= 0 && (literal & 1) === 0) this.groupPhases[group] = literal;
      if (this.decidable[variable] === 1) this.order.insert(variable);
    }
    this.trailSize = start;
    this.head = start;
    undoLinears(this, this.linearUndoStarts[level] ?? 0);
    this.levelStarts.length = level;
    this.linearUndoStarts.length = level;
  }
}
