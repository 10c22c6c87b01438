/**
 * The conflict-driven back-end: a session that answers by searching.
 *
 * Exact: a value is valid because a solution with it is known, invalid because it was proven to
 * follow that there is none. One search settles many values: those not yet witnessed are its
 * wishes, so that each solution shows as many of them as it can, and what it learns about the
 * rest is read off the trail. Method: iterative backbone search with solutions filtered (Janota,
 * Lynce, Marques-Silva: Algorithms for computing backbones of propositional formulae, 2015).
 */
import { DEFAULT_BUDGET, type Budget } from '#rules/kernel/budget.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import { correctionSets } from '../explain/hitting-sets.ts';
import { encode, weightedGroups, type Encoding } from './encoding.ts';
import { minimise } from './minimise.ts';
import { valueOffsets, type Network, type Objective } from './network.ts';
import { INVALID, UNKNOWN, VALID, type NetworkSession } from './session.ts';
import { Witnesses } from './witnesses.ts';

/** Optimisations before the encoding is made anew: each uses up a variable. */
const SPARE = 64;

/** Sets of assignments looked at before corrections end. */
const MOST_SETS = 2_000;

export function openSolverSession(
  network: Network,
  budget: Budget = DEFAULT_BUDGET,
): NetworkSession {
  return new SolverSession(network, budget);
}

class SolverSession implements NetworkSession {
  readonly backend = 'solver';
  private readonly offsets: Int32Array;
  private encoding: Encoding;
  private spareUsed = 0;
  private readonly witnesses: Witnesses;
  /** Value by variable, in order of assignment. */
  private readonly assigned = new Map<number, number>();
  private readonly answer: Uint8Array;
  private readonly missing: Int32Array;
  private readonly wishes: Int32Array;

  constructor(
    private readonly network: Network,
    private readonly budget: Budget,
  ) {
    this.offsets = valueOffsets(network.domains);
    const values = this.offsets[network.domains.length] as number;
    this.encoding = encode(network, SPARE);
    this.witnesses = new Witnesses(values);
    this.answer = new Uint8Array(values);
    this.missing = new Int32Array(this.witnesses.words);
    this.wishes = new Int32Array(values);
    // What holds in every solution is found once and for all.
    this.domains();
    this.encoding.solver.simplify();
  }

  assign(variable: number, value: number): void {
    this.assigned.delete(variable);
    this.assigned.set(variable, value);
  }

  retract(variable: number): void {
    this.assigned.delete(variable);
  }

  domains(): Uint8Array {
    const { answer, missing, witnesses } = this;
    const { solver, literals } = this.encoding;
    const values = this.assignedValues();
    const assumptions = this.literalsOf(values);
    missing.fill(0);
    if (!solver.assume(assumptions)) return answer.fill(INVALID);
    for (let value = 0; value < answer.length; value++) {
      const possible = (solver.values[literals[value] as number] as number) >= 0;
      answer[value] = possible ? VALID : INVALID;
      if (possible) setBit(missing, value);
    }
    let done = witnesses.strike(missing, values);
    while (!done) {
      const wishes = { literals: this.wishes, count: this.wish() };
      const { status } = solver.solve(assumptions, this.budget, wishes);
      if (status === 'sat') this.remember();
      if (status === 'unsat' || !solver.assume(assumptions)) return answer.fill(INVALID);
      this.excludeMissing(status === 'unknown');
      done = status === 'unknown' || witnesses.strikeLast(missing);
    }
    return answer;
  }

  count(): undefined {
    return undefined;
  }

  optimum(objective: number, direction: 'least' | 'greatest'): number | undefined {
    const best = this.best(objective, direction === 'least' ? 1 : -1);
    return best && this.worth(objective, best);
  }

  least(): undefined {
    return undefined;
  }

  solution(objective?: number): Int32Array | undefined {
    const row = objective === undefined ? this.any() : this.best(objective, 1);
    return row && this.decode(row);
  }

