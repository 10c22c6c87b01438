/**
 * A configurator: one compiled family, opened for one customer.
 *
 * A state is a function of the decisions alone; their order and what was asked before never change
 * it. Nothing here is stored: decisions and the family's version are all there is to a session.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import type { Backend } from '#rules/engine/network/session.ts';
import { DEFAULT_BUDGET, type Budget } from '#rules/kernel/budget.ts';
import { remembered } from '#rules/kernel/remembered.ts';
import { productFacts, type ProductFacts } from '#rules/model/evaluate.ts';
import { GIVEN, NONE } from '#rules/model/terms.ts';
import { Answers } from './answers.ts';
import { bestCompletions } from './complete.ts';
import type { ProductCount } from './count.ts';
import { explainClash, setsToGiveUp, type Placed } from './explain.ts';
import { holdsIn, type Situation } from './evaluate-split.ts';
import { ImpliedReasons } from './implied-reasons.ts';
import type { OptionOutlook } from './outlook.ts';
import { ProductDiagram } from './product-diagram.ts';
import { propose, type Proposal } from './propose.ts';
import { softState } from './soft-state.ts';
import { Space, type Product } from './space.ts';
import type {
  Assignment,
  ConfigurationState,
  ContextLiterals,
  Decision,
  Explanation,
  LossOf,
  Objective,
  Repair,
  Value,
  VariableId,
  VariableState,
} from './types.ts';
import { waysOut, type Priced } from './ways-out.ts';
import { DomainFinder, type Assumed, type Status } from './valid-domains.ts';

interface Understood {
  readonly assumed: Assumed;
  /** Decisions on variables or values the family does not have. */
  readonly foreign: readonly Decision[];
  /** What was decided, by variable. */
  readonly values: ReadonlyMap<VariableId, Value>;
}

const REMEMBERED_STATES = 100;

export class Configurator {
  private readonly space: Space;
  private readonly finder: DomainFinder;
  private readonly numbers: ReadonlyMap<VariableId, number>;
  private namedSpace: Space | undefined;
  private readonly implied: ImpliedReasons;
  private readonly states = new Map<string, ConfigurationState>();
  private readonly answers: Answers;

  constructor(
    private readonly compiled: CompiledFamily,
    private readonly context: ContextLiterals,
    private readonly budget: Budget = DEFAULT_BUDGET,
  ) {
    this.space = new Space(compiled, context, false, budget);
    this.finder = new DomainFinder(this.space, compiled.variables);
    this.numbers = new Map(compiled.variables.map(({ id }, number) => [id, number]));
    const diagram = compiled.diagram && new ProductDiagram(compiled, compiled.diagram, context);
    this.implied = new ImpliedReasons(compiled, this.space, () => this.spaces());
    this.answers = new Answers(compiled, this.space, this.finder, diagram);
  }

  /** Which engine answers: a compiled diagram, or search. */
  get backend(): Backend {
    return this.answers.backend;
  }

  /** The state of a configuration. Of two decisions on one variable the later counts. */
  state(decisions: readonly Decision[]): ConfigurationState {
    const understood = this.understand(decisions);
    const key = JSON.stringify([
      [...understood.values].sort(([a], [b]) => (a < b ? -1 : 1)),
      understood.foreign,
    ]);
    const known = this.states.get(key);
    if (known) return known;
    const state = this.computeState(understood);
    const [oldest] = this.states.keys();
    if (this.states.size >= REMEMBERED_STATES && oldest !== undefined) this.states.delete(oldest);
    this.states.set(key, state);
    return state;
  }

  /** Why a value is not available: a minimal clash with the other decisions. */
  explain(decisions: readonly Decision[], variable: VariableId, value: Value): Explanation {
    const wanted = this.literalOf(variable, value);
    if (wanted === undefined) {
      const owner = this.compiled.variables[this.numbers.get(variable) ?? -1]?.owner ?? variable;
      return { status: 'invalid', decisions: [], rules: [`structure:${owner}`] };
    }
    return explainClash(this.spaces(), this.placed(decisions, variable), wanted);
  }

  /** A minimal clash of decisions among themselves; status `valid` when there is none. */
  conflict(decisions: readonly Decision[]): Explanation {
    const [foreign] = this.understand(decisions).foreign;
    if (!foreign) return explainClash(this.spaces(), this.placed(decisions));
    const rules = [`structure:${foreign.variable.split('.', 1)[0] ?? ''}`];
    return { status: 'invalid', decisions: [foreign], rules };
  }

  /** Minimal sets of decisions to give up for a value, least loss first, then lowest price. */
  repairs(
    decisions: readonly Decision[],
    variable: VariableId,
    value: Value,
    limit: number,
    lossOf: LossOf = () => 1,
  ): readonly Repair[] {
    const wanted = this.literalOf(variable, value);
    if (wanted === undefined) return [];
    const placed = this.placed(decisions, variable);
    const sets = setsToGiveUp(this.answers.correcting, placed, limit, lossOf, wanted);
    const others = this.latest(decisions).filter((each) => each.variable !== variable);
    const given = { decisions, kept: others, wanted: [{ variable, value }] };
    return waysOut((some) => this.cheapestOf(some), given, sets, lossOf);
  }

