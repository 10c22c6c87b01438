/** An order's snapshots become its documents: nothing lost, nothing looked up anew. */
import { describe, expect, it } from 'vitest';
import { documentLocale } from '#app/documents/messages.ts';
import { orderDocument } from '#app/presenters/order-document.server.ts';
import type { OrderLineView, OrderView } from '#app/services/orders/get-order.server.ts';

const choice = (variable: string, kind: 'module' | 'characteristic', quantity = 1) => ({
  variable,
  kind,
  title: { en: `title of ${variable}` },
  value: { en: `value of ${variable}` },
  quantity,
  deviates: kind === 'module',
});

const line: OrderLineView = {
  position: 1,
  familyVersionId: 'v1',
  familyId: 'lamp',
  name: 'Reading lamp',
  quantity: 2,
  decisions: [],
  product: {},
  summary: {
    product: { en: 'Lamp', sv: 'Lampa' },
    groups: [
      {
        id: 'body',
        title: { en: 'Body' },
        choices: [choice('foot', 'module', 3), choice('height', 'characteristic')],
      },
      { id: 'light', title: { en: 'Light' }, choices: [choice('bulb', 'module')] },
    ],
  },
  price: {
    currency: 'SEK',
    market: 'SE',
    steps: [],
    net: 100,
    delivery: 10,
    tax: 25,
    rounding: 1,
    total: 136,
  },
  bom: [],
  routing: [],
  picture: { width: 1, height: 1, title: { en: 'A lamp' }, layers: [] },
  notes: [{ en: 'Mind the cable' }],
};

const order: OrderView = {
  id: 'o1',
  number: 'K10001',
  status: 'placed',
  version: 0,
  customerId: null,
  placedBy: null,
  market: 'SE',
  currency: 'SEK',
  locale: 'sv',
  customer: {
    name: 'Anna',
    email: 'anna@example.com',
    street: 'Storgatan 1',
    postalCode: '411 01',
    city: 'Göteborg',
    country: 'SE',
  },
  wishes: { packaging: 'gift', greeting: 'Grattis' },
  net: 100,
  delivery: 10,
  tax: 25,
  rounding: 1,
  total: 136,
  dueDate: '2026-01-10',
  deliveryDate: '2026-01-12',
  placedAt: new Date('2026-01-01T10:00:00.000Z'),
  lines: [line],
};

describe('orderDocument', () => {
  const document = orderDocument(order, 'https://shop.example');

  it('has every choice once, modules with their group and pieces', () => {
    const [printed] = document.lines;
    expect(printed?.modules.map(({ variable }) => variable)).toEqual(['foot', 'bulb']);
    expect(printed?.characteristics.map(({ variable }) => variable)).toEqual(['height']);
    expect(printed?.modules[0]).toMatchObject({
      group: { en: 'Body' },
      quantity: 3,
      deviates: true,
    });
  });

  it('carries price, notes and dates over as they were', () => {
    expect(document.lines[0]).toMatchObject({
      price: line.price,
      notes: line.notes,
      quantity: 2,
      deliveryDate: '2026-01-12',
    });
    expect(document.totals).toEqual({ net: 100, delivery: 10, tax: 25, rounding: 1, total: 136 });
    expect(document.placedAt).toBe('2026-01-01T10:00:00.000Z');
  });

  it('writes the country and the packaging in the language of the order', () => {
    expect(document.customer.address).toEqual(['Storgatan 1', '411 01 Göteborg', 'Sverige']);
    expect(document.wishes.packaging).toMatch(/present/i);
    expect(document.wishes.greeting).toBe('Grattis');
  });

  it('leaves packaging in own words as it is', () => {
    const own = orderDocument({ ...order, wishes: { packaging: 'In straw' } }, '');
    expect(own.wishes.packaging).toBe('In straw');
  });

  it('points to the page of the order', () => {
    expect(document.orderUrl).toBe('https://shop.example/orders/K10001');
  });

  it('prints in Swedish or else in English', () => {
    expect(['sv', 'sv-FI', 'en', 'de', 'ar-XB'].map(documentLocale)).toEqual([
      'sv',
      'sv',
      'en',
      'en',
      'en',
    ]);
  });
});
