/**
 * A family as a UVL feature model, for one customer: context facts are constants there.
 *
 * Each variable is a feature, each of its values one in an alternative group below it; what may be
 * empty is optional. Hard rules in effect are constraints. A rule that can't be said is named.
 */
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import type { Rule } from '#rules/model/rule.ts';
import { isInEffect, NONE } from '#rules/model/terms.ts';
import { slotsOf, variablesOf, type Variable } from '#rules/model/variables.ts';
import { ConditionFormula } from './condition-formula.ts';
import { and, implies, negated, or, quoted, type Formula } from './formula.ts';
import { NotExpressible, SumFeatures } from './sum-features.ts';

export interface ExportedModel {
  readonly text: string;
  /** Rules left out, and why; without any the model has exactly the family's products. */
  readonly leftOut: readonly { readonly rule: string; readonly reason: string }[];
}

export function familyToUvl(family: PublicFamily, context: ContextFacts): ExportedModel {
  const variables = variablesOf(family);
  const sums = new SumFeatures(family, variables);
  const formulas = new ConditionFormula(family, context, variables, sums);
  const leftOut: { rule: string; reason: string }[] = [];
  const rules = family.rules.filter((rule) => isInEffect(rule, context.date));
  const constraints = rules.flatMap((rule): Formula[] => {
    try {
      return [ruleFormula(family, formulas, rule)];
    } catch (error) {
      if (!(error instanceof NotExpressible)) throw error;
      leftOut.push({ rule: rule.id, reason: error.message });
      return [];
    }
  });
  const lines = [...structure(family, rules), ...constraints].flatMap((formula) => {
    if (formula === true) return [];
    // Nothing is possible: said by a clash, as a constant is no constraint everywhere.
    return [formula === false ? `!${quoted(family.id)}` : formula];
  });
  const tree = variables.map((variable) => treeOf(variable, sums));
  const text = ['namespace ' + quoted(family.id), '', 'features', `\t${quoted(family.id)}`]
    .concat(
      group(
        'mandatory',
        tree.filter(({ optional }) => !optional),
      ),
    )
    .concat(
      group(
        'optional',
        tree.filter(({ optional }) => optional),
      ),
    )
    .concat(lines.length > 0 ? ['', 'constraints', ...lines.map((line) => `\t${line}`)] : [])
    .join('\n');
  return { text: `${text}\n`, leftOut };
}

const group = (
  kind: string,
  members: readonly { readonly lines: readonly string[] }[],
): string[] =>
  members.length > 0 ? [`\t\t${kind}`, ...members.flatMap(({ lines }) => lines)] : [];

function treeOf({ id, domain }: Variable, sums: SumFeatures) {
  const values = domain.filter((value) => value !== NONE);
  const lines = values.map((value) => {
    const name = `${id}=${value}`;
    const attributes = [...(sums.attributes.get(name) ?? [])].map(
      ([key, n]) => `${quoted(key)} ${n}`,
    );
    return `\t\t\t\t\t${quoted(name)}${attributes.length > 0 ? ` {${attributes.join(', ')}}` : ''}`;
  });
  return {
    optional: domain.includes(NONE),
    lines: [`\t\t\t${quoted(id)}`, '\t\t\t\talternative', ...lines],
  };
}

/** Slots in order, quantities with their modules, what is always active filled. */
function structure(family: PublicFamily, rules: readonly Rule[]): readonly Formula[] {
  const governed = new Set(
    rules.flatMap(({ event }) => (event.type === 'activate' ? [event.params.variable] : [])),
  );
  const found: Formula[] = [];
  for (const module of family.modules) {
    const slots = slotsOf(module).map(quoted);
    slots.slice(1).forEach((slot, i) => found.push(implies(slot, slots[i] ?? true)));
    if (!governed.has(module.id)) found.push(...slots.slice(0, module.cardinality.min));
    if (!module.quantity) continue;
    const [filled = true] = slots;
    const counted = quoted(`${module.id}.quantity`);
    found.push(implies(filled, counted), implies(counted, filled));
  }
  for (const characteristic of family.characteristics) {
    if (governed.has(characteristic.id) || characteristic.kind === 'text') continue;
    if (!characteristic.optional) found.push(quoted(characteristic.id));
  }
  return found;
}

function ruleFormula(family: PublicFamily, formulas: ConditionFormula, rule: Rule): Formula {
  const { event } = rule;
  switch (event.type) {
    case 'forbid':
      return negated(formulas.of(rule.conditions));
    case 'require':
      return implies(formulas.of(rule.conditions), formulas.of(event.params.conditions));
    case 'balance': {
      const fact = `resource.${event.params.resource}.balance`;
      const covered = formulas.of({ fact, operator: 'greaterThanInclusive', value: 0 });
      return implies(formulas.of(rule.conditions), covered);
    }
    case 'activate':
      return activation(family, formulas.of(rule.conditions), event.params.variable);
    case 'table': {
      const table = family.tables.find(({ id }) => id === event.params.table);
      const rows = table?.rows.map((row) =>
        and(
          table.columns.map(({ variable, path }, i) =>
            or([
              formulas.among(variable, [NONE]),
              formulas.of({ fact: variable, path, operator: 'equal', value: row[i] ?? '' }),
            ]),
          ),
        ),
      );
      return implies(formulas.of(rule.conditions), or(rows ?? []));
    }
    default:
      return true;
  }
}

function activation(family: PublicFamily, active: Formula, owner: string): Formula {
  const module = family.modules.find(({ id }) => id === owner);
  const characteristic = family.characteristics.find(({ id }) => id === owner);
  const slots = (module ? slotsOf(module) : [owner]).map(quoted);
  const least = module
    ? module.cardinality.min
    : characteristic?.kind === 'text' || characteristic?.optional
      ? 0
      : 1;
  return and([
    ...slots.map((slot) => implies(slot, active)),
    ...slots.slice(0, least).map((slot) => implies(active, slot)),
  ]);
}
