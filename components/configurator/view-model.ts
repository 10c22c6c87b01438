/**
 * The configurator page's view model: family, state and context in, plain data out.
 *
 * Pure, and the same in browser and server, so the first view, a post without JavaScript and a
 * click in the browser show the same. Prices are of the product as it stands, or of the cheapest
 * completion while something is open.
 */
import type {
  Assignment,
  ConfigurationState,
  ContextFacts,
  Decision,
  Explanation,
  Repair,
  Value,
  VariableId,
} from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { translate } from '#rules/model/text.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import { priceOf } from '#rules/pricing/price.ts';
import { deliveryView, priceView, totalsView } from './view-commercial.ts';
import type { Words } from './view-names.ts';
import { namesOf } from './view-names.ts';
import { adviceView, preferencesView } from './view-advice.ts';
import { askedView, questionView } from './view-questions.ts';
import { groupsOf, isAsked, openQuestions, stepsView, summaryView } from './view-steps.ts';
import type { ConfiguratorView } from './view-types.ts';

/** The part of the engine's façade the page asks. */
export interface Engine {
  state(decisions: readonly Decision[]): ConfigurationState;
  explain(decisions: readonly Decision[], variable: VariableId, value: Value): Explanation;
  repairs(
    decisions: readonly Decision[],
    variable: VariableId,
    value: Value,
    limit?: number,
  ): readonly Repair[];
}

export interface ViewInput {
  readonly family: PublicFamily;
  readonly engine: Engine;
  readonly context: ContextFacts;
  readonly decisions: readonly Decision[];
  readonly locale: string;
  readonly words: Words;
  /** Id of the step to show; the first one when absent or unknown. */
  readonly step?: string | undefined;
  /** The option somebody asked about: why not, and what would make it possible. */
  readonly asked?: Decision | undefined;
  /** False leaves out why cards are unavailable: the costly part, which may come a frame later. */
  readonly reasons?: boolean | undefined;
  /** `state(decisions)`, where the caller has it already. */
  readonly state?: ConfigurationState | undefined;
}

const REPAIRS_SHOWN = 3;

/** What the price and the dates are of. */
export const pricedProduct = (state: ConfigurationState): Assignment =>
  state.complete ? state.product : (state.cheapest ?? state.product);

export function buildView(input: ViewInput): ConfiguratorView {
  const { family, engine, context, decisions, locale, words, asked } = input;
  const state = input.state ?? engine.state(decisions);
  const names = namesOf(family, locale, words);
  const groups = groupsOf(family);
  const shown = pricedProduct(state);
  const price = priceOf(family, context, shown);
  const totalOf = (product: Assignment): number => priceOf(family, context, product).total;

  const steps = stepsView(family, state, locale);
  const position = Math.max(
    0,
    steps.findIndex(({ id }) => id === input.step),
  );
  const step = steps[position]?.id ?? '';
  const source = {
    family,
    locale,
    names,
    priceChange: (variable: VariableId, value: Value) =>
      totalOf({ ...shown, [variable]: value }) - price.total,
    explain: (variable: VariableId, value: Value) =>
      input.reasons === false ? undefined : engine.explain(decisions, variable, value),
  };
  const askedFor = (variable: VariableId) =>
    asked?.variable === variable
      ? askedView({
          names,
          decisions,
          wanted: asked,
          explanation: engine.explain(decisions, variable, asked.value),
          repairs: engine.repairs(decisions, variable, asked.value, REPAIRS_SHOWN),
          priceChange: (repaired) => totalOf(pricedProduct(engine.state(repaired))) - price.total,
        })
      : undefined;

  return {
    familyTitle: translate(family.title, locale),
    noun: translate(family.noun, locale),
    step,
    previous: steps[position - 1]?.id,
    next: steps[position + 1]?.id,
    steps,
    questions: state.variables
      .filter((one) => groups.get(one.owner) === step && isAsked(one, state))
      .map((one) => questionView(source, one, decisions, askedFor(one.variable))),
    summary: summaryView(groups, state, names),
    open: openQuestions(groups, state, names),
    complete: state.complete,
    consistent: state.consistent,
    price: priceView(price, locale),
    delivery: deliveryView(family, context, shown, names),
    totals: totalsView(family, context, shown, locale),
    fit: state.fit,
    advice: adviceView(family, state, names, locale),
    preferences: preferencesView(family, context, names, locale),
    picture: {
      title: translate(family.picture.title, locale),
      width: family.picture.width,
      height: family.picture.height,
      layers: resolvePicture(family, context, shown),
    },
  };
}
