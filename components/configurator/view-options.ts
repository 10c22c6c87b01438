/** One question's options as cards: what they are, what they cost, and why one can't be had. */
import type {
  ContextFacts,
  Explanation,
  OptionState,
  Value,
  VariableState,
} from '#rules/configuration/types.ts';
import type { PublicComponent, PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { translate } from '#rules/model/translate.ts';
import type { Names } from './view-names.ts';
import type { AttributeView, OptionView, OutlookView, ReasonView } from './view-types.ts';

const KEY_ATTRIBUTES = 3;

export interface OptionSource {
  readonly family: PublicFamily;
  readonly context: ContextFacts;
  /** See OptionView; absent where outlooks come. */
  readonly swap?: ((variable: string, value: Value) => number) | undefined;
  readonly locale: string;
  readonly names: Names;
  readonly explain: (variable: string, value: Value) => Explanation | undefined;
}

export type OutlookOf = (value: Value) => OutlookView | undefined;

export function optionsOf(
  source: OptionSource,
  state: VariableState,
  outlookOf: OutlookOf | undefined,
): OptionView[] {
  return state.options.map((option) => optionView(source, state, option, outlookOf));
}

function optionView(
  source: OptionSource,
  state: VariableState,
  option: OptionState,
  outlookOf: OutlookOf | undefined,
): OptionView {
  const { variable } = state;
  const { value } = option;
  const selected = state.value === value;
  const available = option.status !== 'invalid';
  const explanation = available ? undefined : source.explain(variable, value);
  return {
    value,
    title: source.names.value(variable, value),
    ...appearance(source, state, value),
    outlook: selected || !available ? undefined : outlookOf?.(value),
    swap: selected || !available || outlookOf ? undefined : source.swap?.(variable, value),
    selected,
    available,
    reason: explanation && reasonView(source.names, explanation),
  };
}

type Appearance = Pick<OptionView, 'description' | 'swatch' | 'attributes' | 'mass' | 'waitDays'>;

function appearance(source: OptionSource, state: VariableState, value: Value): Appearance {
  if (state.kind === 'component' && value !== NONE) {
    const component = source.family.components.find(({ id }) => id === value);
    if (component) return componentAppearance(source, component);
  }
  const characteristic = source.family.characteristics.find(({ id }) => id === state.variable);
  if (characteristic?.kind === 'choice') {
    const choice = characteristic.values.find(({ id }) => id === value);
    return { swatch: choice?.swatch, attributes: [] };
  }
  return { attributes: [] };
}

function componentAppearance(
  { family, locale }: OptionSource,
  component: PublicComponent,
): Appearance {
  return {
    description: component.description && translate(component.description, locale),
    swatch: component.swatch,
    attributes: keyAttributes(family, component, locale),
    mass: component.mass,
    waitDays: component.waitDays,
  };
}

function keyAttributes(
  family: PublicFamily,
  component: PublicComponent,
  locale: string,
): AttributeView[] {
  const type = family.componentTypes.find(({ id }) => id === component.type);
  return (type?.attributes ?? [])
    .filter(({ key, id }) => key && component.attributes[id] !== undefined)
    .slice(0, KEY_ATTRIBUTES)
    .map(({ id, title, unit }) => ({
      title: translate(title, locale),
      value: component.attributes[id] ?? '',
      unit,
    }));
}

export function reasonView(names: Names, explanation: Explanation): ReasonView {
  return {
    choices: explanation.decisions.map(({ variable, value }) => ({
      variable,
      title: names.variable(variable),
      value: names.value(variable, value),
    })),
    rules: names.rules(explanation.rules),
  };
}

/** Runs of available numbers, `[from, to]`, for saying in words what can be had. */
export function rangesOf(options: readonly OptionState[], step: number): [number, number][] {
  const runs: [number, number][] = [];
  for (const { value, status } of options) {
    if (typeof value !== 'number' || status === 'invalid') continue;
    const last = runs.at(-1);
    if (last && last[1] + step === value) last[1] = value;
    else runs.push([value, value]);
  }
  return runs;
}
