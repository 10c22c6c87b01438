import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database } from '#app/utils/database.server.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { crashRuns, momentsOf, runAndKill, tellCounts } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SEED = 20_261_126;

let made = 0;

/** Somebody with a lamp in the cart, and the form that orders it. */
async function readyToOrder() {
  const actor = await userActor('customer');
  await filledCart(actor);
  made += 1;
  return { actor, form: await orderForm(actor, `crash-turn-${made}`) };
}

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
    const momentsInTurn = await momentsOf(async () => {
      const { actor, form } = await readyToOrder();
      return { ...call, args: [actor, form] };
    }, SEED);
    const falls: string[] = [];
    const runs = crashRuns(3);
    let killed = 0;
    while (killed < runs) {
      const moments = momentsInTurn();
      const moment = moments.next();
      const kill = `killed ${moment.afterMs} ms after the ${String(moment.from)} began, seed ${SEED}`;
      const { actor, form } = await readyToOrder();
      const ending = await runAndKill({ ...call, args: [actor, form] }, moment);
      moments.learn(ending);
      if (ending.killed) killed += 1;

      const where = { idempotencyKey: form.idempotencyKey };
      const found = await database().order.findMany({ where, include: { lines: true } });
      const customerId = actor.user?.customerId ?? '';
      const left = await database().cartLine.count({ where: { customerId } });
      const told = await database().interaction.count({ where: { customerId, kind: 'ordered' } });
      falls.push(`${ending.fell}, ${found.length === 1 ? 'all' : 'nothing'} left`);
      const traces = { orders: found.length, lines: found[0]?.lines.length ?? 0, left, told };
      const whole = { orders: 1, lines: 1, left: 0, told: 1 };
      const none = { orders: 0, lines: 0, left: 1, told: 0 };
      expect([whole, none], kill).toContainEqual(traces);
      if (!ending.killed) expect(traces, kill).toEqual(whole);

      const { id } = await placeOrder(actor, form);
      expect(found.length === 0 || found[0]?.id === id).toBe(true);
      expect(await database().order.count({ where: { customerId } })).toBe(1);
    }
    tellCounts(`${killed} killed ordering, on ${provider}`, falls);
  }, 3_600_000);
});
