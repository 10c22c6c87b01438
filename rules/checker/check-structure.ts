/**
 * What holds in every product whatever the rules say: each variable has a value of its domain,
 * slots are filled in order, enough of them where the module is active, a quantity exactly where
 * there is something to count.
 */
import type { Assignment } from '#rules/configuration/types.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { slotsOf, variablesOf, type Variable } from '#rules/model/variables.ts';

export interface Violation {
  /** Id of the violated rule, or `structure:<module or characteristic>`. */
  readonly rule: string;
  readonly message: string;
}

const structure = (owner: string, message: string): Violation => ({
  rule: `structure:${owner}`,
  message,
});

export function checkStructure(family: PublicFamily, assignment: Assignment): readonly Violation[] {
  return structureChecker(family)(assignment);
}

/** The same for many products of one family. */
export function structureChecker(
  family: PublicFamily,
): (assignment: Assignment) => readonly Violation[] {
  const variables = variablesOf(family);
  return (assignment) => [
    ...checkDomains(family, variables, assignment),
    ...family.modules.flatMap((module) => checkModule(module, assignment)),
  ];
}

function checkDomains(
  family: PublicFamily,
  variables: readonly Variable[],
  assignment: Assignment,
): readonly Violation[] {
  const violations: Violation[] = [];
  const known = new Set<string>();
  for (const { id, owner, kind, domain } of variables) {
    known.add(id);
    const value = assignment[id];
    if (value === undefined) violations.push(structure(owner, `“${id}” has no value`));
    else if (kind === 'text') {
      const text = family.characteristics.find((c) => c.id === id);
      const limit = text?.kind === 'text' ? text.maxLength : 0;
      if (typeof value !== 'string' || [...value].length > limit) {
        violations.push(structure(owner, `“${id}” is a text of at most ${limit} characters`));
      }
    } else if (!domain.includes(value)) {
      violations.push(structure(owner, `“${id}” can't be ${JSON.stringify(value)}`));
    }
  }
  for (const id of Object.keys(assignment)) {
    if (!known.has(id)) violations.push(structure(id, `there is no “${id}”`));
  }
  return violations;
}

function checkModule(
  module: PublicFamily['modules'][number],
  assignment: Assignment,
): readonly Violation[] {
  const values = slotsOf(module).map((slot) => assignment[slot] ?? NONE);
  const violations: Violation[] = [];
  const gap = values.indexOf(NONE);
  if (gap >= 0 && values.slice(gap).some((value) => value !== NONE)) {
    violations.push(structure(module.id, `slots of “${module.id}” are filled in order`));
  }
  const filled = values.filter((value) => value !== NONE).length;
  if (filled > 0 && filled < module.cardinality.min) {
    violations.push(structure(module.id, `“${module.id}” takes ${module.cardinality.min} or more`));
  }
  if (module.quantity) {
    const counted = (assignment[`${module.id}.quantity`] ?? NONE) !== NONE;
    if (counted !== filled > 0) {
      violations.push(structure(module.id, `the quantity goes with “${module.id}”`));
    }
  }
  return violations;
}
