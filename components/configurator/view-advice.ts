/** Advice whose condition holds, and what a person's preferences do to the product. */
import type { ConfigurationState, ContextFacts } from '#rules/configuration/types.ts';
import type { Condition, Leaf } from '#rules/model/condition.ts';
import { contextFacts, holds } from '#rules/model/evaluate.ts';
import { contextReference, isContextFact } from '#rules/model/facts.ts';
import type { PreferenceDefinition } from '#rules/model/family.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isLeaf } from '#rules/model/terms.ts';
import { translate } from '#rules/model/translate.ts';
import type { Names } from './view-names.ts';
import type { AdviceView, PreferenceView } from './view-types.ts';

export function adviceView(
  family: PublicFamily,
  state: ConfigurationState,
  names: Names,
  locale: string,
): AdviceView[] {
  return family.rules.flatMap(({ id, event }) => {
    if (!state.advice.includes(id)) return [];
    if (event.type === 'message') return { id, text: translate(event.params.text, locale) };
    if (event.type !== 'offer') return [];
    const { variable, value, text } = event.params;
    if (typeof value === 'boolean') return [];
    return {
      id,
      text: translate(text, locale),
      offer: { variable, value, title: names.value(variable, value) },
    };
  });
}

function leavesOf(condition: Condition): readonly Leaf[] {
  if (isLeaf(condition)) return [condition];
  if ('not' in condition) return leavesOf(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(leavesOf);
}

const speaksOf = (leaf: Leaf, preference: string): boolean => {
  if (!isContextFact(leaf.fact)) return false;
  const { fact, path } = contextReference(leaf);
  return fact === 'preferences' && path === preference;
};

/** The preferences known of this person, each with the rules it switches on. */
export function preferencesView(
  family: PublicFamily,
  context: ContextFacts,
  names: Names,
  locale: string,
): PreferenceView[] {
  const facts = contextFacts(context);
  return family.preferences.flatMap((preference) => {
    const value = context.preferences?.[preference.id];
    if (value === undefined) return [];
    const rules = family.rules.filter(({ conditions }) =>
      leavesOf(conditions).some((leaf) => speaksOf(leaf, preference.id) && holds(leaf, facts)),
    );
    return {
      id: preference.id,
      title: translate(preference.title, locale),
      value,
      ...valueTitle(preference, value, locale),
      learnt: context.learnt?.includes(preference.id) === true,
      rules: names.rules(rules.map(({ id }) => id)),
    };
  });
}

function valueTitle(
  preference: PreferenceDefinition,
  value: unknown,
  locale: string,
): Pick<PreferenceView, 'valueTitle' | 'unit'> {
  if (preference.kind === 'number') return { unit: preference.unit };
  if (preference.kind === 'boolean') return {};
  const found = preference.values.find(({ id }) => id === value);
  return { valueTitle: found && translate(found.title, locale) };
}
