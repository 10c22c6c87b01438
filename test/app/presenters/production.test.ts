/** The workshop's queue: what a filter lets through, and what counts as late. */
import { describe, expect, it } from 'vitest';
import { queueRows } from '#app/presenters/production.server.ts';
import type { OrderSummary } from '#app/services/orders/list-orders.server.ts';
import type { OrderStatus } from '#rules/workflow/order.ts';

const order = (number: string, status: OrderStatus, dueDate: string): OrderSummary => ({
  id: number,
  number,
  status,
  dueDate,
  placedAt: new Date('2026-01-01T10:00:00Z'),
  deliveryDate: '2026-02-01',
  currency: 'EUR',
  total: 100,
  customerId: null,
  customerName: 'Anna',
  lines: [
    { name: 'City', familyId: 'lamp', quantity: 1 },
    { name: 'Cargo', familyId: 'lamp', quantity: 2 },
  ],
});

const orders = [
  order('K10001', 'placed', '2026-01-09'),
  order('K10002', 'in-production', '2026-01-10'),
  order('K10013', 'ready', '2026-01-11'),
];
const everything = { status: '', search: '' };
const numbers = (filter: typeof everything) =>
  queueRows(orders, filter, '2026-01-10').map(({ number }) => number);

describe('queueRows', () => {
  it('keeps every order and their sequence without a filter', () => {
    expect(numbers(everything)).toEqual(['K10001', 'K10002', 'K10013']);
  });

  it('shows one status alone, and everything for a status nobody knows', () => {
    expect(numbers({ status: 'ready', search: '' })).toEqual(['K10013']);
    expect(numbers({ status: 'shipped', search: '' })).toHaveLength(3);
    expect(numbers({ status: '__proto__', search: '' })).toHaveLength(3);
  });

  it('finds a part of the number, in whatever case and with spaces around it', () => {
    expect(numbers({ status: '', search: ' k1000 ' })).toEqual(['K10001', 'K10002']);
    expect(numbers({ status: 'placed', search: '13' })).toEqual([]);
  });

  it('is late the day after it was due, not on the day itself', () => {
    const late = queueRows(orders, everything, '2026-01-10').map(({ overdue }) => overdue);
    expect(late).toEqual([true, false, false]);
  });

  it('never calls late what has left', () => {
    const gone = [order('K1', 'shipped', '2026-01-01'), order('K2', 'cancelled', '2026-01-01')];
    expect(queueRows(gone, everything, '2026-06-01').some(({ overdue }) => overdue)).toBe(false);
  });

  it('names every product with its number of pieces', () => {
    expect(queueRows(orders, everything, '2026-01-10')[0]?.products).toBe('City, 2 × Cargo');
  });
});
