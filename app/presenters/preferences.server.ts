/** Every declared preference with what is stored for it and what it does to the configurator. */
import { getOwnCustomer } from '#app/services/customers/get-customer.server.ts';
import { listPreferences } from '#app/services/customers/preferences.server.ts';
import {
  newestVersion,
  newestVersions,
} from '#app/services/families/load-family-version.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { ShownPreference } from '#components/account/preference-types.ts';
import type { PreferenceNoteData } from '#components/shop/preference-note.tsx';
import { rulesMentioning } from '#rules/customers/preferences/effects.ts';
import type { PreferenceDefinition } from '#rules/model/family.ts';
import { isHard } from '#rules/model/terms.ts';
import { translate } from '#rules/model/translate.ts';

export interface FamilyPreferences {
  readonly id: string;
  readonly title: string;
  readonly preferences: readonly ShownPreference[];
}

/** By family; absent for staff, who have none of their own. */
export async function presentPreferences(
  actor: Actor,
): Promise<readonly FamilyPreferences[] | undefined> {
  if ((await getOwnCustomer(actor)) === undefined) return undefined;
  const stored = new Map((await listPreferences(actor)).map((one) => [one.key, one]));
  const words = (text: Parameters<typeof translate>[0]) => translate(text, actor.locale);
  return (await newestVersions())
    .map(({ public: family }) => ({
      id: family.id,
      title: words(family.title),
      preferences: family.preferences.map((definition) => ({
        id: definition.id,
        title: words(definition.title),
        why: words(definition.why),
        strength: definition.strength,
        input: inputOf(definition, words),
        stored: stored.get(definition.id),
        effects: rulesMentioning(family.rules, definition.id).map((rule) => ({
          id: rule.id,
          title: words(rule.title),
          because: words(rule.because),
          binding: isHard(rule),
        })),
      })),
    }))
    .filter(({ preferences }) => preferences.length > 0);
}

function inputOf(
  definition: PreferenceDefinition,
  words: (text: Parameters<typeof translate>[0]) => string,
): ShownPreference['input'] {
  switch (definition.kind) {
    case 'choice':
      return {
        kind: 'choice',
        options: definition.values.map(({ id, title }) => ({ value: id, label: words(title) })),
      };
    case 'number':
      return { kind: 'number', min: definition.min, max: definition.max, unit: definition.unit };
    case 'boolean':
      return { kind: 'boolean' };
  }
}

/** For a family's page: what could be known, what is, and how much of the configurator it moves. */
export async function presentPreferenceNote(
  actor: Actor,
  familyId: string,
): Promise<PreferenceNoteData | undefined> {
  const { public: family } = await newestVersion(familyId);
  if (family.preferences.length === 0) return undefined;
  const known = (await getOwnCustomer(actor)) ? await listPreferences(actor) : [];
  const active = new Set(known.filter(({ enabled }) => enabled).map(({ key }) => key));
  return {
    signedIn: actor.user !== undefined,
    questions: family.preferences.map(({ id, title, why }) => ({
      id,
      title: translate(title, actor.locale),
      why: translate(why, actor.locale),
      active: active.has(id),
      effects: rulesMentioning(family.rules, id).length,
    })),
  };
}
