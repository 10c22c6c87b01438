import { beforeAll, expect, it } from 'vitest';
import { asBuilt } from '#rules/workflow/as-built.ts';
import { publishFamily } from '#app/services/families/publish-family.server.ts';
import { getDeliveryNote, papersOf } from '#app/services/invoices/get-papers.server.ts';
import { formBatch } from '#app/services/workshop/form-batch.server.ts';
import { getWorkOrder } from '#app/services/workshop/get-work-order.server.ts';
import { getBatch, openBatches } from '#app/services/workshop/read-batches.server.ts';
import type { Actor } from '#app/utils/actor.ts';
import { database } from '#app/utils/database.server.ts';
import { NOW } from '#test/factories/actor.ts';
import { userActor } from '#test/factories/users.ts';
import { plannedOrder, sendKept, stepsOfLamp, workshopLamp } from '#test/factories/workshop.ts';
import { crashMoments, crashRuns, runAndKill, tellCounts, type Moment } from '#test/setup/crash.ts';
import { onEachDatabase } from '#test/setup/on-each-database.ts';

const SEED = 20_261_128;

/** What a unit is after each number of steps, from none: told by hand, not by the machine. */
const STATES = [
  ...['planned', 'released'],
  ...(Array(6).fill('in-progress') as string[]),
  ...['completed', 'ready-to-ship', 'shipped'],
];
const ASSEMBLE = [...['ready', 'ready'], ...Array(3).fill('running'), ...Array(6).fill('done')];
const MEASURE = [...Array(5).fill('waiting'), 'ready', ...Array(2).fill('running')];
MEASURE.push(...Array(3).fill('done'));
const WHOLE = STATES.length - 1;
const STARTED = 2;
const APPROVED = 9;

let made = 0;

/** Two units of one order, in one batch, and all the steps that build and ship them. */
async function batched(manager: Actor) {
  made += 1;
  const customer = await userActor('customer');
  const { id, number, units } = await plannedOrder(customer, `crash-work-${made}`, 2);
  const batch = await formBatch(manager, { numbers: units });
  return { id, number, units, batch, kept: units.flatMap(stepsOfLamp) };
}
type Batched = Awaited<ReturnType<typeof batched>>;

/** How many steps of each unit were taken. */
const taken = ({ units }: Batched) =>
  Promise.all(
    units.map((number) => database().workEvent.count({ where: { workOrder: { number } } })),
  );

async function unitTraces(worker: Actor, number: string) {
  const { snapshot, events } = await getWorkOrder(worker, number);
  const row = await database().workOrder.findUniqueOrThrow({
    where: { number },
    include: { operations: { orderBy: { sequence: 'asc' } }, events: true },
  });
  const record = asBuilt(snapshot.plan, events);
  return {
    keys: row.events.sort((a, b) => a.sequence - b.sequence).map(({ key }) => key),
    sequences: row.events.map(({ sequence }) => sequence),
    audited: await database().auditEvent.count({
      where: { subjectKind: 'work-order', subjectId: row.id, action: { startsWith: 'work.' } },
    }),
    version: row.version,
    states: [row.status, snapshot.state, record.state],
    dated: [row.completedAt !== null, row.shippedAt !== null],
    operations: row.operations.map((operation) => ({
      status: operation.status,
      completed: operation.completedAt !== null,
    })),
    inSnapshot: snapshot.operations.map(({ status }) => status),
    numbers: record.parts.flatMap((part) => part.numbers),
    completions: record.work.filter(({ how }) => how === 'completed').length,
  };
}

function unitAfter(number: string, steps: number) {
  const operations = [ASSEMBLE[steps], MEASURE[steps]];
  const sequences = Array.from({ length: steps }, (_, index) => index + 1);
  return {
    keys: stepsOfLamp(number)
      .slice(0, steps)
      .map(({ key }) => key),
    sequences,
    audited: steps,
    version: steps,
    states: Array(3).fill(STATES[steps]),
    dated: [steps >= 8, steps === WHOLE],
    operations: operations.map((status) => ({ status, completed: status === 'done' })),
    inSnapshot: operations,
    numbers: steps >= 3 ? [`SN-${number}`] : [],
    completions: operations.filter((status) => status === 'done').length,
  };
}

