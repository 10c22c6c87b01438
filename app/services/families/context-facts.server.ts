/**
 * What is known before the first click: the facts of the customer a configuration is for. Only
 * preferences that are switched on, and that the family still declares, are among them; none of
 * them, nor what the customer is worth, while they have restricted what is done with their data.
 */
import { firstOf, treatmentsFor, type Treatment } from '#rules/customers/treatments/treatment.ts';
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { Scalar } from '#rules/model/condition.ts';
import type { Family } from '#rules/model/family.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { knownBefore, knownFacts, maySteer } from '../customers/customer-facts.server.ts';
import { standardTreatments } from '../customers/standard-treatments.ts';

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
          include: { preferences: { where: { enabled: true } }, ...knownBefore(actor.now) },
        });
  const declared = new Set(family.preferences.map(({ id }) => id));
  const known = (customer && maySteer(customer) ? customer.preferences : []).filter(({ key }) =>
    declared.has(key),
  );
  const learnt = known.filter(({ source }) => source === 'inferred').map(({ key }) => key);
  const facts: ContextFacts = {
    ...(customer && knownFacts(customer, actor.now)),
    preferences: Object.fromEntries(known.map(({ key, value }) => [key, value as Scalar])),
    ...(learnt.length > 0 && { learnt }),
    market: marketFor(family, actor.market),
    channel: actor.user !== undefined && actor.user.role !== 'customer' ? 'desk' : 'web',
    date: actor.now.toISOString().slice(0, 10),
  };
  return withRoad(facts);
}

/** With the days on the road that the treatments give whoever these facts are of. */
export function withRoad({ roadDays: _, ...facts }: ContextFacts): ContextFacts {
  const road = firstOf(treatmentsFor(standardTreatments, facts), 'road-days');
  return road ? { ...facts, roadDays: road.event.params.days } : facts;
}

/** The treatment by which a product of whoever these facts are of is on the road shorter than others' are. */
export function roadTreatment(
  facts: ContextFacts,
  { markets }: Pick<Family, 'markets'>,
): Treatment | undefined {
  const road = firstOf(treatmentsFor(standardTreatments, facts), 'road-days');
  const usual = markets.find(({ id }) => id === facts.market)?.deliveryDays ?? 0;
  return road && road.event.params.days < usual ? road : undefined;
}

/** The actor's market where the family is sold there, else the family's first. */
export function marketFor(family: Pick<Family, 'markets'>, wanted: string): string {
  const market = family.markets.find(({ id }) => id === wanted) ?? family.markets[0];
  if (market === undefined) throw new Error('a family has at least one market');
  return market.id;
}
