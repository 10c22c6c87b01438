/**
 * What one unit was built as: the record its events add up to, beside the plan they followed. The
 * page and the file say the same.
 */
import type { ShownAsBuilt } from '#components/workshop/as-built-types.ts';
import { asBuilt } from '#rules/workflow/as-built.ts';
import { getWorkOrder, type WorkOrderView } from '#app/services/workshop/get-work-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

const recordOf = ({ snapshot, events }: WorkOrderView) => asBuilt(snapshot.plan, events);

export async function presentAsBuilt(actor: Actor, number: string): Promise<ShownAsBuilt> {
  const unit = await getWorkOrder(actor, number);
  return {
    ...{ number, name: unit.name, customer: unit.customer },
    ...{ unit: unit.unit, quantity: unit.quantity },
    order: { number: unit.order, href: paths.productionOrder(unit.order) },
    routing: unit.routing,
    titles: Object.fromEntries(unit.bom.map(({ id, title }) => [id, title])),
    groups: unit.summary.groups,
    record: recordOf(unit),
    links: { unit: paths.unit(number), json: paths.asBuiltJson(number) },
  };
}

/** The same for programs: ids and numbers, and the limits that held. */
export async function asBuiltFile(actor: Actor, number: string) {
  const unit = await getWorkOrder(actor, number);
  return {
    workOrder: number,
    order: unit.order,
    line: unit.orderLine,
    unit: unit.unit,
    product: unit.summary.product,
    name: unit.name,
    dueDate: unit.dueDate,
    choices: unit.summary.groups.flatMap(({ choices }) =>
      choices.map(({ variable, title, value, quantity }) => ({ variable, title, value, quantity })),
    ),
    operations: unit.snapshot.plan.operations,
    record: recordOf(unit),
  };
}
