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
  Value,
  VariableId,
} from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { translate } from '#rules/model/translate.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import { totalDeltas } from '#rules/pricing/option-delta.ts';
import { priceOf } from '#rules/pricing/price.ts';
import type { PromiseBasis } from '#rules/production/promise-basis.ts';
import { settle, type Settled } from './clash.ts';
import type { Engine } from './engine.ts';
import type { Marks } from './marker.ts';
import type { Outlooks } from './step-outlook.ts';
import { clashView } from './view-clash.ts';
import { deliveryView, priceView, totalsView } from './view-commercial.ts';
import type { Words } from './view-names.ts';
import { namesOf } from './view-names.ts';
import { adviceView, preferencesView } from './view-advice.ts';
import { askedView, questionView } from './view-questions.ts';
import {
  chips,
  groupsOf,
  isAsked,
  learntRules,
  openQuestions,
  stepsView,
  summaryView,
} from './view-steps.ts';
import type { ConfiguratorView } from './view-types.ts';

export interface ViewInput {
  readonly family: PublicFamily;
  readonly engine: Engine;
  readonly context: ContextFacts;
  /** What the day of delivery follows from. */
  readonly basis: PromiseBasis;
  readonly decisions: readonly Decision[];
  readonly locale: string;
  readonly words: Words;
  /** Id of the step to show; the first one when absent or unknown. */
  readonly step?: string | undefined;
  /** The option somebody asked about: why not, and what would make it possible. */
  readonly asked?: Decision | undefined;
  /** Why a card is unavailable, where the caller knows it; the engine is asked otherwise. */
  readonly explain?: ((variable: VariableId, value: Value) => Explanation | undefined) | undefined;
  /** The decisions and their state, where the caller has them already. */
  readonly settled?: Settled | undefined;
  /** What is known so far of the best products with each option. */
  readonly outlooks?: Outlooks | undefined;
  /** What is not known yet is sought and will be shown later. */
  readonly isSeeking?: boolean | undefined;
  /** The rules behind implied values will be shown later. */
  readonly isBrief?: boolean | undefined;
  /** See ConfiguratorView. */
  readonly left?: string | undefined;
  readonly marks?: Marks | undefined;
}

const REPAIRS_SHOWN = 3;

/** What the price and the dates are of. */
export const pricedProduct = (state: ConfigurationState): Assignment =>
  state.complete ? state.product : (state.cheapest ?? state.product);

export function buildView(input: ViewInput): ConfiguratorView {
  const { family, engine, context, basis, decisions, locale, words, asked } = input;
  const settled = input.settled ?? settle(engine, decisions);
  const { kept } = settled;
  const state = withRefused(settled);
  const clashes = settled.refused.length > 0;
  const names = namesOf(family, locale, words);
  const groups = groupsOf(family);
  const shown = pricedProduct(state);
  const price = priceOf(family, context, shown);
  const totalOf = (one: ConfigurationState): number =>
    priceOf(family, context, pricedProduct(one)).total;

  const steps = stepsView(family, state, locale);
  const position = Math.max(
    0,
    steps.findIndex(({ id }) => id === input.step),
  );
  const step = steps[position]?.id ?? '';
  const chipOf = chips(names, input.isBrief === true, learntRules(family, context.learnt));
  const source = {
    family,
    locale,
    names,
    context,
    swap: input.isSeeking || clashes ? undefined : totalDeltas(family, context, shown, price),
    chipOf,
    explain:
      input.explain ??
      ((variable: VariableId, value: Value) => engine.explain(kept, variable, value)),
  };
  const others = (variable: VariableId) =>
    settled.refused.filter((decision) => decision.variable !== variable);
  const askedFor = (variable: VariableId) =>
    asked?.variable === variable
      ? askedView({
          names,
          decisions,
          wanted: asked,
          explanation: engine.explain(kept, variable, asked.value),
          repairs: engine
            .repairs(kept, variable, asked.value, REPAIRS_SHOWN)
            .map((repair) => ({ ...repair, retract: [...repair.retract, ...others(variable)] })),
          priceChange: (repaired) =>
            clashes ? undefined : totalOf(engine.state(repaired)) - price.total,
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
      .map((one) =>
        questionView(
          source,
          one,
          decisions,
          askedFor(one.variable),
          clashes ? undefined : input.outlooks?.get(one.variable),
        ),
      ),
    summary: summaryView(groups, state, names, chipOf),
    open: openQuestions(groups, state, names),
    complete: state.complete && !clashes,
    clash: clashView({
      engine,
      names,
      groups,
      decisions,
      settled,
      totalOf,
      productOf: pricedProduct,
    }),
    currency: price.currency,
    left: clashes ? undefined : input.left,
    marks: clashes ? undefined : input.marks,
    // A product that clashes cannot be built: nothing is said of what it would cost or weigh.
    ...(!clashes && {
      price: priceView(price, locale),
      delivery: deliveryView(family, context, shown, basis, names),
      fit: state.fit,
    }),
    totals: clashes ? [] : totalsView(family, context, shown, locale),
    advice: clashes ? [] : adviceView(family, state, names, locale),
    preferences: preferencesView(family, context, names, locale),
    picture: {
      title: translate(family.picture.title, locale),
      width: family.picture.width,
      height: family.picture.height,
      layers: resolvePicture(family, context, shown),
    },
  };
}

/** The settled state with the refused decisions shown as what they are: a person's choices. */
function withRefused({ state, refused }: Settled): ConfigurationState {
  if (refused.length === 0) return state;
  const chosen = new Map(refused.map(({ variable, value }) => [variable, value]));
  return {
    ...state,
    variables: state.variables.map((one) => {
      const value = chosen.get(one.variable);
      return value === undefined ? one : { ...one, value, setBy: 'you', rules: [], active: true };
    }),
  };
}
