import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getWorkOrder } from '#app/services/workshop/get-work-order.server.ts';
import { plannedWork, workQueue } from '#app/services/workshop/list-work.server.ts';
import { compareCosts } from '#app/services/workshop/compare-costs.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { recordWork, type Work } from '#app/services/workshop/record-work.server.ts';
import { replan } from '#app/services/workshop/replan.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { plannedOrder, workshopLamp } from '#test/factories/workshop.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const say = (actor: Actor, number: string, work: Work, key: string = randomUUID()) =>
  recordWork(actor, { number, key, work });

const START: Work = { type: 'start', operation: 'assemble' };

/** Everything up to the last check. */
const UNTIL_THE_TEST: readonly Work[] = [
  { type: 'release' },
  START,
  { type: 'part', operation: 'assemble', line: 'foot', numbers: ['SN-1'] },
  { type: 'check', operation: 'assemble', check: 0, result: { kind: 'confirm', passed: true } },
  { type: 'complete', operation: 'assemble' },
  { type: 'start', operation: 'measure' },
];
const leakage = (value: number): Work => ({
  type: 'check',
  operation: 'measure',
  check: 0,
  result: { kind: 'measure', value },
});
const FROM_THE_TEST: readonly Work[] = [
  leakage(0.2),
  { type: 'complete', operation: 'measure' },
  { type: 'approve' },
  { type: 'ship' },
];

const orderStatus = async (id: string) =>
  (await database().order.findUniqueOrThrow({ where: { id } })).status;

