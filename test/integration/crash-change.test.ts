import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { acceptChange } from '#app/services/orders/accept-change.server.ts';
import { placeOrder } from '#app/services/orders/place-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { database } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { lampFamily } from '#test/factories/family.ts';
import { filledCart, orderForm } from '#test/factories/orders.ts';
import { userActor } from '#test/factories/users.ts';
import { killEach, tellCounts, type Ending } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SEED = 20_261_125;

let made = 0;

/** An order of two lamps, and a proposal to make them five. */
async function proposed() {
  const actor = await userActor('customer');
  await filledCart(actor, 2);
  made += 1;
  const { number } = await placeOrder(actor, await orderForm(actor, `to-crash-in-${made}`));
  const { change, difference } = await proposeChange(actor, {
    number,
    version: 0,
    idempotencyKey: `crash-change-${made}`,
    lines: [{ position: 1, quantity: 5 }],
  });
  const input = { number, change, acceptedDifference: difference };
  return { actor, input, before: await traces(number), args: [actor, input] };
}

type Proposed = Awaited<ReturnType<typeof proposed>>;

async function traces(number: string) {
  const order = await database().order.findUniqueOrThrow({
    where: { number },
    include: { lines: true, changes: true },
  });
  const subjectId = order.id;
  return {
    version: order.version,
    quantities: order.lines.map(({ quantity }) => quantity),
    sum: order.lines.reduce((sum, { price }) => sum + (price as { total: number }).total, 0),
    total: order.total,
    changes: order.changes.map(({ status }) => status),
    told: await database().interaction.count({ where: { subjectId, kind: 'order-changed' } }),
    audited: await database().auditEvent.count({ where: { subjectId, action: 'order.changed' } }),
    mails: await database().outboxMail.count({
      where: { subject: `Your order ${number} has been changed` },
    }),
  };
}

onEachDatabase('a process killed while a change is accepted', ({ provider, url }) => {
  beforeAll(async () => {
    await publishFamily(lampFamily(), NOW);
  });

  it('leaves the whole change or none of it, and a retry makes it whole', async () => {
    const module = '#app/services/orders/accept-change.server.ts';
    const call = { url: url(), module, service: 'acceptChange' };
    const look = async ({ actor, input, before }: Proposed, { killed }: Ending, where: string) => {
      const left = await traces(input.number);
      const whole = {
        version: 1,
        quantities: [5],
        sum: before.sum + input.acceptedDifference,
        total: before.total + input.acceptedDifference,
        changes: ['accepted'],
        told: 1,
        audited: 1,
        mails: 1,
      };
      expect([before, whole], where).toContainEqual(left);
      if (!killed) expect(left, where).toEqual(whole);
      await acceptChange(actor, input);
      expect(await traces(input.number), where).toEqual(whole);
      return left.version === 1;
    };
    const { killed, falls } = await killEach({
      ...{ prepare: proposed, call, look },
      ...{ seed: SEED, few: 3 },
    });
    tellCounts(`${killed} killed accepting a change, on ${provider}`, falls);
  }, 3_600_000);
});
