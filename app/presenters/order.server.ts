/** What the pages of orders show, all of it from the order's own snapshots. */
import type {
  ShownBuildLine,
  ShownLine,
  ShownOrder,
  ShownOrderRow,
} from '#components/orders/types.ts';
import { can } from '#rules/policy/permissions.ts';
import {
  getOrder,
  type OrderLineView,
  type OrderView,
} from '#app/services/orders/get-order.server.ts';
import {
  listOrders,
  listOwnOrders,
  type OrderSummary,
} from '#app/services/orders/list-orders.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import type { ListQuery } from '#app/utils/list-query.ts';
import { paths } from '#app/utils/paths.ts';

export function orderRow(order: OrderSummary): ShownOrderRow {
  const { number, status, dueDate, deliveryDate, customerName, currency, total } = order;
  return {
    number,
    status,
    dueDate,
    deliveryDate,
    customerName,
    currency,
    total,
    placedAt: order.placedAt.toISOString(),
    products: order.lines
      .map(({ name, quantity }) => (quantity > 1 ? `${quantity} × ${name}` : name))
      .join(', '),
  };
}

const linked = (order: OrderSummary) => ({ ...orderRow(order), href: paths.order(order.number) });

/** All orders for staff; one's own (or those of the customer acted for) for everyone else. */
export async function presentOrders(actor: Actor, { search, page }: ListQuery) {
  const all = can(actor.user?.role, 'orders:read-all') && actor.actingFor === undefined;
  if (!all) return { all, rows: (await listOwnOrders(actor)).map(linked) } as const;
  const found = await listOrders(actor, { search, ...(page && { page }) });
  const { total, pages } = found;
  return { all, rows: found.orders.map(linked), total, page: found.page, pages, search } as const;
}

export async function presentOrder(actor: Actor, number: string) {
  const order = await getOrder(actor, number);
  const role = actor.user?.role;
  return {
    order: shownOrder(order, shownLine),
    version: order.version,
    own: !can(role, 'orders:read-all'),
    mayBuild: can(role, 'sheets:read'),
  };
}

/** The order as the workshop sees it, with parts and work. */
export function shownBuildOrder(order: OrderView): ShownOrder<ShownBuildLine> {
  return shownOrder(order, (line) => ({
    ...shownLine(line),
    bom: line.bom,
    routing: line.routing,
    notes: line.notes,
    sheets: Array.from({ length: line.quantity }, (_, index) => ({
      unit: index + 1,
      href: paths.buildSheet(order.number, line.position, index + 1),
    })),
  }));
}

function shownOrder<Line extends ShownLine>(
  order: OrderView,
  toLine: (line: OrderLineView) => Line,
): ShownOrder<Line> {
  const { number, status, dueDate, deliveryDate, customer, wishes } = order;
  const { currency, net, delivery, tax, rounding, total } = order;
  return {
    number,
    status,
    dueDate,
    deliveryDate,
    customer,
    wishes,
    placedAt: order.placedAt.toISOString(),
    totals: { currency, net, delivery, tax, rounding, total },
    lines: order.lines.map(toLine),
  };
}

function shownLine(line: OrderLineView): ShownLine {
  const { position, name, quantity, summary, price, picture } = line;
  return {
    position,
    name,
    quantity,
    price,
    picture,
    product: summary.product,
    groups: summary.groups,
  };
}
