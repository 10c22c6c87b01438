/** What the page of customers by value shows. */
import type { ShownValuedCustomer } from '#components/sales/types.ts';
import { customerValues } from '#app/services/customers/customer-values.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { paths } from '#app/utils/paths.ts';

export async function presentCustomerValues(actor: Actor, query: URLSearchParams) {
  const found = await customerValues(actor, {
    segment: query.get('segment') ?? undefined,
    page: query.get('page') ?? undefined,
  });
  return {
    ...found,
    computedAt: found.computedAt?.toISOString(),
    customers: found.customers.map(({ id, active, ...rest }): ShownValuedCustomer => ({
      ...rest,
      href: paths.customer(id),
      leaving: active === undefined ? undefined : 1 - active,
    })),
  };
}