  corrections(losses: ReadonlyMap<number, number>): Iterable<readonly number[]> {
    const assigned = [...this.assigned];
    const findConflict = (
      without: ReadonlySet<number>,
    ): readonly number[] | 'unknown' | undefined => {
      const kept = assigned.filter(([variable]) => !without.has(variable));
      const values = this.valuesOf(kept);
      if (this.witnesses.find(values)) return undefined;
      const result = this.encoding.solver.solve(this.literalsOf(values), this.budget);
      if (result.status === 'unknown') return 'unknown';
      if (result.status === 'sat') return void this.remember();
      const core = new Set(result.core);
      const clash = kept.filter((_, at) => core.has(this.encoding.literals[values[at] as number] as number)); // prettier-ignore
      return clash.map(([variable]) => variable).filter((variable) => losses.has(variable));
    };
    return correctionSets(findConflict, MOST_SETS, (variable) => losses.get(variable) ?? 1);
  }

  /** The row of a solution that holds the assignments. */
  private any(): Int32Array | undefined {
    const values = this.assignedValues();
    const known = this.witnesses.find(values);
    if (known) return known;
    const { status } = this.encoding.solver.solve(this.literalsOf(values), this.budget);
    return status === 'sat' ? this.remember() : undefined;
  }

  /** The row of a solution of least (sign 1) or greatest (-1) objective, proven so. */
  private best(objective: number, sign: 1 | -1): Int32Array | undefined {
    const terms = this.network.objectives[objective]?.terms;
    let row = terms && this.any();
    if (!terms || !row) return undefined;
    if (this.spareUsed === SPARE) {
      this.encoding = encode(this.network, SPARE);
      this.spareUsed = 0;
    }
    const { solver, literals, spare } = this.encoding;
    const start = this.worth(objective, row) - (this.network.objectives[objective]?.constant ?? 0);
    const proven = minimise({
      solver,
      guard: spare[this.spareUsed++] as Literal,
      groups: weightedGroups(terms, literals, this.offsets, sign),
      assumptions: this.literalsOf(this.assignedValues()),
      budget: this.budget,
      start: sign * start,
      found: () => (row = this.remember()),
    });
    return proven === undefined ? undefined : row;
  }

  private worth(objective: number, row: Int32Array): number {
    const { constant, terms } = this.network.objectives[objective] as Objective;
    return terms.reduce((sum, { variable, weights }) => {
      const at = this.offsets[variable] as number;
      return sum + (weights[weights.findIndex((_, value) => hasBit(row, at + value))] ?? 0);
    }, constant);
  }

  private decode(row: Int32Array): Int32Array {
    return Int32Array.from(this.network.domains, (_, variable) => {
      let value = this.offsets[variable] as number;
      while (!hasBit(row, value)) value++;
      return value - (this.offsets[variable] as number);
    });
  }

  private assignedValues(): number[] {
    return this.valuesOf([...this.assigned]);
  }

  private valuesOf(assigned: readonly (readonly [number, number])[]): number[] {
    return assigned.map(([variable, value]) => (this.offsets[variable] as number) + value);
  }

  private literalsOf(values: readonly number[]): Literal[] {
    return values.map((value) => this.encoding.literals[value] as number);
  }

  /** Keeps the solution the solver holds. */
  private remember(): Int32Array {
    const { solver, literals } = this.encoding;
    const { values } = solver;
    const row = this.witnesses.add();
    for (let value = 0; value < literals.length; value++) {
      if (values[literals[value] as number] === 1) setBit(row, value);
    }
    return row;
  }

  /** Wishes for the missing values; how many. */
  private wish(): number {
    const { missing, wishes } = this;
    const { literals } = this.encoding;
    let count = 0;
    eachBit(missing, (value) => (wishes[count++] = literals[value] as number));
    return count;
  }

  /** Reads off what was proven impossible; the rest is unknown if the search gave up. */
  private excludeMissing(gaveUp: boolean): void {
    const { missing, answer } = this;
    const { solver, literals } = this.encoding;
    eachBit(missing, (value) => {
      const impossible = solver.values[literals[value] as number] === -1;
      if (impossible) missing[value >> 5] = (missing[value >> 5] as number) & ~(1 << (value & 31));
      if (impossible) answer[value] = INVALID;
      else if (gaveUp) answer[value] = UNKNOWN;
    });
  }
}

const hasBit = (bits: Int32Array, bit: number): boolean =>
  (((bits[bit >> 5] as number) >>> (bit & 31)) & 1) === 1;

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5] = (bits[bit >> 5] as number) | (1 << (bit & 31));
}

function eachBit(bits: Int32Array, visit: (bit: number) => void): void {
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] as number;
    while (rest !== 0) {
      visit(32 * word + 31 - Math.clz32(rest & -rest));
      rest &= rest - 1;
    }
  }
}
