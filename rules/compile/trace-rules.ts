/**
 * What each rule says as literals over the product: that it fires, and that it is violated. They
 * define new literals only and exclude no product.
 */
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Rule } from '#rules/model/rule.ts';
import type { TracedRule } from './compiled-family.ts';
import { effect, tableRows, type RuleParts } from './encode-rules.ts';
import { compareSum } from './encode-sum.ts';
import { TRUE } from './encoder.ts';

export function traceRules(parts: RuleParts): readonly TracedRule[] {
  return parts.family.rules.map((rule) => traceRule(parts, parts.family, rule));
}

function traceRule(parts: RuleParts, family: PublicFamily, rule: Rule): TracedRule {
  const { encoder, conditions, splitter, sums } = parts;
  const effective = effect(splitter, rule);
  const inEffect = effective ? conditions.encode(effective) : TRUE;
  const when = conditions.encode(splitter.split(rule.conditions));
  const fires = encoder.and([inEffect, when]);
  const traced = { rule: rule.id, fires };
  const { event } = rule;
  if (event.type === 'forbid') return { ...traced, violated: fires };
  if (event.type === 'require') {
    const then = conditions.encode(splitter.split(event.params.conditions));
    return { ...traced, violated: encoder.and([fires, -then]) };
  }
  if (event.type === 'balance') {
    const balance = sums.of({ fact: `resource.${event.params.resource}.balance` });
    const short = compareSum(encoder, balance, 'lessThan');
    return { ...traced, violated: encoder.and([fires, short]) };
  }
  if (event.type === 'table') {
    const table = family.tables.find(({ id }) => id === event.params.table);
    const listed = encoder.or(table ? tableRows(parts, table) : []);
    return { ...traced, violated: encoder.and([fires, -listed]) };
  }
  return traced;
}
