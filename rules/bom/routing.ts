/**
 * The operations of one product, in sequence, selected from the family's super routing, with the
 * minutes of one product; of the checks only those of this product.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import type { Family } from '#rules/model/family.ts';
import { conditionOf, structuredCheck } from '#rules/model/production.ts';
import { selectOperations } from './select-operations.ts';
import type { RoutingOperation } from './types.ts';

export function routingOf(
  family: Family,
  context: ContextFacts,
  assignment: Assignment,
): RoutingOperation[] {
  const facts = productFacts(family, context, assignment);
  const centres = new Map(family.workCentres.map(({ id, title }) => [id, { id, title }]));
  return selectOperations(family.routing, facts).map(({ operation, run }) => ({
    id: operation.id,
    sequence: operation.sequence,
    title: operation.title,
    workCentre: centres.get(operation.workCentre) ?? {
      id: operation.workCentre,
      title: { en: operation.workCentre },
    },
    setup: operation.setup,
    run,
    instructions: operation.instructions,
    tools: operation.tools,
    torques: operation.torques,
    checks: operation.checks
      .filter((check) => {
        const when = conditionOf(check);
        return !when || holds(when, facts);
      })
      .map(structuredCheck),
    installs: operation.installs,
  }));
}
