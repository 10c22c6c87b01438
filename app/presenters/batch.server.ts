/** What the page of a batch shows, and what the plan shows of batches. */
import {
  BATCH_FILES,
  type ShownBatch,
  type ShownBatches,
} from '#components/workshop/batch-types.ts';
import { savedIn } from '#rules/production/propose-batches.ts';
import { can } from '#rules/policy/permissions.ts';
import {
  getBatch,
  openBatches,
  proposedBatches,
} from '#app/services/workshop/read-batches.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

export async function presentBatches(actor: Actor): Promise<ShownBatches> {
  const mayPlan = can(actor.user?.role, 'work:plan');
  const proposed = mayPlan ? await proposedBatches(actor) : [];
  return {
    formed: (await openBatches(actor)).map(({ number, units, setupSaved }) => {
      return { number, units, setupSaved, href: paths.batch(number) };
    }),
    proposed: proposed.map((proposal) => {
      return { units: proposal.units, setupSaved: savedIn(proposal) };
    }),
  };
}

export async function presentBatch(actor: Actor, number: string): Promise<ShownBatch> {
  const { plan, setupSaved, units, createdAt } = await getBatch(actor, number);
  const routing = units.flatMap((unit) => unit.routing);
  const parts = units.flatMap((unit) => unit.bom);
  return {
    ...{ number, setupSaved, setupAlone: plan.setupAlone, setupTogether: plan.setupTogether },
    createdAt: createdAt.toISOString(),
    units: units.map(({ number: workOrder, order, name, unit, quantity, dueDate, state }) => ({
      ...{ number: workOrder, name, unit, quantity, dueDate, state, order },
      href: paths.unit(workOrder),
      orderHref: paths.productionOrder(order),
    })),
    groups: plan.groups.map(
      ({ operation, units: members, setupAlone, setupTogether, ...group }) => {
        const known = routing.find(({ id }) => id === operation);
        return {
          title: known?.title ?? { en: operation },
          workCentre: known?.workCentre.title ?? { en: group.workCentre },
          parts: group.parts.map(
            (part) => parts.find(({ partNumber }) => partNumber === part)?.title ?? { en: part },
          ),
          ...{ units: members, setupAlone, setupTogether },
        };
      },
    ),
    files: BATCH_FILES.map((file) => ({ file, href: paths.batchFile(number, file) })),
    mayPlan: can(actor.user?.role, 'work:plan'),
  };
}
