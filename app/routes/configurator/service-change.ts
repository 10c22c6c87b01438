/** The configurator's change in the words of the service that applies it. */
import { NONE } from '#rules/model/terms.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';

/**
 * One variable is decided or retracted; several are the difference from a base to what is wanted,
 * so that whatever else is stored by then stays as it is.
 */
export function serviceChange({ set, unset }: Change) {
  const [only] = set;
  const [given] = unset;
  if (only && set.length === 1 && unset.length === 0) return { kind: 'decide', ...only } as const;
  if (given && unset.length === 1 && set.length === 0) {
    return { kind: 'retract', variable: given } as const;
  }
  const base = unset.map((variable) => ({ variable, value: NONE }));
  return { kind: 'replace', decisions: set, base } as const;
}
