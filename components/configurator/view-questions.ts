/** One question of the shown step, and the panel of an option somebody asked about. */
import type {
  Decision,
  Explanation,
  Repair,
  Value,
  VariableState,
} from '#rules/configuration/types.ts';
import { translate } from '#rules/model/translate.ts';
import { changeBetween } from '#rules/workflow/configurator-change.ts';
import type { QuestionOutlook } from './step-outlook.ts';
import type { Names } from './view-names.ts';
import type { OptionSource } from './view-options.ts';
import { optionsOf, rangesOf, reasonView } from './view-options.ts';
import { changesOf } from './view-outlook.ts';
import type { ChipOf } from './view-steps.ts';
import type { AskedView, QuestionView, RepairView } from './view-types.ts';

export function questionView(
  source: OptionSource & { readonly chipOf: ChipOf },
  state: VariableState,
  decisions: readonly Decision[],
  asked: AskedView | undefined,
  known: QuestionOutlook | undefined,
): QuestionView {
  const { family, locale, names } = source;
  const owner =
    family.modules.find(({ id }) => id === state.owner) ??
    family.characteristics.find(({ id }) => id === state.owner);
  const decision = decisions.find(({ variable }) => variable === state.variable);
  const base = {
    variable: state.variable,
    owner: state.owner,
    title: names.variable(state.variable),
    description: owner?.description && translate(owner.description, locale),
    value: state.value,
    decided: decision !== undefined,
    chip: source.chipOf(state),
    asked,
  };
  if (state.kind === 'text') {
    const maxLength = owner && 'maxLength' in owner ? owner.maxLength : undefined;
    return { ...base, kind: 'text', value: decision?.value, options: [], maxLength };
  }
  if (state.kind === 'number') {
    const range = owner && 'kind' in owner && owner.kind === 'number' ? owner : undefined;
    const step = range?.step ?? 1;
    return {
      ...base,
      kind: 'number',
      // The options of a number are said as ranges; explaining each would be noise.
      options: [],
      unit: range?.unit ?? '',
      step,
      ranges: rangesOf(state.options, step),
    };
  }
  const kind = state.kind === 'quantity' ? 'quantity' : 'cards';
  const outlookOf =
    known && changesOf(family, source.context, state, decision !== undefined, known);
  return { ...base, kind, options: optionsOf(source, state, outlookOf) };
}

export interface AskedSource {
  readonly names: Names;
  readonly decisions: readonly Decision[];
  readonly wanted: Decision;
  readonly explanation: Explanation;
  readonly repairs: readonly Repair[];
  readonly priceChange: (decisions: readonly Decision[]) => number | undefined;
}

export function askedView(source: AskedSource): AskedView | undefined {
  const { names, wanted, explanation, repairs } = source;
  if (explanation.status === 'valid') return undefined;
  return {
    value: wanted.value,
    title: names.value(wanted.variable, wanted.value),
    reason: reasonView(names, explanation),
    repairs: repairs.map((repair) => repairView(source, repair)),
  };
}

function repairView({ names, decisions, priceChange }: AskedSource, repair: Repair): RepairView {
  const instead = new Map<string, Value>(repair.instead.map((one) => [one.variable, one.value]));
  return {
    changes: repair.retract.map(({ variable, value }) => ({
      variable,
      title: names.variable(variable),
      from: names.value(variable, value),
      to: instead.has(variable) ? names.value(variable, instead.get(variable)) : undefined,
    })),
    priceChange: priceChange(repair.decisions),
    change: changeBetween(decisions, repair.decisions),
  };
}