async function traces(worker: Actor, { id, number, units, batch }: Batched) {
  const { deliveryNotes, invoices } = await papersOf(await userActor('sales'), number);
  const told = { subjectId: id, kind: 'status-changed' };
  const notes = await Promise.all(
    deliveryNotes.map((note) => getDeliveryNote(worker, note.number)),
  );
  return {
    units: await Promise.all(units.map((unit) => unitTraces(worker, unit))),
    order: (await database().order.findUniqueOrThrow({ where: { id } })).status,
    told: await database().interaction.count({ where: told }),
    serials: notes.map(({ lines }) =>
      lines.flatMap((line) => line.units.map(({ serials }) => serials[0]?.split(' ').at(-1))),
    ),
    invoices: invoices.length,
    mails: await database().outboxMail.count({
      where: { subject: `Your order ${number} is on its way` },
    }),
    inBatch: (await getBatch(worker, batch)).units.map(({ state }) => state),
    open: (await openBatches(worker)).some((one) => one.number === batch),
  };
}

const ORDER = ['placed', 'in-production', 'ready', 'shipped'];

function orderAfter({ units }: Batched, steps: readonly number[]) {
  const least = Math.min(...steps);
  const begun = steps.some((count) => count >= STARTED);
  const reached = !begun ? 0 : least < APPROVED ? 1 : least < WHOLE ? 2 : 3;
  const shipped = reached === 3 ? 1 : 0;
  return {
    units: units.map((unit, index) => unitAfter(unit, steps[index] ?? 0)),
    order: ORDER[reached],
    told: reached,
    serials: shipped ? [units.map((unit) => `SN-${unit}`)] : [],
    invoices: shipped,
    mails: shipped,
    inBatch: steps.map((count) => STATES[count]),
    open: !shipped,
  };
}

onEachDatabase('a process killed while it records work', ({ provider, url }) => {
  let manager: Actor;
  let worker: Actor;

  beforeAll(async () => {
    await publishFamily(workshopLamp(), NOW);
    manager = await userActor('production-manager');
    worker = await userActor('production');
  });

  const send = ({ kept }: Batched, moment?: Moment) =>
    runAndKill(
      {
        url: url(),
        module: '#test/factories/workshop.ts',
        service: 'sendKept',
        args: [worker, kept],
      },
      moment,
    );

  it('leaves whole steps that agree, and what is sent again is taken once', async () => {
    const undisturbed = await send(await batched(manager));
    const runs = crashRuns(3);
    const moments = crashMoments(undisturbed, SEED);
    const falls: string[] = [];
    let killed = 0;
    for (let turn = 0; killed < runs; turn++) {
      const work = await batched(manager);
      // Every other turn two tablets send the same at once, and both die.
      const kills = Array.from({ length: 1 + (turn % 2) }, () => moments.next());
      const after = kills.map(({ afterMs }) => afterMs);
      const where = `killed after ${after.join(' and ')} ms, seed ${SEED}`;
      const endings = await Promise.all(kills.map((moment) => send(work, moment)));
      const steps = await taken(work);
      falls.push(...endings.map(({ fell }) => fell));
      killed += endings.filter((ending) => ending.killed).length;
      // Two at once take longer than one.
      if (endings.length === 1) endings.forEach(moments.learn);
      expect(await traces(worker, work), where).toEqual(orderAfter(work, steps));
      if (endings.some((ending) => !ending.killed)) expect(steps, where).toEqual([WHOLE, WHOLE]);

      await Promise.all([sendKept(worker, work.kept), sendKept(worker, work.kept)]);
      expect(await traces(worker, work), `${where}, and sent again`).toEqual(
        orderAfter(work, [WHOLE, WHOLE]),
      );
    }
    tellCounts(`${killed} killed recording work, on ${provider}`, falls);
  }, 3_600_000);
});
