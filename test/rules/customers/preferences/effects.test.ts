import { describe, expect, it } from 'vitest';
import { rulesMentioning } from '#rules/customers/preferences/effects.ts';
import type { Condition } from '#rules/model/condition.ts';
import type { Rule, RuleEvent } from '#rules/model/rule.ts';

const leaf: Condition = { fact: 'preferences', path: 'vegan', operator: 'equal', value: true };
const unrelated: Condition = { fact: 'saddle', operator: 'equal', value: 'vegan' };

const rule = (id: string, condition: Condition, event: RuleEvent = { type: 'forbid' }): Rule => ({
  id,
  title: { en: id },
  because: { en: id },
  conditions: { all: [condition] },
  event,
  examples: [],
});

describe('the rules that mention a preference', () => {
  it('are found wherever the preference is read', () => {
    const rules = [
      rule('plain', leaf),
      rule('nested', { any: [unrelated, { not: { all: [leaf] } }] }),
      rule('compared-with', {
        fact: 'saddle',
        path: 'vegan',
        operator: 'equal',
        value: { fact: 'preferences', path: 'vegan' },
      }),
      rule('demanded', unrelated, { type: 'require', params: { conditions: leaf } }),
      rule('preferred', unrelated, { type: 'prefer', params: { conditions: leaf, weight: 1 } }),
    ];
    expect(rulesMentioning(rules, 'vegan')).toEqual(rules);
  });

  it('are not those that merely sound like it', () => {
    const rules = [
      rule('value', unrelated),
      rule('other-preference', { ...leaf, path: 'veganFriends' }),
      rule('other-fact', { ...leaf, fact: 'customer' }),
    ];
    expect(rulesMentioning(rules, 'vegan')).toEqual([]);
  });
});
