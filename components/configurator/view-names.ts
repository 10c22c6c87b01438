/** The names people know things by: variables, their values, and rules, in one language. */
import type { Value, VariableId } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { translate } from '#rules/model/translate.ts';
import type { RuleView } from './view-types.ts';

/** The few words of the page's own catalogue that names are made with. */
export interface Words {
  readonly none: string;
  /** Title of a repeated module's slot. */
  readonly slot: (title: string, number: number) => string;
  /** Title of the question how many pieces. */
  readonly quantity: (title: string) => string;
  /** Title and reason of what the make of the product itself demands. */
  readonly structure: (title: string) => string;
}

const STRUCTURE = 'structure:';

export interface Names {
  readonly owner: (owner: string) => string;
  readonly variable: (variable: VariableId) => string;
  readonly value: (variable: VariableId, value: Value | undefined) => string;
  readonly rule: (id: string) => RuleView;
  readonly rules: (ids: readonly string[]) => RuleView[];
}

export function namesOf(family: PublicFamily, locale: string, words: Words): Names {
  const components = new Map(family.components.map((one) => [one.id, one]));
  const modules = new Map(family.modules.map((one) => [one.id, one]));
  const characteristics = new Map(family.characteristics.map((one) => [one.id, one]));
  const known = new Map(family.rules.map((one) => [one.id, one]));

  const owner = (id: string): string => {
    const found = modules.get(id) ?? characteristics.get(id);
    return found ? translate(found.title, locale) : id;
  };

  const variable = (id: VariableId): string => {
    const [first = id, part] = id.split('.', 2);
    if (part === undefined) return owner(first);
    return part === 'quantity'
      ? words.quantity(owner(first))
      : words.slot(owner(first), Number(part));
  };

  const value = (id: VariableId, chosen: Value | undefined): string => {
    if (chosen === undefined || chosen === NONE) return words.none;
    const characteristic = characteristics.get(id);
    if (characteristic?.kind === 'choice') {
      const found = characteristic.values.find((one) => one.id === chosen);
      return found ? translate(found.title, locale) : String(chosen);
    }
    if (characteristic?.kind === 'number') return `${chosen} ${characteristic.unit}`.trim();
    if (characteristic) return `“${chosen}”`;
    const component = components.get(String(chosen));
    return component ? translate(component.title, locale) : String(chosen);
  };

  const rule = (id: string): RuleView => {
    if (id.startsWith(STRUCTURE)) {
      return { id, title: '', because: words.structure(owner(id.slice(STRUCTURE.length))) };
    }
    const found = known.get(id);
    if (!found) return { id, title: id, because: '' };
    return {
      id,
      title: translate(found.title, locale),
      because: translate(found.because, locale),
    };
  };

  return { owner, variable, value, rule, rules: (ids) => ids.map(rule) };
}
