/** Steps with their progress, the summary of what is chosen, and what is still open. */
import type { ConfigurationState, VariableId, VariableState } from '#rules/configuration/types.ts';
import { rulesMentioning } from '#rules/customers/preferences/effects.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { translate } from '#rules/model/translate.ts';
import type { Names } from './view-names.ts';
import type { ChipView, StepView, SummaryLine } from './view-types.ts';

/** The group of every module and characteristic. */
export function groupsOf(family: PublicFamily): ReadonlyMap<string, string> {
  return new Map(
    [...family.modules, ...family.characteristics].map(({ id, group }) => [id, group]),
  );
}

const isFilled = (state: ConfigurationState, variable: string): boolean => {
  const value = state.variables.find((one) => one.variable === variable)?.value;
  return value !== undefined && value !== NONE;
};

/** Whether the page asks it now: an inactive one never, a further slot once the last is filled. */
export function isAsked(one: VariableState, state: ConfigurationState): boolean {
  if (!one.active) return false;
  if (one.kind === 'quantity') return isFilled(state, one.owner);
  const slot = one.variable === one.owner ? 0 : Number(one.variable.slice(one.owner.length + 1));
  return slot <= 1 || isFilled(state, `${one.owner}.${slot - 1}`);
}

export type ChipOf = (one: VariableState) => ChipView | undefined;

/** The rules that what somebody's orders taught switches on. */
export const learntRules = (
  { rules }: PublicFamily,
  learnt: readonly string[] = [],
): ReadonlySet<string> =>
  new Set(learnt.flatMap((preference) => rulesMentioning(rules, preference)).map(({ id }) => id));

/** `isBrief`: without the rules behind what is implied, which would have to be sought. */
export const chips =
  (names: Names, isBrief: boolean, learnt: ReadonlySet<string>): ChipOf =>
  (one) =>
    one.setBy && {
      by:
        one.setBy === 'preference' && one.rules.some((rule) => learnt.has(rule))
          ? 'learnt'
          : one.setBy,
      rules: isBrief && one.setBy === 'rule' ? [] : names.rules(one.rules),
    };

/** Open: it has no value yet, though a finished product needs one. */
const isOpen = (one: VariableState): boolean => one.value === undefined && one.kind !== 'text';

export function stepsView(
  family: PublicFamily,
  state: ConfigurationState,
  locale: string,
): StepView[] {
  const groups = groupsOf(family);
  return family.groups
    .map((group) => {
      const asked = state.variables.filter(
        (one) => groups.get(one.owner) === group.id && isAsked(one, state),
      );
      return {
        id: group.id,
        title: translate(group.title, locale),
        description: group.description && translate(group.description, locale),
        questions: asked.length,
        open: asked.filter(isOpen).length,
        touched: asked.some(({ setBy }) => setBy === 'you'),
      };
    })
    .filter(({ questions }) => questions > 0);
}

/** The questions of a step (the first where there is none such) that are answered by options. */
export function questionsWithOptions(
  family: PublicFamily,
  state: ConfigurationState,
  step: string | undefined,
): ReadonlySet<VariableId> {
  const groups = groupsOf(family);
  const asked = state.variables.filter((one) => isAsked(one, state));
  const steps = family.groups.filter(({ id }) =>
    asked.some(({ owner }) => groups.get(owner) === id),
  );
  const shown = steps.find(({ id }) => id === step) ?? steps[0];
  return new Set(
    asked
      .filter(({ owner, kind }) => groups.get(owner) === shown?.id && WITH_OPTIONS.includes(kind))
      .map(({ variable }) => variable),
  );
}

const WITH_OPTIONS: readonly VariableState['kind'][] = ['component', 'choice', 'quantity'];

export function openQuestions(
  groups: ReadonlyMap<string, string>,
  state: ConfigurationState,
  names: Names,
): { step: string; variable: string; title: string }[] {
  return state.variables
    .filter((one) => isAsked(one, state) && isOpen(one))
    .map((one) => ({
      step: groups.get(one.owner) ?? '',
      variable: one.variable,
      title: names.variable(one.variable),
    }));
}

export function summaryView(
  groups: ReadonlyMap<string, string>,
  state: ConfigurationState,
  names: Names,
  chipOf: ChipOf,
): SummaryLine[] {
  return state.variables
    .filter((one) => one.value !== undefined && one.value !== NONE && isAsked(one, state))
    .map((one) => ({
      variable: one.variable,
      step: groups.get(one.owner) ?? '',
      title: names.variable(one.variable),
      value: names.value(one.variable, one.value),
      chip: chipOf(one),
    }));
}
