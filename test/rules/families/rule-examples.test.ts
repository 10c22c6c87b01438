/** The examples of the shipped families' rules are their tests: each is put to the engine. */
import { describe, expect, it } from 'vitest';
import type { ContextFacts, Decision } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import { configurators, loadShipped } from '../../factories/ebike-family.ts';

function understood(given: Readonly<Record<string, unknown>>) {
  const preferences: Record<string, Scalar> = {};
  const usage: Record<string, unknown> = {};
  const decisions: Decision[] = [];
  let date = '2026-06-01';
  let market = 'DE';
  for (const [name, value] of Object.entries(given)) {
    if (name === 'market') market = String(value);
    else if (name === 'date') date = String(value);
    else if (name.startsWith('usage.')) usage[name.slice(6)] = value;
    else if (name.startsWith('preferences.')) preferences[name.slice(12)] = value as Scalar;
    else decisions.push({ variable: name, value: value as string | number });
  }
  const facts: ContextFacts = { market, channel: 'web', date, preferences, usage };
  return { facts, decisions };
}

describe.each(['ebike', 'fibre-plan'])('the examples of the rules of %s', (id) => {
  const family = loadShipped(id);
  const open = configurators(family);

  it.each(family.rules.map((rule) => [rule.id, rule] as const))(
    '%s',
    async (_, rule) => {
      for (const { given, expect: wanted } of rule.examples) {
        const { facts, decisions } = understood(given);
        const configurator = await open(facts);
        if (typeof wanted === 'string') {
          const found = configurator.complete(decisions, 'cheapest');
          expect({ given, found: found ? 'valid' : 'invalid' }).toEqual({ given, found: wanted });
        } else {
          const { variables } = configurator.state(decisions);
          const proposed = Object.keys(wanted.value).map((id) => [
            id,
            variables.find(({ variable }) => variable === id)?.value,
          ]);
          expect({ given, value: Object.fromEntries(proposed) }).toEqual({
            given,
            value: wanted.value,
          });
        }
      }
    },
    30_000,
  );
});