  /**
   * Minimal sets of decisions to give up where decisions clash (an old configuration on new
   * rules): least loss first. What the family no longer has is given up in each. Without a clash
   * the one way is to give up nothing.
   */
  restorations(
    decisions: readonly Decision[],
    limit: number,
    lossOf: LossOf = () => 1,
  ): readonly Repair[] {
    const placed = this.placed(decisions);
    const sets = setsToGiveUp(this.answers.correcting, placed, limit, lossOf);
    const all = sets.map((set) => [...this.understand(decisions).foreign, ...set]);
    const given = { decisions, kept: this.latest(decisions), wanted: [] };
    return waysOut((some) => this.cheapestOf(some), given, all, lossOf);
  }

  /** The number of products that hold every decision, or what is known of it; see ProductCount. */
  count(decisions: readonly Decision[], limit: number): ProductCount {
    const { assumed, foreign } = this.understand(decisions);
    if (foreign.length > 0) return { count: 0n, exact: true };
    return this.answers.count(assumed, limit);
  }

  /** A best product that holds every decision; undefined when there is none, or none was proven. */
  complete(decisions: readonly Decision[], objective: Objective): Assignment | undefined {
    const understood = this.understand(decisions);
    if (understood.foreign.length > 0) return undefined;
    const product = this.answers.best(understood.assumed, objective);
    return product && this.toAssignment(product, understood);
  }

  /**
   * The best products that hold every decision, best first, no two alike; fewer than asked for
   * where there are no more, or no more could be proven.
   */
  completions(
    decisions: readonly Decision[],
    objective: Objective,
    number: number,
  ): readonly Assignment[] {
    const understood = this.understand(decisions);
    if (understood.foreign.length > 0) return [];
    const { compiled, space, finder } = this;
    const parts = { compiled, space, finder, assumed: understood.assumed, objective };
    return bestCompletions(parts, number).map((each) => this.toAssignment(each, understood));
  }

  /**
   * What the best completions of every available option (`of` these variables) come to, one after
   * the other: at once by diagram, else as fast as they are found. Of a decided variable: if that
   * decision were changed. Respects that could not be proven are left out.
   */
  *outlook(decisions: readonly Decision[], of?: ReadonlySet<VariableId>): Generator<OptionOutlook> {
    const { assumed, foreign } = this.understand(decisions);
    if (foreign.length > 0) return;
    yield* this.answers.outlook(assumed, of);
  }

  /** Whether a product is complete and valid, by the engine's own lights. */
  check(product: Assignment): boolean {
    const decisions = Object.entries(product).map(([variable, value]) => ({ variable, value }));
    const { assumed, foreign } = this.understand(decisions);
    if (foreign.length > 0 || assumed.size !== this.compiled.variables.length) return false;
    return this.space.find(this.finder.literals(assumed)).status === 'sat';
  }

  private computeState(understood: Understood): ConfigurationState {
    const { assumed, foreign, values } = understood;
    const domains = this.answers.domains(assumed);
    const cheapest = this.answers.best(assumed, 'cheapest');
    const some = cheapest ?? this.answers.find(assumed);
    const possible = some !== undefined;
    const known = new Map(assumed);
    if (possible) {
      domains.forEach((statuses, variable) => {
        const only = statuses.indexOf('valid');
        const settled = statuses.filter((status) => status !== 'invalid').length === 1;
        if (settled && only >= 0 && !known.has(variable)) known.set(variable, only);
      });
    }
    const situationOf = remembered((partial: Assumed) =>
      this.situation(this.assignment(partial, new Map(), values)),
    );
    const proposals = some
      ? propose(this.compiled, this.answers, known, some, (condition, partial) =>
          holdsIn(condition, situationOf(partial)),
        )
      : new Map<number, Proposal>();
    const shown = new Map(known);
    for (const [variable, proposal] of proposals) shown.set(variable, proposal.value);
    const product = this.assignment(shown, proposals, values);
    return {
      variables: this.compiled.variables.map((_, variable) =>
        this.variableState(
          variable,
          domains[variable] ?? [],
          understood,
          known,
          proposals,
          product,
        ),
      ),
      consistent: possible && foreign.length === 0,
      complete: possible && foreign.length === 0 && shown.size === this.compiled.variables.length,
      product,
      ...(cheapest ? { cheapest: this.toAssignment(cheapest, understood) } : {}),
      ...softState(this.compiled, this.situation(product)),
    };
  }

