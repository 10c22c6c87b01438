/**
 * What a person may ask of the configurator, as the fields of a plain form.
 *
 * The same reader serves the server, where JavaScript is off, and the browser, which answers the
 * form itself; so no form can do in one what it does not do in the other.
 */
import type { Decision, Value, VariableId } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import type { FinishObjective } from './finish.ts';

export const OBJECTIVES = [
  'cheapest',
  'lightest',
  'fastest',
  'best-fit',
  'likeliest',
] as const satisfies readonly FinishObjective[];

export type Intent =
  | { readonly intent: 'decide'; readonly decision: Decision }
  | { readonly intent: 'retract'; readonly variable: VariableId }
  | { readonly intent: 'apply'; readonly change: Change }
  | { readonly intent: 'complete'; readonly objective: FinishObjective }
  | { readonly intent: 'clear' }
  | { readonly intent: 'rename'; readonly name: string }
  | { readonly intent: 'add-to-cart' };

const INTEGER = /^-?\d{1,9}$/;
const LONGEST_TEXT = 400;
const MOST_CHANGES = 500;

const text = (form: FormData, name: string): string | undefined => {
  const value = form.get(name);
  return typeof value === 'string' ? value : undefined;
};

const isVariable = (value: unknown): value is VariableId =>
  typeof value === 'string' && value !== '' && value.length <= 120;

const isValue = (value: unknown): value is Value =>
  (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT) ||
  Number.isSafeInteger(value);

/** The intent of a submitted form; undefined when it is none. */
export function readIntent(form: FormData): Intent | undefined {
  const intent = text(form, 'intent');
  switch (intent) {
    case 'decide':
      return readDecision(form);
    case 'retract': {
      const variable = text(form, 'variable');
      return isVariable(variable) ? { intent, variable } : undefined;
    }
    case 'apply': {
      const change = readChange(text(form, 'change'));
      return change && { intent, change };
    }
    case 'complete': {
      const objective = OBJECTIVES.find((one) => one === text(form, 'objective'));
      return objective && { intent, objective };
    }
    case 'rename': {
      const name = text(form, 'name')?.trim();
      return name !== undefined && name.length <= 120 ? { intent, name } : undefined;
    }
    case 'clear':
    case 'add-to-cart':
      return { intent };
    default:
      return undefined;
  }
}

function readDecision(form: FormData): Intent | undefined {
  const variable = text(form, 'variable');
  const given = text(form, 'value')?.trim();
  if (!isVariable(variable) || given === undefined) return undefined;
  if (given === '') return { intent: 'retract', variable };
  const isNumber = text(form, 'as') === 'number' && given !== 'none';
  if (isNumber && !INTEGER.test(given)) return undefined;
  const value = isNumber ? Number(given) : given;
  return isValue(value) ? { intent: 'decide', decision: { variable, value } } : undefined;
}

/** A change as JSON text, such as a repair's; undefined when it is not one. */
export function readChange(json: string | undefined): Change | undefined {
  try {
    return asChange(JSON.parse(json ?? ''));
  } catch {
    return undefined;
  }
}

/** `value` as a change, if it has the shape of one; what it holds is checked by the engine. */
export function asChange(value: unknown): Change | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { set, unset } = value as { set?: unknown; unset?: unknown };
  if (!Array.isArray(set) || !Array.isArray(unset)) return undefined;
  if (set.length + unset.length > MOST_CHANGES) return undefined;
  if (!set.every(isDecision) || !unset.every(isVariable)) return undefined;
  return { set: set.map(({ variable, value: v }) => ({ variable, value: v })), unset };
}

function isDecision(value: unknown): value is Decision {
  if (typeof value !== 'object' || value === null) return false;
  const { variable, value: chosen } = value as Partial<Decision>;
  return isVariable(variable) && isValue(chosen);
}
