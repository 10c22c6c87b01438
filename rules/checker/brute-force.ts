/**
 * Every valid product of a small family, by trying all assignments: the oracle of the tests.
 *
 * The same meaning as `checkConfiguration`, evaluated directly instead of by json-rules-engine.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { variablesOf } from '#rules/model/variables.ts';
import { structureChecker } from './check-structure.ts';
import { alwaysActive, hazards, withOwnFacts } from './hard-conditions.ts';

/** A predicate telling whether an assignment is a complete valid product. */
export function directChecker(
  family: PublicFamily,
  facts: ContextFacts,
): (assignment: Assignment) => boolean {
  const violations = [
    ...hazards(family, facts.date).map((hazard) => hazard.violatedWhen),
    ...alwaysActive(family, facts.date),
  ];
  const structure = structureChecker(family);
  return (assignment) => {
    if (structure(assignment).length > 0) return false;
    const product = withOwnFacts(family, productFacts(family, facts, assignment));
    return !violations.some((condition) => holds(condition, product));
  };
}

/** Every assignment of the family's variables, valid or not; undefined when there are too many. */
export function allAssignments(
  family: PublicFamily,
  limit: number,
): readonly Assignment[] | undefined {
  const variables = variablesOf(family);
  const size = variables.reduce((product, { domain }) => product * domain.length, 1);
  if (size > limit) return undefined;
  let partial: Record<string, string | number>[] = [{}];
  for (const { id, domain } of variables) {
    partial = partial.flatMap((one) => domain.map((value) => ({ ...one, [id]: value })));
  }
  return partial;
}

/** All valid products; undefined when the family has more than `limit` assignments. */
export function allProducts(
  family: PublicFamily,
  facts: ContextFacts,
  limit: number,
): readonly Assignment[] | undefined {
  const isValid = directChecker(family, facts);
  return allAssignments(family, limit)?.filter((assignment) => isValid(assignment));
}
