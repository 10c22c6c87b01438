/** The commercial policy quotes are priced by: the one shipped, checked when it is first used. */
import standard from '#rules/pricing/policies/standard.json';
import { loadPolicy } from '#rules/pricing/load-policy.ts';
import type { Policy } from '#rules/pricing/policy.ts';

let loaded: Policy | undefined;

export function commercialPolicy(): Policy {
  if (loaded) return loaded;
  const result = loadPolicy(standard);
  if (!result.ok)
    throw new Error(result.error.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return (loaded = result.value);
}
