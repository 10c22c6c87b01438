/**
 * What is known before the first click: the facts of the customer a configuration is for. Only
 * preferences that are switched on, and that the family still declares, are among them; none of
 * them while the customer has restricted what is done with their data.
 */
import { mayProcess } from '#rules/customers/consent/may-process.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import type { Family } from '#rules/model/family.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';

export async function contextFacts(
  actor: Actor,
  family: Pick<Family, 'preferences' | 'markets'>,
  customerId: string | undefined = actor.actingFor ?? actor.user?.customerId,
): Promise<ContextFacts> {
  const customer =
    customerId === undefined
      ? null
      : await database().customer.findUnique({
          where: { id: customerId },
          include: {
            preferences: { where: { enabled: true } },
            // Those before now: asked about an earlier day, it answers as it did then.
            _count: { select: { orders: { where: { placedAt: { lt: actor.now } } } } },
          },
        });
  const declared = new Set(family.preferences.map(({ id }) => id));
  const known = (customer && maySteer(customer) ? customer.preferences : []).filter(({ key }) =>
    declared.has(key),
  );
  const learnt = known.filter(({ source }) => source === 'inferred').map(({ key }) => key);
  return {
    ...(customer
      ? {
          customer: {
            orders: customer._count.orders,
            ...(customer.customerGroup === null ? {} : { group: customer.customerGroup }),
            ...(customer.country === null ? {} : { country: customer.country }),
            ...(customer.postalCode === null ? {} : { postalCode: customer.postalCode }),
          },
        }
      : {}),
    preferences: Object.fromEntries(known.map(({ key, value }) => [key, value as Scalar])),
    ...(learnt.length > 0 && { learnt }),
    market: marketFor(family, actor.market),
    channel: actor.user !== undefined && actor.user.role !== 'customer' ? 'desk' : 'web',
    date: actor.now.toISOString().slice(0, 10),
  };
}

/** Whether what the customer told us may steer what they are offered; no consent is needed for it. */
const maySteer = (customer: { restrictedAt: Date | null; erasedAt: Date | null }): boolean =>
  mayProcess(
    {
      ledger: [],
      restricted: customer.restrictedAt !== null,
      erased: customer.erasedAt !== null,
    },
    { purpose: 'profile', channel: 'none' },
  ).allowed;

/** The actor's market where the family is sold there, else the family's first. */
export function marketFor(family: Pick<Family, 'markets'>, wanted: string): string {
  const market = family.markets.find(({ id }) => id === wanted) ?? family.markets[0];
  if (market === undefined) throw new Error('a family has at least one market');
  return market.id;
}
