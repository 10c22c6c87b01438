/**
 * The npm package logic-solver (MiniSat compiled to JavaScript) as a peer.
 *
 * One incremental solver. The picks of a trace hang on a Boolean that is assumed and later
 * forbidden. After each click the solutions remembered are looked through; then either every value
 * not yet seen is checked one by one, or one question asks for any of them until there is none
 * (`any`). Values found impossible stay so until the next reset. The package's own checks of
 * arguments are off, and solutions are read from its array, which is the fastest way.
 */
import Logic, { type Solver } from 'logic-solver';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { clausesOf } from './clauses.ts';
import {
  replayClicks,
  type Click,
  type ClickSession,
  type Peer,
  type Pick,
  type Task,
} from './peer.ts';

const MOST_REMEMBERED = 2_000;

export const logicSolver = (way: 'one' | 'any'): Peer => ({
  name: way === 'any' ? 'logic-solver, any unseen value' : 'logic-solver, one check per value',
  run: (task) =>
    Logic.disablingAssertions(async () => {
      const before = performance.now();
      let startMs = NaN;
      const clicks: Click[] = [];
      try {
        const session = new LogicSolverSession(task, way);
        startMs = performance.now() - before;
        await replayClicks(session, task, clicks);
      } catch (fault) {
        // What its compiled code throws is not an Error.
        const note = String(fault).startsWith('abort') ? 'its 64 MB were full' : String(fault);
        return { startMs, clicks, note };
      }
      return { startMs, clicks };
    }),
});

class LogicSolverSession implements ClickSession {
  private readonly solver: Solver = new Logic.Solver();
  private readonly offsets: Int32Array;
  private readonly terms: Int32Array;
  private readonly remembered: Uint8Array[] = [];
  private possible: Uint8Array;
  private picks: number[] = [];
  private guard = 0;
  private guards = 0;

  constructor(
    { network, values }: Task,
    private readonly way: 'one' | 'any',
  ) {
    const cnf = clausesOf(network);
    const numbers = Array.from({ length: cnf.variables + 1 }, (_, index) =>
      index === 0 ? 0 : this.solver.getVarNum(`b${index}`),
    );
    const term = (literal: number): number =>
      Math.sign(literal) * (numbers[Math.abs(literal)] ?? 0);
    for (const clause of cnf.clauses) this.solver.require(Logic.or(clause.map(term)));
    this.offsets = valueOffsets(network.domains);
    this.terms = cnf.literals.subarray(0, values).map(term);
    this.possible = new Uint8Array(this.terms.length).fill(1);
    this.reset();
    this.domains();
  }

  reset(): void {
    if (this.guard !== 0) this.solver.forbid(this.guard);
    this.guard = this.solver.getVarNum(`guard${this.guards++}`);
    this.picks = [];
    this.possible = new Uint8Array(this.terms.length).fill(1);
  }

  click({ variable, value }: Pick): Uint8Array {
    const at = (this.offsets[variable] ?? 0) + value;
    this.picks.push(at);
    this.solver.require(Logic.or(-this.guard, this.terms[at] ?? 0));
    this.possible.fill(0, this.offsets[variable], this.offsets[variable + 1]);
    this.possible[at] = 1;
    return this.domains();
  }

  private domains(): Uint8Array {
    const seen = new Uint8Array(this.terms.length);
    for (const values of this.remembered) {
      if (this.picks.every((at) => values[at] === 1)) this.show(values, seen);
    }
    for (;;) {
      const unseen: number[] = [];
      for (let at = 0; at < seen.length; at++) {
        if (this.possible[at] === 1 && seen[at] === 0) unseen.push(at);
      }
      const [first] = unseen;
      if (first === undefined) break;
      const asked = this.way === 'any' ? unseen : [first];
      const wanted = Logic.or(asked.map((at) => this.terms[at] ?? 0));
      const solution = this.solver.solveAssuming(Logic.and(this.guard, wanted));
      if (!solution) for (const at of asked) this.possible[at] = 0;
      else {
        const values = Uint8Array.from(this.terms, (term) =>
          solution._assignment[Math.abs(term)] === term > 0 ? 1 : 0,
        );
        if (this.remembered.length < MOST_REMEMBERED) this.remembered.push(values);
        this.show(values, seen);
      }
    }
    this.possible = seen;
    return seen;
  }

  private show(values: Uint8Array, seen: Uint8Array): void {
    for (let at = 0; at < seen.length; at++) if (values[at] === 1) seen[at] = 1;
  }
}
