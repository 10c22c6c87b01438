import { strFromU8, unzipSync } from 'fflate';
import { BATCH_FILES } from '#components/workshop/batch-types.ts';
import { beforeAll, expect, it } from 'vitest';
import { makeBatchFile } from '#app/presenters/batch-files.server.ts';
import { presentBuildSheet } from '#app/presenters/build-sheet.server.ts';
import { applyChange } from '#app/services/configurations/apply-change.server.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { acceptChange } from '#app/services/orders/accept-change.server.ts';
import { cancelOrder } from '#app/services/orders/cancel-order.server.ts';
import { getOrder } from '#app/services/orders/get-order.server.ts';
import { proposeChange } from '#app/services/orders/propose-change.server.ts';
import { reconfigureLine } from '#app/services/orders/reconfigure-line.server.ts';
import { dissolveBatch, formBatch } from '#app/services/workshop/form-batch.server.ts';
import {
  getBatch,
  openBatches,
  proposedBatches,
} from '#app/services/workshop/read-batches.server.ts';
import { recordWork } from '#app/services/workshop/record-work.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { plannedOrder, workshopLamp } from '#test/factories/workshop.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

onEachDatabase('batches and sheets', () => {
  beforeAll(async () => {
    const lamp = workshopLamp();
    const routing = lamp.routing.map((operation) => ({ ...operation, setup: 4 }));
    await publishFamily({ ...lamp, routing }, NOW);
  });

  it('are proposed, formed once, and printed', async () => {
    const manager = await userActor('production-manager');
    const { units } = await plannedOrder(await userActor('customer'), 'batch-of-three', 3);
    const [proposal] = await proposedBatches(manager);
    expect(proposal?.units).toEqual(expect.arrayContaining(units));
    const number = await formBatch(manager, { numbers: units });
    // Two operations with a set-up of four minutes, each spared twice.
    expect(await getBatch(manager, number)).toMatchObject({ setupSaved: 16 });
    await expect(formBatch(manager, { numbers: units })).rejects.toMatchObject({
      code: 'status-conflict',
    });
    expect(await database().batch.count()).toBe(1);

    const files = await Promise.all(
      BATCH_FILES.map((file) => makeBatchFile(manager, { number, file }, false)),
    );
    expect(files.every(({ body }) => body.length > 100)).toBe(true);
    const [merged, zip, , , table, data] = files;
    expect(strFromU8((merged?.body as Uint8Array).slice(0, 5))).toBe('%PDF-');
    const single = unzipSync(zip?.body as Uint8Array);
    expect(Object.keys(single).sort()).toEqual(units.map((unit) => `build-sheet-${unit}.pdf`));
    const said = JSON.parse(data?.body as string) as {
      units: { workOrder: string; parts: { partNumber: string; quantity: number }[] }[];
      pickList: { partNumber: string; quantity: number }[];
    };
    expect(said.units.map(({ workOrder }) => workOrder)).toEqual(units);
    for (const { partNumber, quantity } of said.pickList) {
      const parts = said.units.flatMap((unit) => unit.parts);
      const all = parts.filter((part) => part.partNumber === partNumber);
      expect(quantity).toBeCloseTo(all.reduce((sum, part) => sum + part.quantity, 0));
    }
    const rows = String(table?.body).trim().split('\r\n').length - 1;
    expect(rows).toBe(said.units.reduce((sum, { parts }) => sum + parts.length, 0));

    await dissolveBatch(manager, number);
    const free = await database().workOrder.count({
      where: { number: { in: units }, batchId: null },
    });
    expect(free).toBe(3);
  });

  it('take no unit that was begun, and change nothing then', async () => {
    const manager = await userActor('production-manager');
    const { units } = await plannedOrder(await userActor('customer'), 'batch-begun', 2);
    const say = (work: object) =>
      recordWork(manager, { number: units[0], key: `${units[0]}-${JSON.stringify(work)}`, work });
    await say({ type: 'release' });
    await say({ type: 'start', operation: 'assemble' });
    const before = await database().batch.count();
    await expect(formBatch(manager, { numbers: units })).rejects.toMatchObject({
      code: 'status-conflict',
    });
    expect(await database().batch.count()).toBe(before);
    const worker = await userActor('production');
    await expect(formBatch(worker, { numbers: units })).rejects.toMatchObject({ status: 403 });
    await expect(formBatch(manager, { numbers: [units[1]] })).rejects.toMatchObject({
      status: 400,
    });
  });

  const changeOf = async (actor: Actor, number: string, wish: object) => {
    const { version } = await getOrder(actor, number);
    const idempotencyKey = `${number}-${version}-changed`;
    const { change, difference } = await proposeChange(actor, {
      ...{ number, version, idempotencyKey },
      ...wish,
    });
    await acceptChange(actor, { number, change, acceptedDifference: difference });
  };

  it('keep the units of an order that changes, and say what those save', async () => {
    const manager = await userActor('production-manager');
    const customer = await userActor('customer');
    const { number, units } = await plannedOrder(customer, 'batch-changed', 3);
    const { units: others } = await plannedOrder(await userActor('customer'), 'batch-stays', 1);
    const batch = await formBatch(manager, { numbers: [...units, ...others] });
    const shown = async () => {
      const { units: members, plan, setupSaved } = await getBatch(manager, batch);
      const open = (await openBatches(manager)).find((one) => one.number === batch);
      expect(open).toMatchObject({ units: members.length, setupSaved });
      const numbers = members.map((unit) => unit.number);
      for (const group of plan.groups) expect([...group.units].sort()).toEqual(numbers);
      return { numbers, pieces: members.map(({ order, unit }) => `${order} ${unit}`), setupSaved };
    };
    const before = await shown();
    expect(before.setupSaved).toBe(24);

    await changeOf(customer, number, { wishes: { greeting: 'Well done' } });
    const after = await shown();
    expect(after.numbers).not.toEqual(before.numbers);
    expect(new Set(after.pieces)).toEqual(new Set(before.pieces));
    expect(after.setupSaved).toBe(24);

    await changeOf(customer, number, { lines: [{ position: 1, quantity: 2 }] });
    expect(await shown()).toMatchObject({ setupSaved: 16 });
    await changeOf(customer, number, { lines: [{ position: 1, quantity: 4 }] });
    expect(await shown()).toMatchObject({ setupSaved: 16 });

    const configuration = await reconfigureLine(customer, { number, position: 1 });
    await applyChange(customer, {
      id: configuration.id,
      change: { kind: 'decide', variable: 'foot', value: 'steel' },
    });
    const configured = { position: 1, quantity: 4, configurationId: configuration.id };
    await changeOf(customer, number, { lines: [configured] });
    expect(await shown()).toMatchObject({ numbers: others, setupSaved: 0 });
  });

  it('are no more once the last unit is cancelled', async () => {
    const manager = await userActor('production-manager');
    const customer = await userActor('customer');
    const { number, units } = await plannedOrder(customer, 'batch-cancelled', 2);
    const batch = await formBatch(manager, { numbers: units });
    const { version } = await getOrder(customer, number);
    await cancelOrder(customer, { number, version, reason: 'Not needed' });
    expect(await database().batch.count({ where: { number: batch } })).toBe(0);
    await expect(getBatch(manager, batch)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are dissolved once, however often it is asked for, by who plans', async () => {
    const manager = await userActor('production-manager');
    const worker = await userActor('production');
    const { units } = await plannedOrder(await userActor('customer'), 'batch-dissolved', 2);
    const number = await formBatch(manager, { numbers: units });
    await expect(dissolveBatch(worker, number)).rejects.toMatchObject({ status: 403 });
    expect((await getBatch(worker, number)).units).toHaveLength(2);
    const presses = await Promise.allSettled(
      Array.from({ length: 4 }, () => dissolveBatch(manager, number)),
    );
    const refused = presses.flatMap((press) =>
      press.status === 'rejected' ? [press.reason as unknown] : [],
    );
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'not-found' });
  });

  it('a sheet printed again says so, also when its order was changed in between', async () => {
    const worker = await userActor('production');
    const customer = await userActor('customer');
    const { number, units } = await plannedOrder(customer, 'sheet-again');
    const piece = { position: 1, unit: 1 };
    const printed = async (counted = true) =>
      (await presentBuildSheet(worker, number, piece, counted)).options;
    expect(await printed()).toMatchObject({
      workOrder: { number: units[0] },
      reprint: undefined,
    });
    expect((await printed(false)).reprint).toBeUndefined();
    expect((await printed()).reprint).toEqual({ times: 2, changed: [] });

    await changeOf(customer, number, { wishes: { greeting: 'Well done' } });
    const { workOrder, reprint } = await printed();
    expect(workOrder?.number).not.toBe(units[0]);
    expect(reprint).toMatchObject({ times: 3 });
    expect(reprint?.changed).toEqual(expect.arrayContaining(['workOrder', 'wishes']));
    expect(reprint?.changed).not.toContain('bom');
  });
});
