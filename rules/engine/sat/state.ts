/**
 * What the solver knows at a moment: the assignment with its trail, and all constraints.
 *
 * Invariants: `values[l]` is 1 for a true, -1 for a false, 0 for an open literal, and
 * `values[l] === -values[l ^ 1]`; the trail lists true literals in order of assignment;
 * `reasons[v]` forced v. Nothing here is allocated while searching but learnt clauses.
 * Method: MiniSat (Eén, Sörensson: An Extensible SAT-solver, 2003).
 */
import { Arena } from './arena.ts';
import { IntLists, IntStack } from './int-lists.ts';
import { undoLinears, type Linear, type Occurrence } from './linear.ts';
import type { Literal } from './literal.ts';
import { ActivityOrder } from './order.ts';
import { undoTables, type RowTable } from './table.ts';

/**
 * Why a literal is true: `DECIDED`, the place of a clause, `LINEAR` + the number of a linear
 * constraint, `TABLE` + that of a table, or `-1 - l` for the one true literal l that implies it.
 */
export type Reason = number;
export const DECIDED = 0;
export const LINEAR = 1 << 30;
export const TABLE = 1 << 29;

export class SolverState {
  readonly values: Int8Array;
  readonly levels: Int32Array;
  /** Place on the trail, by variable. */
  readonly positions: Int32Array;
  readonly reasons: Int32Array;
  /** True literals in order of assignment; `trailSize` of them. */
  readonly trail: Int32Array;
  trailSize = 0;
  readonly levelStarts: number[] = [];
  head = 0;
  /** After a failed propagation: literals of which one must hold, all false. */
  conflict: readonly Literal[] = [];

  readonly arena = new Arena();
  /** For each literal, of the clauses that watch it: the place, and a literal that often spares a
   * look at the clause because it is true. */
  readonly watches: IntLists;
  /** For each literal, what it implies by clauses of two. */
  readonly implications: IntLists;
  /** At most one of each group's literals is true; `groupOf` by positive literal's variable. */
  readonly groups: Int32Array[] = [];
  readonly groupOf: Int32Array;
  readonly linears: (Linear | undefined)[] = [];
  readonly occurrences: (Occurrence[] | undefined)[];
  readonly linearUndo: { linear: Linear; group: number; from: number }[] = [];
  readonly linearUndoStarts: number[] = [];

  readonly tables: RowTable[] = [];
  /** For each literal: the number of a table it stands in, and its place there. */
  readonly tableUses: IntLists;
  /** Tables that lost rows and were not looked through since. */
  readonly tableQueue: RowTable[] = [];
  readonly tableUndo = new IntStack();
  readonly tableUndoStarts: number[] = [];

  readonly activity: Float64Array;
  activityStep = 1;
  readonly order: ActivityOrder;
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
    this.reasons = new Int32Array(n);
    this.watches = new IntLists(2 * n);
    this.implications = new IntLists(2 * n);
    this.groupOf = new Int32Array(n).fill(-1);
    this.occurrences = new Array<Occurrence[] | undefined>(2 * n).fill(undefined);
    this.tableUses = new IntLists(2 * n);
    this.activity = new Float64Array(n);
    this.phases = new Int8Array(n);
    this.seen = new Uint8Array(n);
    this.order = new ActivityOrder(this.activity);
    this.decidable = new Uint8Array(n).fill(1);
    for (let variable = 0; variable < n; variable++) this.order.insert(variable);
  }

  get level(): number {
    return this.levelStarts.length;
  }

  /** Makes an open literal true. */
  assign(literal: Literal, reason: Reason): void {
    const variable = literal >> 1;
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
    this.tableUndoStarts.push(this.tableUndo.size);
  }

  /** Takes back everything above `level`. */
  backtrack(level: number): void {
    if (this.levelStarts.length <= level) return;
    const { values, trail, phases, groupOf, decidable, order } = this;
    const start = this.levelStarts[level] as number;
    for (let i = this.trailSize - 1; i >= start; i--) {
      const literal = trail[i] as number;
      const variable = literal >> 1;
      values[literal] = 0;
      values[literal ^ 1] = 0;
      if ((literal & 1) === 0) {
        phases[variable] = 1;
        const group = groupOf[variable] as number;
        if (group >= 0) this.groupPhases[group] = literal;
      } else {
        phases[variable] = -1;
      }
      if (decidable[variable] === 1) order.insert(variable);
    }
    this.trailSize = start;
    this.head = start;
    if (this.linearUndo.length > 0) undoLinears(this, this.linearUndoStarts[level] as number);
    undoTables(this, this.tableUndoStarts[level] as number);
    this.levelStarts.length = level;
    this.tableUndoStarts.length = level;
    this.linearUndoStarts.length = level;
  }
}
