/** Hard rules as clauses, each under its selector and, where it has dates, its effect literal. */
import type { Condition } from '#rules/model/condition.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Rule } from '#rules/model/rule.ts';
import { isHard } from '#rules/model/terms.ts';
import type { Domains } from './domains.ts';
import { TRUE, type Encoder } from './encoder.ts';
import type { ConditionEncoder } from './encode-condition.ts';
import { requireAtMost } from './encode-sum.ts';
import type { SelectorOf } from './encode-structure.ts';
import type { ContextSplitter, SplitCondition } from './split-condition.ts';
import type { Sums } from './sums.ts';
import type { VariableMap } from './variable-map.ts';
import { joined } from './sums.ts';

export interface RuleParts {
  readonly family: PublicFamily;
  readonly encoder: Encoder;
  readonly domains: Domains;
  readonly map: VariableMap;
  readonly splitter: ContextSplitter;
  readonly conditions: ConditionEncoder;
  readonly sums: Sums;
  readonly selector: SelectorOf;
}

/** The condition that the rule is in effect today; undefined when it always is. */
export function effect(splitter: ContextSplitter, rule: Rule): SplitCondition | undefined {
  const days: Condition[] = [];
  const { effectiveFrom: from, effectiveTo: to } = rule;
  if (from) days.push({ fact: 'date', operator: 'greaterThanInclusive', value: from });
  if (to) days.push({ fact: 'date', operator: 'lessThanInclusive', value: to });
  if (days.length === 0) return undefined;
  return { context: splitter.key({ all: days }, `effective:${rule.id}`) };
}

/** Encodes all hard rules; tells by which literal each activated module or characteristic is active. */
export function encodeRules(parts: RuleParts): ReadonlyMap<string, number> {
  const active = new Map<string, number>();
  for (const rule of parts.family.rules) {
    if (!isHard(rule)) continue;
    const effective = effect(parts.splitter, rule);
    const inEffect = effective ? parts.conditions.encode(effective) : TRUE;
    const when = parts.conditions.encode(parts.splitter.split(rule.conditions));
    encodeRule(parts, rule, [-parts.selector(rule.id), -inEffect], inEffect, when, active);
  }
  return active;
}

function encodeRule(
  parts: RuleParts,
  { event }: Rule,
  unless: readonly number[],
  inEffect: number,
  when: number,
  active: Map<string, number>,
): void {
  const { encoder, conditions, splitter, sums, family } = parts;
  if (event.type === 'forbid') encoder.addClause([...unless, -when]);
  else if (event.type === 'require') {
    const then = conditions.encode(splitter.split(event.params.conditions));
    encoder.addClause([...unless, -when, then]);
  } else if (event.type === 'activate') {
    const isActive = encoder.newVariable();
    active.set(event.params.variable, isActive);
    encoder.addClause([...unless, -when, isActive]);
    encoder.addClause([...unless, when, -isActive]);
    encoder.addClause([inEffect, isActive]);
  } else if (event.type === 'balance') {
    const { resource } = event.params;
    const balance = sums.of({ fact: `resource.${resource}.balance` });
    const deficit = balance.groups.map(({ literals, weights }) => ({
      literals,
      weights: weights.map((weight) => -weight),
    }));
    const binding = encoder.and([...unless.map((literal) => -literal), when]);
    requireAtMost(encoder, binding, joined(deficit), 0);
  } else if (event.type === 'table') {
    const table = family.tables.find((t) => t.id === event.params.table);
    const rows = table ? tableRows(parts, table) : [];
    encoder.addClause([...unless, -when, ...rows]);
  }
}

/** One literal per row of a table: that the product is in it. */
export function tableRows(
  { encoder, map, domains }: RuleParts,
  table: PublicFamily['tables'][number],
): readonly number[] {
  const cells = table.columns.map(({ variable, path }) => {
    const none = map.none(variable);
    const literals = new Map<unknown, number>();
    for (const { value, values } of domains.byValue({ fact: variable, path })) {
      const matching = values.map((each) => map.literal(variable, each));
      literals.set(value, encoder.or([none, ...matching]));
    }
    return { literals, none };
  });
  return table.rows.map((row) =>
    encoder.and(cells.map(({ literals, none }, i) => literals.get(row[i]) ?? none)),
  );
}
