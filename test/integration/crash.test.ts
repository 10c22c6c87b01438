import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database } from '#app/utils/database.server.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { killEach, tellCounts, type Ending } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SEED = 20_261_126;

let made = 0;

/** Somebody with a lamp in the cart, and the form that orders it. */
async function readyToOrder() {
  const actor = await userActor('customer');
  await filledCart(actor);
  made += 1;
  const form = await orderForm(actor, `crash-turn-${made}`);
  return { actor, form, args: [actor, form] };
}

type Ready = Awaited<ReturnType<typeof readyToOrder>>;

onEachDatabase('a process killed while ordering', ({ provider, url }) => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('leaves one whole order or none, and a retry makes it one', async () => {
    const call = {
      url: url(),
      module: '#app/services/orders/place-order.server.ts',
      service: 'placeOrder',
    };
    const look = async ({ actor, form }: Ready, { killed }: Ending, kill: string) => {
      const where = { idempotencyKey: form.idempotencyKey };
      const found = await database().order.findMany({ where, include: { lines: true } });
      const customerId = actor.user?.customerId ?? '';
      const left = await database().cartLine.count({ where: { customerId } });
      const told = await database().interaction.count({ where: { customerId, kind: 'ordered' } });
      const traces = { orders: found.length, lines: found[0]?.lines.length ?? 0, left, told };
      const whole = { orders: 1, lines: 1, left: 0, told: 1 };
      const none = { orders: 0, lines: 0, left: 1, told: 0 };
      expect([whole, none], kill).toContainEqual(traces);
      if (!killed) expect(traces, kill).toEqual(whole);

      const { id } = await placeOrder(actor, form);
      expect(found.length === 0 || found[0]?.id === id).toBe(true);
      expect(await database().order.count({ where: { customerId } })).toBe(1);
      return found.length === 1;
    };
    const { killed, falls } = await killEach({
      ...{ prepare: readyToOrder, call, look },
      ...{ seed: SEED, few: 3 },
    });
    tellCounts(`${killed} killed ordering, on ${provider}`, falls);
  }, 3_600_000);
});
