/**
 * The products of one compiled family for one customer, as a solver and the map to and from it.
 *
 * A product is an array of domain indexes, one per variable. With `named` the rules are assumptions
 * that can be left out, to find which of them clash; without, they simply hold.
 */
import type { CompiledFamily, WeightedLiterals } from '#rules/compile/compiled-family.ts';
import { correctionSets } from '#rules/engine/explain/hitting-sets.ts';
import { minimise, weigh } from '#rules/engine/network/minimise.ts';
import { fromDimacs, negate, type Literal } from '#rules/engine/sat/literal.ts';
import type { WeightedGroup } from '#rules/engine/sat/linear.ts';
import { Solver } from '#rules/engine/sat/solver.ts';
import type { Budget } from '#rules/kernel/budget.ts';
import type { Correcting } from './explain.ts';
import type { ContextLiterals } from './types.ts';

/** Domain index by variable. */
export type Product = Int16Array;

export type Finding =
  | { readonly status: 'sat'; readonly product: Product }
  | { readonly status: 'unsat'; readonly core: readonly Literal[] }
  | { readonly status: 'unknown' };

/** Optimisations before the solver is made anew: each uses up a variable. */
const GUARDS = 250;

/** Sets looked at before corrections end. */
const MOST_SETS = 2_000;

export class Space implements Correcting {
  private built: Solver | undefined;
  private guards = 0;
  readonly selectors: readonly { readonly name: string; readonly literal: Literal }[];
  private readonly firsts: readonly Literal[];

  constructor(
    private readonly compiled: CompiledFamily,
    /** `free`: whoever the customer is. */
    private readonly context: ContextLiterals | 'free',
    private readonly named: boolean,
    private readonly budget: Budget,
  ) {
    this.selectors = compiled.selectors.map(({ name, literal }) => ({
      name,
      literal: fromDimacs(literal),
    }));
    this.firsts = compiled.variables.map(({ first }) => fromDimacs(first));
  }

  /** Where a diagram answers, much is never asked of it. */
  private get solver(): Solver {
    return (this.built ??= this.build());
  }

  /** The literal that says variable number `variable` has value number `value` of its domain. */
  literal(variable: number, value: number): Literal {
    return (this.firsts[variable] ?? 0) + 2 * value;
  }

  /** A literal of the compiled family as the solver numbers it. */
  fromCompiled(literal: number): Literal {
    return fromDimacs(literal);
  }

  suggest(literal: Literal): void {
    this.solver.suggest(literal);
  }

  find(assumptions: readonly Literal[]): Finding {
    const result = this.solver.solve(assumptions, this.budget);
    return result.status === 'sat' ? { status: 'sat', product: this.read() } : result;
  }

  /** Sets that were not proven minimal within the budget are left out. */
  *corrections(
    fixed: readonly Literal[],
    losses: ReadonlyMap<Literal, number>,
  ): Generator<readonly Literal[]> {
    if (this.find(fixed).status !== 'sat') return;
    const findConflict = (
      without: ReadonlySet<Literal>,
    ): readonly Literal[] | 'unknown' | undefined => {
      const kept = [...losses.keys()].filter((literal) => !without.has(literal));
      const finding = this.find([...fixed, ...kept]);
      if (finding.status !== 'unsat') return finding.status === 'sat' ? undefined : 'unknown';
      return finding.core.filter((literal) => losses.has(literal));
    };
    yield* correctionSets(findConflict, MOST_SETS, (literal) => losses.get(literal) ?? 1);
  }

  /** As `find`, for a product that is none of `excluded`. */
  findOther(assumptions: readonly Literal[], excluded: readonly Product[]): Finding {
    return this.find([...assumptions, ...this.exclude(excluded, 0)]);
  }

  /**
   * A product of least weight that holds the assumptions and is none of `excluded`, proven least.
   * Undefined when there is none, or the budget ran out first.
   */
  minimise(
    assumptions: readonly Literal[],
    objective: readonly WeightedLiterals[],
    excluded: readonly Product[] = [],
  ): Product | undefined {
    const others = this.exclude(excluded, 1);
    let best: Product | undefined;
    const proven = minimise({
      solver: this.solver,
      guard: this.newGuard(),
      groups: objective.map(internal),
      assumptions: [...assumptions, ...others],
      budget: this.budget,
      start: undefined,
      found: () => (best = this.read()),
    });
    return proven === undefined ? undefined : best;
  }

  /** What a product of this space weighs. */
  weight(product: Product, objective: readonly WeightedLiterals[]): number {
    return this.weigh(objective.map(internal), product);
  }

  /** Assumptions under which a product is none of these; leaves room for `more` guards. */
  private exclude(products: readonly Product[], more: number): readonly Literal[] {
    if (this.guards + products.length + more > GUARDS) {
      this.built = undefined;
      this.guards = 0;
    }
    return products.map((product) => {
      const guard = this.newGuard();
      const differs: Literal[] = [negate(guard)];
      product.forEach((value, variable) => differs.push(negate(this.literal(variable, value))));
      this.solver.addClause(differs);
      return guard;
    });
  }

  private newGuard(): Literal {
    return 2 * (this.compiled.variableCount + this.guards++);
  }

  /** What a product weighs; the solver fills in what follows from its values. */
  private weigh(groups: readonly WeightedGroup[], product: Product): number {
    this.solver.solve(Array.from(product, (value, variable) => this.literal(variable, value)));
    return weigh(this.solver, groups);
  }

  private read(): Product {
    const { variables } = this.compiled;
    return Int16Array.from(variables, ({ domain }, variable) => {
      for (let value = 0; value < domain.length; value++) {
        if (this.solver.isTrue(this.literal(variable, value))) return value;
      }
      return -1;
    });
  }

  private build(): Solver {
    const { compiled } = this;
    const solver = new Solver(compiled.variableCount + GUARDS);
    const decided = compiled.groups.flat();
    for (const { key, literal } of compiled.contextLiterals) {
      if (this.context === 'free') decided.push(literal);
      else solver.addClause([fromDimacs(this.context[key] === true ? literal : -literal)]);
    }
    if (!this.named) {
      for (const { literal } of this.selectors) solver.addClause([literal]);
    }
    // All else is defined by the values, or binds nothing when left open.
    solver.decideOnly(decided.map(fromDimacs));
    for (const group of compiled.groups) solver.addExactlyOne(group.map(fromDimacs));
    let clause: Literal[] = [];
    for (const literal of compiled.clauses) {
      if (literal !== 0) {
        clause.push(fromDimacs(literal));
        continue;
      }
      solver.addClause(clause);
      clause = [];
    }
    for (const { groups, bound } of compiled.linears) solver.addLinear(groups.map(internal), bound);
    return solver;
  }
}

const internal = ({ literals, weights }: WeightedLiterals): WeightedGroup => ({
  literals: literals.map(fromDimacs),
  weights,
});
