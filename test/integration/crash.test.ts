import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { database } from '#app/utils/database.server.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { crashMoments, crashRuns, runAndKill, tellCounts } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SEED = 20_261_126;

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
    const undisturbed = await userActor('customer');
    await filledCart(undisturbed);
    const input = await orderForm(undisturbed, 'crash-never');
    const { took } = await runAndKill({ ...call, args: [undisturbed, input] });
    const falls: string[] = [];
    const runs = crashRuns(3);
    const moments = crashMoments(took, SEED);
    let killed = 0;
    let turn = 0;
    while (killed < runs) {
      const afterMs = moments.next();
      turn += 1;
      const actor = await userActor('customer');
      await filledCart(actor);
      const form = await orderForm(actor, `crash-turn-${turn}`);
      const ending = await runAndKill({ ...call, args: [actor, form] }, afterMs);
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
      expect([whole, none], `killed after ${afterMs} ms, seed ${SEED}`).toContainEqual(traces);
      if (!ending.killed) expect(traces).toEqual(whole);

      const { id } = await placeOrder(actor, form);
      expect(found.length === 0 || found[0]?.id === id).toBe(true);
      expect(await database().order.count({ where: { customerId } })).toBe(1);
    }
    tellCounts(`${killed} killed ordering, on ${provider}`, falls);
  }, 3_600_000);
});
