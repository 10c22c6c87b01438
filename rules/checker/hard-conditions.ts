/**
 * Every hard rule as one condition that says how it is violated.
 *
 * `activate` and `table` speak about derived facts of the checker's own: `#filled.<owner>` (number
 * of filled slots, or whether a characteristic is given) and `#table.<id>` (whether a row matches).
 */
import type { Condition } from '#rules/model/condition.ts';
import { factValue, type ProductFacts } from '#rules/model/evaluate.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Rule } from '#rules/model/rule.ts';
import { NONE } from '#rules/model/terms.ts';

export interface Hazard {
  readonly rule: Rule;
  readonly violatedWhen: Condition;
}

/** The hard rules that are in effect on the day. */
export function hazards(family: PublicFamily, day: string): readonly Hazard[] {
  return family.rules.flatMap((rule) => {
    if (rule.effectiveFrom !== undefined && day < rule.effectiveFrom) return [];
    if (rule.effectiveTo !== undefined && day > rule.effectiveTo) return [];
    const violatedWhen = violation(family, rule);
    return violatedWhen ? [{ rule, violatedWhen }] : [];
  });
}

function violation(family: PublicFamily, { conditions, event }: Rule): Condition | undefined {
  switch (event.type) {
    case 'forbid':
      return conditions;
    case 'require':
      return { all: [conditions, { not: event.params.conditions }] };
    case 'balance': {
      const fact = `resource.${event.params.resource}.balance`;
      return { all: [conditions, { fact, operator: 'lessThan', value: 0 }] };
    }
    case 'table': {
      const fact = `#table.${event.params.table}`;
      return { all: [conditions, { fact, operator: 'equal', value: false }] };
    }
    case 'activate': {
      const fact = `#filled.${event.params.variable}`;
      const least = leastFilled(family, event.params.variable);
      return {
        any: [
          { all: [conditions, { fact, operator: 'lessThan', value: least }] },
          { all: [{ not: conditions }, { fact, operator: 'greaterThan', value: 0 }] },
        ],
      };
    }
    default:
      return undefined;
  }
}

/** How many slots are filled at least when the module or characteristic is active. */
function leastFilled(family: PublicFamily, id: string): number {
  const module = family.modules.find((m) => m.id === id);
  if (module) return module.cardinality.min;
  const characteristic = family.characteristics.find((c) => c.id === id);
  return !characteristic || characteristic.kind === 'text' || characteristic.optional ? 0 : 1;
}

/**
 * What is active without a rule in effect has to be filled too: a module whose `activate` rule is
 * not in effect on the day is active always.
 */
export function alwaysActive(family: PublicFamily, day: string): readonly Condition[] {
  const governed = new Set<string>();
  for (const { rule } of hazards(family, day)) {
    if (rule.event.type === 'activate') governed.add(rule.event.params.variable);
  }
  return [...family.modules, ...family.characteristics]
    .filter(({ id }) => !governed.has(id))
    .map(({ id }) => ({
      fact: `#filled.${id}`,
      operator: 'lessThan',
      value: leastFilled(family, id),
    }));
}

/** The facts of a product and the checker's own. */
export function withOwnFacts(family: PublicFamily, facts: ProductFacts): ProductFacts {
  const own: Record<string, unknown> = { ...facts };
  for (const { id } of [...family.modules, ...family.characteristics]) {
    const value = factValue(facts, { fact: id });
    own[`#filled.${id}`] = Array.isArray(value) ? value.length : Number(value !== NONE);
  }
  for (const table of family.tables) {
    const cells = table.columns.map(({ variable, path }) => ({
      empty: factValue(facts, { fact: variable }) === NONE,
      value: factValue(facts, { fact: variable, path }),
    }));
    own[`#table.${table.id}`] = table.rows.some((row) =>
      row.every((wanted, i) => cells[i]?.empty === true || cells[i]?.value === wanted),
    );
  }
  return own;
}
