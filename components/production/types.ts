/** The workshop's queue as its page shows it. */
import type { OrderStatus } from '#components/orders/types.ts';

export interface ShownQueueRow {
  readonly number: string;
  readonly href: string;
  readonly buildSheetHref: string;
  readonly pickListHref: string;
  readonly status: OrderStatus;
  /** YYYY-MM-DD */
  readonly dueDate: string;
  readonly overdue: boolean;
  readonly products: string;
  readonly customerName: string;
}
