/** The commercial policy in force; a faulty one stops the process at its start. */
import { loadPolicy } from '#rules/pricing/load-policy.ts';
import type { Policy } from '#rules/pricing/policy.ts';
import document from '#rules/pricing/policies/standard.json' with { type: 'json' };

function load(): Policy {
  const loaded = loadPolicy(document);
  if (loaded.ok) return loaded.value;
  const faults = loaded.error.map(({ path, message }) => `  ${path}: ${message}`);
  throw new Error(`The commercial policy is not usable:\n${faults.join('\n')}`);
}

export const standardPolicy: Policy = load();
