/** What the pages of the workshop show. */
import type { ShownQueueRow } from '#components/production/types.ts';
import type { OrderSummary } from '#app/services/orders/order-summary.server.ts';
import { productionQueue } from '#app/services/orders/list-orders.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import type { CostComparison } from '#rules/bom/cost.ts';
import { can } from '#rules/policy/permissions.ts';
import { nextSteps, OPEN_STATUSES, type OrderStatus } from '#rules/workflow/order.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';
import { requirePermission } from '#app/utils/permissions.server.ts';
import { compareCosts } from '#app/services/workshop/compare-costs.server.ts';
import { unitsOf } from '#app/services/workshop/list-work.server.ts';
import { shownPlanned } from './workshop.server.ts';
import { orderRow, shownBuildOrder } from './order.server.ts';

export interface QueueFilter {
  /** One open status; anything else shows them all. */
  readonly status: string;
  /** Part of an order number. */
  readonly search: string;
}

export async function presentQueue(actor: Actor, filter: QueueFilter) {
  const rows = queueRows(await productionQueue(actor), filter, today(actor));
  return {
    rows,
    overdue: rows.filter((row) => row.overdue).length,
    status: OPEN_STATUSES.some((status) => status === filter.status) ? filter.status : '',
    search: filter.search,
  };
}

/** The orders a filter lets through, in the order given, those late on `day` marked. */
export function queueRows(
  orders: readonly OrderSummary[],
  { status, search }: QueueFilter,
  day: string,
): ShownQueueRow[] {
  const wanted = OPEN_STATUSES.find((open) => open === status);
  const part = search.trim().toUpperCase();
  return orders
    .filter((order) => wanted === undefined || order.status === wanted)
    .filter((order) => order.number.toUpperCase().includes(part))
    .map((order) => {
      const { number, status: current, dueDate, products, customerName } = orderRow(order);
      return {
        number,
        status: current,
        dueDate,
        products,
        customerName,
        overdue: isOverdue(order, day),
        href: paths.productionOrder(number),
        buildSheetHref: paths.buildSheet(number),
        pickListHref: paths.pickList(number),
      };
    });
}

export async function presentProductionOrder(actor: Actor, number: string) {
  requirePermission(actor, 'sheets:read');
  const order = await getOrder(actor, number);
  const units = await unitsOf(actor, number);
  const role = actor.user?.role;
  const mayKnow = can(role, 'margin:read') || can(role, 'work:plan');
  return {
    order: shownBuildOrder(order),
    units: units.map(shownPlanned),
    costs: Object.fromEntries(mayKnow ? await compareCosts(actor, order) : []) as Record<
      number,
      CostComparison | undefined
    >,
    next: nextSteps(order.status).map(({ to }) => to),
    overdue: isOverdue(order, today(actor)),
  };
}

/** Late is what should have left by now and has not; the due day itself is still in time. */
function isOverdue(order: { status: OrderStatus; dueDate: string }, day: string): boolean {
  return OPEN_STATUSES.includes(order.status) && order.dueDate < day;
}

const today = (actor: Actor): string => actor.now.toISOString().slice(0, 10);
