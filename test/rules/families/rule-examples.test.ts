/** The examples of the shipped families' rules are their tests: each is put to the engine. */
import { describe, expect, it } from 'vitest';
import { readGiven } from '#rules/analysis/run-examples.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import { lessonsOf } from '#rules/customers/preferences/lessons.ts';
import { configurators, loadShipped } from '../../factories/ebike-family.ts';

const BASE: ContextFacts = { market: 'DE', channel: 'web', date: '2026-06-01' };

describe.each(['ebike', 'fibre-plan'])('the examples of the rules of %s', (id) => {
  const family = loadShipped(id);
  const open = configurators(family);

  it.each(family.rules.map((rule) => [rule.id, rule] as const))(
    '%s',
    async (_, rule) => {
      for (const { given, expect: wanted } of rule.examples) {
        const { facts, decisions } = readGiven(given, BASE);
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

  it.each(
    family.rules.flatMap((rule) => (rule.event.type === 'learn' ? [[rule.id, rule] as const] : [])),
  )('%s teaches what it says, and only of a choice', async (id, { examples }) => {
    for (const { given } of examples) {
      const { facts, decisions } = readGiven(given, BASE);
      const { product } = (await open(facts)).state(decisions);
      const ordered = { product, decisions, market: BASE.market, date: BASE.date };
      const rules = lessonsOf(family, ordered).map(({ rule }) => rule);
      expect(rules).toContain(id);
      expect(lessonsOf(family, { ...ordered, decisions: [] })).toEqual([]);
    }
  });
});
