/** An order as the database gives it back, without a database: what documents are made of. */
import type { OrderLineView, OrderView } from '#app/services/orders/get-order.server.ts';
import { snapshotLine } from '#app/services/orders/snapshot-line.server.ts';
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import type { Family } from '#rules/model/family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { priceCart } from '#rules/pricing/cart-total.ts';

export interface WantedLine {
  readonly name: string;
  readonly product: Assignment;
  readonly quantity: number;
}

/** Lines of one family, copied and priced as when an order is placed. */
export function orderView(
  family: Family,
  facts: ContextFacts,
  proposed: Assignment,
  wanted: readonly WantedLine[],
): OrderView {
  const shown = publicFamily(family);
  const { prices, total } = priceCart(
    wanted.map(({ product, quantity }) => {
      return { family: shown, context: facts, assignment: product, quantity };
    }),
  );
  const lines = wanted.flatMap(({ name, product, quantity }, index): OrderLineView[] => {
    const price = prices[index];
    if (!price) return [];
    return [
      {
        position: index + 1,
        familyVersionId: 'version-1',
        familyId: family.id,
        name,
        quantity,
        decisions: [],
        product,
        price,
        ...snapshotLine(family, facts, product, proposed),
      },
    ];
  });
  return {
    id: 'order-1',
    number: 'KW-1042',
    status: 'placed',
    version: 0,
    customerId: null,
    placedBy: null,
    market: facts.market,
    locale: 'en',
    customer: {
      name: 'Åsa Öberg',
      email: 'asa@example.org',
      phone: '+46 70 123 45 67',
      street: 'Storgatan 1',
      postalCode: '411 01',
      city: 'Göteborg',
      country: 'SE',
    },
    wishes: {},
    ...total,
    dueDate: '2026-03-10',
    deliveryDate: '2026-03-12',
    placedAt: new Date('2026-03-02T09:30:00.000Z'),
    lines,
  };
}