  private variableState(
    variable: number,
    statuses: readonly Status[],
    { assumed }: Understood,
    known: Assumed,
    proposals: ReadonlyMap<number, Proposal>,
    product: Assignment,
  ): VariableState {
    const { id, owner, kind, domain } = this.compiled.variables[variable] ?? missing();
    const proposal = proposals.get(variable);
    const value = known.get(variable);
    const implied = value !== undefined && !assumed.has(variable);
    const setBy = assumed.has(variable) ? 'you' : implied ? 'rule' : proposal?.setBy;
    const shown = setBy === undefined ? undefined : product[id];
    const behind = implied ? () => this.implied.rulesBehind(variable, value, assumed) : undefined;
    let rules = behind ? undefined : (proposal?.rules ?? []);
    return {
      variable: id,
      owner,
      kind,
      active: this.isActive(owner, domain, statuses, assumed),
      options: domain.map((each, i) => ({ value: each, status: statuses[i] ?? 'unknown' })),
      ...(shown === undefined ? {} : { value: shown }),
      ...(setBy === undefined ? {} : { setBy }),
      // Sought when first read: not everybody asks why.
      get rules() {
        return (rules ??= behind?.() ?? []);
      },
    };
  }

  private isActive(
    owner: string,
    domain: readonly Value[],
    statuses: readonly Status[],
    assumed: Assumed,
  ): boolean {
    const active = this.compiled.activated.find((each) => each.owner === owner);
    if (!active) return true;
    const emptyOnly = domain.every((v, i) => (v === NONE) === (statuses[i] === 'valid'));
    if (!emptyOnly) return true;
    return this.answers.allows(assumed, active.literal);
  }

  /** Facts are made when a condition first asks for one. */
  private situation(product: Assignment): Situation {
    const { compiled, context } = this;
    let made: ProductFacts | undefined;
    return {
      product,
      context,
      get facts() {
        return (made ??= productFacts(compiled.source, {}, product));
      },
    };
  }

  private toAssignment(product: Product, { values }: Understood): Assignment {
    const shown = new Map(Array.from(product, (value, variable) => [variable, value]));
    return this.assignment(shown, new Map(), values);
  }

  /** Values by variable id; what is open is `none`, a text is its words. */
  private assignment(
    shown: Assumed,
    proposals: ReadonlyMap<number, Proposal>,
    decided: ReadonlyMap<VariableId, Value>,
  ): Assignment {
    const entries = this.compiled.variables.map(({ id, kind, domain }, variable) => {
      const value = domain[shown.get(variable) ?? -1] ?? NONE;
      if (kind !== 'text' || value !== GIVEN) return [id, value];
      return [id, decided.get(id) ?? proposals.get(variable)?.text ?? GIVEN];
    });
    return Object.fromEntries(entries) as Assignment;
  }

  private cheapestOf(decisions: readonly Decision[]): Priced | undefined {
    const understood = this.understand(decisions);
    if (understood.foreign.length > 0) return undefined;
    const product = this.answers.best(understood.assumed, 'cheapest');
    if (!product) return undefined;
    const net = this.space.weight(product, this.compiled.objectives.net);
    return { product: this.toAssignment(product, understood), net };
  }

  private spaces(): { readonly plain: Space; readonly named: Space } {
    this.namedSpace ??= new Space(this.compiled, this.context, true, this.budget);
    return { plain: this.space, named: this.namedSpace };
  }

  private latest(decisions: readonly Decision[]): readonly Decision[] {
    const last = new Map(decisions.map((decision) => [decision.variable, decision]));
    return decisions.filter((decision) => last.get(decision.variable) === decision);
  }

  private placed(decisions: readonly Decision[], except?: VariableId): readonly Placed[] {
    return this.latest(decisions).flatMap((decision) => {
      if (decision.variable === except) return [];
      const literal = this.literalOf(decision.variable, decision.value);
      return literal === undefined ? [] : [{ decision, literal }];
    });
  }

  private valueNumber(variable: number, value: Value): number {
    const { kind, domain } = this.compiled.variables[variable] ?? missing();
    if (kind !== 'text') return domain.indexOf(value);
    return domain.indexOf(value === NONE || value === '' ? NONE : GIVEN);
  }

  private literalOf(variable: VariableId, value: Value): Literal | undefined {
    const number = this.numbers.get(variable);
    const index = number === undefined ? -1 : this.valueNumber(number, value);
    return number === undefined || index < 0 ? undefined : this.space.literal(number, index);
  }

  private understand(decisions: readonly Decision[]): Understood {
    const assumed = new Map<number, number>();
    const values = new Map<VariableId, Value>();
    const foreign: Decision[] = [];
    for (const decision of this.latest(decisions)) {
      const number = this.numbers.get(decision.variable);
      const index = number === undefined ? -1 : this.valueNumber(number, decision.value);
      if (number === undefined || index < 0) foreign.push(decision);
      else {
        assumed.set(number, index);
        values.set(decision.variable, decision.value);
      }
    }
    return { assumed, foreign, values };
  }
}

function missing(): never {
  throw new RangeError('there is no such variable');
}
