/** The solver on problems whose answer is known by construction or by trying everything. */
import { describe, expect, it } from 'vitest';
import { fromDimacs, negate, toDimacs, type Literal } from '#rules/engine/sat/literal.ts';
import { luby } from '#rules/engine/sat/luby.ts';
import { Solver } from '#rules/engine/sat/solver.ts';
import { seeded } from '../../factories/random-family.ts';

const clauseOf = (...numbers: number[]): Literal[] => numbers.map(fromDimacs);

/** Each of `pigeons` sits in one of `holes`, no two in one. */
function pigeonHole(pigeons: number, holes: number): Solver {
  const solver = new Solver(pigeons * holes);
  const sits = (pigeon: number, hole: number): Literal => 2 * (pigeon * holes + hole);
  for (let pigeon = 0; pigeon < pigeons; pigeon++) {
    solver.addClause(Array.from({ length: holes }, (_, hole) => sits(pigeon, hole)));
    for (let other = 0; other < pigeon; other++) {
      for (let hole = 0; hole < holes; hole++) {
        solver.addClause([negate(sits(pigeon, hole)), negate(sits(other, hole))]);
      }
    }
  }
  return solver;
}

describe('solver', () => {
  it('refutes pigeon holes, and seats those that fit', () => {
    expect(pigeonHole(7, 6).solve([]).status).toBe('unsat');
    expect(pigeonHole(6, 6).solve([]).status).toBe('sat');
  });

  it('says that it does not know when the budget runs out', () => {
    expect(pigeonHole(9, 8).solve([], { conflicts: 5 }).status).toBe('unknown');
  });

  it('finds planted solutions of random 3-clauses', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed);
      const n = 120;
      const planted = Array.from({ length: n }, () => random(2) === 0);
      const clauses: Literal[][] = [];
      while (clauses.length < 4.2 * n) {
        const clause = [0, 1, 2].map(() => random(2 * n));
        if (clause.some((l) => ((l & 1) === 0) === planted[l >> 1])) clauses.push(clause);
      }
      const solver = new Solver(n);
      for (const clause of clauses) solver.addClause(clause);
      expect(solver.solve([]).status, `seed ${seed}`).toBe('sat');
      for (const clause of clauses) {
        expect(
          clause.some((literal) => solver.isTrue(literal)),
          `seed ${seed}`,
        ).toBe(true);
      }
    }
  });

  it('agrees with trying everything, under changing assumptions; cores are contradictory', () => {
    let unsatisfiable = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const n = 8;
      const clauses = Array.from({ length: 30 }, () => [0, 1, 2].map(() => random(2 * n)));
      const solver = new Solver(n);
      for (const clause of clauses) solver.addClause(clause);
      const models = Array.from({ length: 1 << n }, (_, bits) => bits).filter((bits) =>
        clauses.every((clause) => clause.some((l) => ((bits >> (l >> 1)) & 1) !== (l & 1))),
      );
      const satisfiable = (literals: readonly Literal[]): boolean =>
        models.some((bits) => literals.every((l) => ((bits >> (l >> 1)) & 1) !== (l & 1)));
      for (let question = 0; question < 12; question++) {
        const assumptions = Array.from({ length: random(5) }, () => random(2 * n));
        const result = solver.solve(assumptions);
        expect(result.status, `seed ${seed}`).toBe(satisfiable(assumptions) ? 'sat' : 'unsat');
        if (result.status !== 'unsat') continue;
        unsatisfiable++;
        expect(satisfiable(result.core), `seed ${seed}`).toBe(false);
        for (const literal of result.core) expect(assumptions).toContain(literal);
      }
    }
    expect(unsatisfiable).toBeGreaterThan(100);
  });

  it('keeps to sums over exactly-one groups, as trying everything does', () => {
    let refused = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const groups = Array.from({ length: 4 }, (_, g) => ({
        literals: [0, 1, 2].map((i) => 2 * (3 * g + i)),
        weights: [0, 1, 2].map(() => random(9) - 2),
      }));
      const bound = random(14) - 2;
      const clauses = Array.from({ length: 4 }, () => [random(24), random(24)]);
      const solver = new Solver(12);
      for (const { literals } of groups) solver.addExactlyOne(literals);
      solver.addLinear(groups, bound);
      for (const clause of clauses) solver.addClause(clause);
      const choices = Array.from({ length: 81 }, (_, i) =>
        [i, i / 3, i / 9, i / 27].map((x) => Math.floor(x) % 3),
      );
      const isTrue = (choice: readonly number[], l: Literal): boolean =>
        (choice[Math.floor((l >> 1) / 3)] === (l >> 1) % 3) === ((l & 1) === 0);
      const valid = choices.filter(
        (choice) =>
          groups.reduce((sum, { weights }, g) => sum + (weights[choice[g] ?? 0] ?? 0), 0) <=
            bound && clauses.every((clause) => clause.some((l) => isTrue(choice, l))),
      );
      for (let literal = 0; literal < 24; literal++) {
        const expected = valid.some((choice) => isTrue(choice, literal)) ? 'sat' : 'unsat';
        if (expected === 'unsat') refused++;
        expect(solver.solve([literal]).status, `seed ${seed}`).toBe(expected);
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('forgets a sum that was taken back', () => {
    const solver = new Solver(4);
    solver.addExactlyOne([0, 2]);
    const guard = 4;
    const groups = [
      { literals: [0, 2], weights: [5, 1] },
      { literals: [guard, negate(guard)], weights: [10, 0] },
    ];
    const linear = solver.addLinear(groups, 15);
    expect(solver.solve([0, guard]).status).toBe('sat');
    solver.lowerBound(linear, linear.bound - 3);
    expect(solver.solve([0, guard]).status).toBe('unsat');
    expect(solver.solve([2, guard]).status).toBe('sat');
    solver.removeLinear(linear, guard);
    expect(solver.solve([0]).status).toBe('sat');
  });

  it('excludes the others of a group when one was known to hold before', () => {
    const solver = new Solver(3);
    solver.addClause([0]);
    solver.addExactlyOne([0, 2, 4]);
    // By propagation alone, before anything is decided.
    expect(solver.assume([])).toBe(true);
    expect([0, 3, 5].map((literal) => solver.isTrue(literal))).toEqual([true, true, true]);
    expect(solver.solve([2]).status).toBe('unsat');
  });

  it('keeps to thousands of clauses', () => {
    const n = 3_000;
    const solver = new Solver(n);
    // From the third on each variable follows from the two before it.
    for (let v = 2; v < n; v++) solver.addClause([2 * v, 2 * (v - 1) + 1, 2 * (v - 2) + 1]);
    expect(solver.solve([0, 2]).status).toBe('sat');
    for (let v = 0; v < n; v++) expect(solver.isTrue(2 * v)).toBe(true);
    expect(solver.solve([0, 2, 2 * n - 1]).status).toBe('unsat');
  });

  it('reads and writes DIMACS literals', () => {
    expect(clauseOf(1, -1, 7).map(toDimacs)).toEqual([1, -1, 7]);
  });
});

it('luby begins 1 1 2 1 1 2 4', () => {
  expect(Array.from({ length: 15 }, (_, i) => luby(i))).toEqual([
    1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8,
  ]);
});
