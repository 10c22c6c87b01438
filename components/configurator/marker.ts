/**
 * What is marked as most people's choice, and the product most likely wanted: what the page, its
 * worker and the server ask the recommender. A chunk of its own, loaded after the first view.
 */
import type {
  ConfigurationState,
  Decision,
  Value,
  VariableId,
  VariableState,
} from '#rules/configuration/types.ts';
import { decodeModel } from '#rules/customers/learning/encode.ts';
import { LEAST_PEOPLE } from '#rules/customers/learning/hide-people.ts';
import { markOf, type Mark } from '#rules/customers/learning/mark.ts';
import { openRecommender, type RecommenderSession } from '#rules/customers/learning/recommend.ts';
import { NONE } from '#rules/model/terms.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { applyTo, changeBetween, decide } from '#rules/workflow/configurator-change.ts';
import { finishWith, type FinishingEngine } from './finish.ts';

/** Of the questions where one option is marked. */
export type Marks = Readonly<Record<VariableId, Mark>>;

/** An option that a finished product has not, and how likely it is that it would be chosen. */
export interface Addition {
  readonly variable: VariableId;
  readonly value: string;
  /** 0 to 1. */
  readonly probability: number;
}

export class Marker {
  private readonly session: RecommenderSession;

  /** Throws a ModelFormatError when the bytes are not a model. */
  constructor(bytes: Uint8Array) {
    this.session = openRecommender(decodeModel(bytes));
  }

  /**
   * The marks of those of the questions that nobody has answered and that show as cards; what is
   * valid there is the state's to say.
   */
  marks(
    { variables }: ConfigurationState,
    decisions: readonly Decision[],
    questions: ReadonlySet<VariableId>,
  ): Marks {
    const decided = this.take(decisions);
    const marks: Record<VariableId, Mark> = {};
    for (const one of variables) {
      if (!questions.has(one.variable) || decided.has(one.variable) || !hasCards(one)) continue;
      const mark = markOf(this.session, one.variable, validValues(one).map(String));
      if (mark) marks[one.variable] = mark;
    }
    return marks;
  }

  /**
   * What most often goes with a finished product where it has left a module empty, the likeliest first;
   * each goes with the product as it is. None where it is drawn from too few to tell of nobody.
   */
  additions({ variables, product }: ConfigurationState): readonly Addition[] {
    this.take(Object.entries(product).map(([variable, value]) => ({ variable, value })));
    const empty = variables.filter(
      (one) => one.kind === 'component' && one.active && one.value === NONE,
    );
    const found = empty.flatMap((one): Addition[] => {
      this.session.retract(one.variable);
      const similar = Math.floor(this.session.similar);
      const odds = this.session.recommend(one.variable, validValues(one).map(String));
      this.session.decide(one.variable, NONE);
      if (similar < LEAST_PEOPLE) return [];
      return odds
        .filter(({ value }) => value !== NONE)
        .map(({ value, probability }) => ({ variable: one.variable, value, probability }));
    });
    return found.toSorted((a, b) => b.probability - a.probability);
  }

  /**
   * The change that finishes the product by the likeliest value of one question after the other,
   * each of those valid then; what is not chosen from options as in the cheapest such product.
   * Greedy: each step is the likeliest, their product need not be. Undefined where none is found.
   */
  finish(engine: FinishingEngine, decisions: readonly Decision[]): Change | undefined {
    const gone = new Set<VariableId>();
    let chosen = decisions;
    for (;;) {
      const state = engine.state(chosen);
      if (!state.consistent) return undefined;
      const decided = this.take(chosen);
      const next = state.variables.find(
        (one) =>
          one.active &&
          !decided.has(one.variable) &&
          !gone.has(one.variable) &&
          (hasCards(one) || one.kind === 'quantity') &&
          validValues(one).length > 1,
      );
      if (!next) break;
      gone.add(next.variable);
      const value = this.likeliest(next);
      // What stands there anyway needs no decision, but counts for what comes after.
      if (value !== undefined) chosen = applyTo(chosen, decide({ variable: next.variable, value }));
    }
    const completion = engine.complete(chosen, 'cheapest');
    if (!completion) return undefined;
    return changeBetween(decisions, finishWith(engine, chosen, completion));
  }

  private likeliest(one: VariableState): Value | undefined {
    const values = validValues(one);
    const odds = this.session.recommend(one.variable, values.map(String));
    let best = 0;
    odds.forEach(({ probability }, at) => {
      if (probability > (odds[best]?.probability ?? 0)) best = at;
    });
    return values[best];
  }

  private take(decisions: readonly Decision[]): ReadonlySet<VariableId> {
    this.session.clear();
    for (const { variable, value } of decisions) this.session.decide(variable, String(value));
    return new Set(decisions.map(({ variable }) => variable));
  }
}

const hasCards = ({ kind }: VariableState): boolean => kind === 'component' || kind === 'choice';

const validValues = ({ kind, options }: VariableState): readonly Value[] =>
  options
    .filter(({ value, status }) => status === 'valid' && (kind !== 'quantity' || value !== NONE))
    .map(({ value }) => value);
