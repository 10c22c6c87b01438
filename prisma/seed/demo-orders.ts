/**
 * Past orders of the demo's customers, placed through the very services the shop uses, by the
 * sales person who acts for them.
 */
import { randomUUID } from 'node:crypto';
import type { Decision, Value } from '#rules/configuration/types.ts';
import { addToCart } from '#app/services/cart/add-to-cart.server.ts';
import { getCart } from '#app/services/cart/get-cart.server.ts';
import { createConfiguration } from '#app/services/configurations/create-configuration.server.ts';
import { DEMO_EMAIL } from '#app/services/auth/sign-in-demo.server.ts';
import { openSession } from '#app/services/families/open-session.server.ts';
import { newestVersion } from '#app/services/families/load-family-version.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { newSession } from '#app/utils/session.server.ts';
import { buildUnits } from './build-units.ts';
import { DEMO_CUSTOMERS, type DemoCustomer } from './demo-people.ts';
import { PAST_ORDERS, pastOrderKey, type PastOrder } from './past-orders.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Places each past order that is not there yet. Nothing without the e-bike family. */
export async function seedDemoOrders(now: Date): Promise<void> {
  if ((await database().familyVersion.count({ where: { familyId: 'ebike' } })) === 0) return;
  for (const order of PAST_ORDERS) await seedOrder(order, now);
}

async function seedOrder(order: PastOrder, now: Date): Promise<void> {
  const person = DEMO_CUSTOMERS.find(({ email }) => email === order.email);
  const customer = await database().customer.findFirst({ where: { email: order.email } });
  if (person === undefined || customer === null) return;
  const idempotencyKey = pastOrderKey(order);
  if ((await database().order.count({ where: { idempotencyKey } })) > 0) return;
  const actor = await salesActor(customer.id, person, at(now, order.daysAgo));
  const configuration = await createConfiguration(actor, {
    familyId: 'ebike',
    name: order.name,
    decisions: await possible(actor, order.wanted),
  });
  await addToCart(actor, { configurationId: configuration.id });
  const { total } = await getCart(actor);
  const { name, email, phone, street, postalCode, city, market } = person;
  const { number } = await placeOrder(actor, {
    ...{ idempotencyKey, name, email, phone, street, postalCode, city, country: market },
    ...(order.greeting === undefined ? {} : { greeting: order.greeting }),
    acceptedTotal: total,
  });
  for (const [step, reached] of order.reached.entries()) {
    const worker = await productionActor(at(now, Math.max(0, order.daysAgo - 2 * (step + 1))));
    await buildUnits(worker, number, reached);
  }
}

export const at = (now: Date, daysAgo: number): Date => new Date(now.getTime() - daysAgo * DAY_MS);

/** What of the wishes the customer's own rules allow, taken in order. */
async function possible(
  actor: Actor,
  wanted: Readonly<Record<string, Value>>,
): Promise<readonly Decision[]> {
  const { configurator } = await openSession(actor, await newestVersion('ebike'));
  return Object.entries(wanted).reduce<readonly Decision[]>((decisions, [variable, value]) => {
    const next = [...decisions, { variable, value }];
    const { consistent, complete } = configurator.state(next);
    return consistent && complete ? next : decisions;
  }, []);
}

async function staffActor(email: string, now: Date): Promise<Actor> {
  const user = await database().user.findUniqueOrThrow({ where: { email } });
  const role = email === DEMO_EMAIL.sales ? 'sales' : 'production';
  return {
    requestId: randomUUID(),
    ip: '',
    session: { ...newSession(), stored: true },
    user: { id: user.id, role, name: user.name, email },
    locale: 'en',
    market: 'SE',
    origin: 'http://localhost:3000',
    now,
    madeUp: true,
  };
}

/** The sales person, working for a customer on a day. */
export async function salesActor(
  actingFor: string,
  person: DemoCustomer,
  now: Date,
): Promise<Actor> {
  const { locale, market } = person;
  return { ...(await staffActor(DEMO_EMAIL.sales, now)), actingFor, locale, market };
}

const productionActor = (now: Date): Promise<Actor> => staffActor(DEMO_EMAIL.production, now);
