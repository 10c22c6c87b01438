/** The life of an order, and which step may follow which. */
export const ORDER_STATUSES = ['placed', 'in-production', 'ready', 'shipped', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  placed: ['in-production', 'cancelled'],
  'in-production': ['ready', 'cancelled'],
  ready: ['shipped'],
  shipped: [],
  cancelled: [],
};

export const nextStatuses = (status: OrderStatus): readonly OrderStatus[] => NEXT[status];

/** What the workshop still has to do. */
export const OPEN_STATUSES: readonly OrderStatus[] = ['placed', 'in-production', 'ready'];