onEachDatabase('a work order', () => {
  beforeAll(async () => {
    await publishFamily(workshopLamp(), NOW);
  });

  it('is made for each piece, in time of its own, on the day promised', async () => {
    const customer = await userActor('customer');
    const { id, dueDate, units } = await plannedOrder(customer, 'each-piece', 3);
    expect(units).toHaveLength(3);
    const rows = await database().workOperation.findMany({
      where: { workOrder: { orderId: id } },
      orderBy: { plannedStart: 'asc' },
    });
    expect(rows).toHaveLength(6);
    for (const centre of ['bench', 'test']) {
      const spans = rows.filter(({ workCentre }) => workCentre === centre);
      for (const [index, row] of spans.entries()) {
        const before = spans[index - 1];
        if (before)
          expect(row.plannedStart?.getTime()).toBeGreaterThanOrEqual(before.plannedEnd!.getTime());
        expect(row.plannedEnd!.toISOString().slice(0, 10) <= dueDate).toBe(true);
        expect(row.plannedEnd!.getTime() - row.plannedStart!.getTime()).toBeGreaterThanOrEqual(
          15 * 60_000,
        );
      }
    }
  });

  it('goes through the workshop, and its order with it', async () => {
    const customer = await userActor('customer');
    const worker = await userActor('production');
    const { id, units } = await plannedOrder(customer, 'whole-way');
    const number = units[0] ?? '';
    await say(worker, number, { type: 'release' });
    expect(await orderStatus(id)).toBe('placed');
    for (const work of UNTIL_THE_TEST.slice(1)) await say(worker, number, work);
    expect(await orderStatus(id)).toBe('in-production');
    await say(worker, number, leakage(0.7));
    await expect(
      say(worker, number, { type: 'complete', operation: 'measure' }),
    ).rejects.toMatchObject({
      code: 'work-refused',
      details: { refusal: 'non-conformance-open' },
    });
    await say(worker, number, {
      ...{ type: 'rework', operation: 'measure', check: 0, redo: 'measure' },
      reason: 'Wire trapped',
    });
    await say(worker, number, { type: 'start', operation: 'measure' });
    for (const work of FROM_THE_TEST.slice(0, 3)) await say(worker, number, work);
    expect(await orderStatus(id)).toBe('ready');
    await say(worker, number, { type: 'ship' });
    expect(await orderStatus(id)).toBe('shipped');
    const { snapshot, events } = await getWorkOrder(worker, number);
    expect(snapshot.state).toBe('shipped');
    expect(events.map(({ type }) => type)).toEqual([
      ...UNTIL_THE_TEST.map(({ type }) => type),
      ...['check', 'rework', 'start', 'check', 'complete', 'approve', 'ship'],
    ]);
    expect(events.every(({ by }) => by.id === worker.user?.id)).toBe(true);
  });

  it('tells planners what the product costs against the standard, and nobody else', async () => {
    const { id, number } = await plannedOrder(await userActor('customer'), 'cost-compared');
    const manager = await userActor('production-manager');
    const order = await getOrder(manager, number);
    const [line] = order.lines;
    const same = (await compareCosts(manager, order)).get(1);
    expect(same).toMatchObject({ difference: 0 });
    expect(same?.total).toBeGreaterThan(0);
    const bom = line!.bom.map((part) => ({ ...part, cost: part.cost + 100 }));
    await database().orderLine.updateMany({ where: { orderId: id }, data: { bom } });
    const dearer = (await compareCosts(manager, await getOrder(manager, number))).get(1);
    const stocked = bom.filter(({ phantom }) => !phantom).length;
    expect(dearer).toMatchObject({ difference: 100 * stocked, standard: same?.total });
    const worker = await userActor('production');
    await expect(compareCosts(worker, order)).rejects.toMatchObject({ status: 403 });
  });

  it('takes an event once, however often and by whichever way it is sent', async () => {
    const { units } = await plannedOrder(await userActor('customer'), 'event-once');
    const worker = await userActor('production');
    const number = units[0] ?? '';
    await say(worker, number, { type: 'release' });
    const key = randomUUID();
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => say(worker, number, START, key)),
    );
    expect(new Set(sent.map(({ version }) => version))).toEqual(new Set([2]));
    await say(worker, number, START, key);
    expect(await database().workEvent.count({ where: { key } })).toBe(1);
    await expect(say(worker, number, START)).rejects.toMatchObject({
      details: { refusal: 'already-running' },
    });
    expect((await getWorkOrder(worker, number)).version).toBe(2);
  });

  it('keeps the moment the button was pressed, and none that has not come', async () => {
    const { units } = await plannedOrder(await userActor('customer'), 'the-moment');
    const worker = await userActor('production');
    const number = units[0] ?? '';
    const early = new Date(NOW.getTime() - 3_600_000).toISOString();
    const later = new Date(NOW.getTime() + 3_600_000).toISOString();
    await recordWork(worker, { number, key: 'moment-early', at: early, work: { type: 'release' } });
    await recordWork(worker, { number, key: 'moment-later', at: later, work: START });
    const { events } = await getWorkOrder(worker, number);
    expect(events.map(({ at }) => at)).toEqual([early, NOW.toISOString()]);
  });

  it('is nobody’s business but the workshop’s', async () => {
    const customer = await userActor('customer');
    const { units } = await plannedOrder(customer, 'not-yours');
    const number = units[0] ?? '';
    for (const role of ['customer', 'sales', 'administrator'] as const) {
      await expect(say(await userActor(role), number, START)).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    const worker = await userActor('production');
    for (const work of [...UNTIL_THE_TEST, leakage(0.7)]) await say(worker, number, work);
    const concede: Work = {
      ...{ type: 'concede', operation: 'measure', check: 0 },
      reason: 'Within the standard',
    };
    await expect(say(worker, number, concede)).rejects.toMatchObject({
      details: { refusal: 'may-not-concede' },
    });
    await say(await userActor('production-manager'), number, concede);
    await say(worker, number, { type: 'complete', operation: 'measure' });
  });

  it('stands on the board of its work centre, and in the plan', async () => {
    const { units } = await plannedOrder(await userActor('customer'), 'on-the-board');
    const worker = await userActor('production');
    const number = units[0] ?? '';
    const onBoard = async (workCentre: string) =>
      (await workQueue(worker, { workCentre })).some(({ workOrder }) => workOrder === number);
    expect(await onBoard('bench')).toBe(false);
    await say(worker, number, { type: 'release' });
    expect([await onBoard('bench'), await onBoard('test')]).toEqual([true, false]);
    for (const work of UNTIL_THE_TEST.slice(1)) await say(worker, number, work);
    expect([await onBoard('bench'), await onBoard('test')]).toEqual([false, true]);
    const planned = (await plannedWork(worker)).find((row) => row.number === number);
    expect(planned).toMatchObject({ done: 1, operations: 2, state: 'in-progress' });
  });

  it('is planned anew without moving what has begun', async () => {
    const manager = await userActor('production-manager');
    const { id, units } = await plannedOrder(await userActor('customer'), 'plan-anew', 2);
    await say(manager, units[0] ?? '', { type: 'release' });
    await say(manager, units[0] ?? '', START);
    const times = () =>
      database().workOperation.findMany({
        where: { workOrder: { orderId: id }, startedAt: { not: null } },
        select: { plannedStart: true, plannedEnd: true },
      });
    const before = await times();
    const { planned, impossible } = await replan(manager);
    expect(planned).toBeGreaterThanOrEqual(2);
    expect(impossible).toEqual([]);
    expect(await times()).toEqual(before);
    await expect(replan(await userActor('production'))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});
