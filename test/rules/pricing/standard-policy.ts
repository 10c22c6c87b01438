/** The shipped policy, as the tests change it: `policyWith` is checked by the loader again. */
import { loadPolicy } from '#rules/pricing/load-policy.ts';
import type { Policy } from '#rules/pricing/policy.ts';
import standard from '#rules/pricing/policies/standard.json' with { type: 'json' };

export const policyDocument = (): Record<string, unknown> => structuredClone(standard);

export function policyWith(changes: Record<string, unknown> = {}): Policy {
  const loaded = loadPolicy({ ...policyDocument(), ...changes });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

export const standardPolicy = policyWith();
