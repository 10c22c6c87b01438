/**
 * What happens to a unit in the workshop: one event, taken once.
 *
 * The machine of rules/workflow decides; the event, the new snapshot, the operations' rows and
 * what follows for the order are one transaction. The key is made where the button was pressed,
 * so what a tablet sends again after a while without a network is the same event; `at` is when it
 * was pressed.
 */
import { z } from 'zod';
import { can, type Permission } from '#rules/policy/permissions.ts';
import { nextWorkOrder } from '#rules/workflow/work-order.ts';
import type {
  WorkOrderEvent,
  WorkOrderSnapshot,
  WorkOrderState,
} from '#rules/workflow/work-order-types.ts';
import type { Actor, ActorUser } from '#app/utils/actor.ts';
import { AppError } from '#app/utils/app-error.ts';
import {
  database,
  inTransaction,
  isUniqueViolation,
  type Transaction,
} from '#app/utils/database.server.ts';
import { parseInput } from '#app/utils/parse.ts';
import { requireAny } from '#app/utils/permissions.server.ts';
import { recordAudit, toJson } from '#app/utils/record.server.ts';
import { deliverSoon } from '../mail/deliver-outbox.server.ts';
import { followOrder } from './follow-order.server.ts';

const operation = z.string().min(1).max(64);
const reason = z.string().trim().min(1).max(500);
const check = z.coerce.number().int().min(0).max(999);

/** What somebody in the workshop may say happened; person and moment are added here. */
export const workSchema = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['release', 'resume', 'approve', 'ship']) }),
  z.object({ type: z.enum(['start', 'continue', 'complete']), operation }),
  z.object({ type: z.literal('interrupt'), operation, reason }),
  z.object({
    type: z.literal('check'),
    operation,
    check,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('confirm'), passed: z.boolean() }),
      z.object({ kind: z.literal('measure'), value: z.number() }),
    ]),
  }),
  z.object({
    type: z.literal('part'),
    operation,
    line: z.string().min(1).max(200),
    numbers: z.array(z.string().trim().max(80)).min(1).max(50),
  }),
  z.object({ type: z.literal('rework'), operation, check, redo: operation, reason }),
  z.object({ type: z.literal('concede'), operation, check, reason }),
  z.object({ type: z.enum(['pause', 'cancel']), reason }),
  z.object({ type: z.literal('reject'), redo: operation, reason }),
]);
export type Work = z.infer<typeof workSchema>;

export const recordWorkSchema = z.object({
  /** Of the work order. */
  number: z.string().min(1).max(32),
  key: z.string().min(8).max(300),
  /** When it happened; now where absent. */
  at: z.iso.datetime().optional(),
  work: workSchema,
});

/** Who may say it; any one of them is enough. Where nothing is said, who does the work. */
const NEEDED: Partial<Record<Work['type'], readonly Permission[]>> = {
  release: ['work:do', 'work:plan'],
  cancel: ['work:plan'],
};

/** Each attempt loses only against an event that was taken. */
const ATTEMPTS = 20;

export interface Recorded {
  readonly state: WorkOrderState;
  readonly version: number;
}

/** `work-refused` with `details.refusal` where the machine says no; nothing is changed then. */
export async function recordWork(actor: Actor, input: unknown): Promise<Recorded> {
  const { number, key, at, work } = parseInput(recordWorkSchema, input);
  const user = requireAny(actor, NEEDED[work.type] ?? ['work:do']);
  const event = { ...work, at: momentOf(at, actor.now), by: workerOf(user) } as WorkOrderEvent;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = await taken(database(), key, number);
    if (known) return known;
    try {
      const recorded = await inTransaction((tx) => write(tx, actor, { number, key, event }));
      if (!recorded) continue;
      deliverSoon();
      return recorded;
    } catch (error) {
      // The same event, sent twice at once: the other one was taken.
      if (!isUniqueViolation(error)) throw error;
    }
  }
  throw new AppError('status-conflict');
}

/** A tablet's clock may be ahead; what happens later has not happened. */
const momentOf = (at: string | undefined, now: Date): string =>
  at === undefined || Date.parse(at) > now.getTime() ? now.toISOString() : at;

const workerOf = (user: ActorUser) => ({
  id: user.id,
  name: user.name,
  mayConcede: can(user.role, 'work:concede'),
});

async function taken(
  client: Transaction,
  key: string,
  number: string,
): Promise<Recorded | undefined> {
  const event = await client.workEvent.findUnique({
    where: { key },
    select: { workOrder: { select: { number: true, status: true, version: true } } },
  });
  if (event === null) return undefined;
  // A key is one event of one work order.
  if (event.workOrder.number !== number) throw new AppError('status-conflict');
  return { state: event.workOrder.status as WorkOrderState, version: event.workOrder.version };
}

interface Happened {
  readonly number: string;
  readonly key: string;
  readonly event: WorkOrderEvent;
}

/** Nothing when another event came first. */
async function write(
  tx: Transaction,
  actor: Actor,
  { number, key, event }: Happened,
): Promise<Recorded | undefined> {
  const row = await tx.workOrder.findUnique({
    where: { number },
    include: { operations: true },
  });
  if (row === null) throw new AppError('not-found');
  // Looked for after the row is read: if the same event changed it, it is seen here.
  const known = await taken(tx, key, number);
  if (known) return known;
  const before = row.snapshot as unknown as WorkOrderSnapshot;
  const next = nextWorkOrder(before, event);
  if (!next.ok) throw new AppError('work-refused', { refusal: next.error, state: before.state });
  const after = next.value;
  const version = row.version + 1;
  const at = new Date(event.at);
  const { count } = await tx.workOrder.updateMany({
    where: { id: row.id, version: row.version },
    data: {
      snapshot: toJson(after),
      status: after.state,
      version,
      ...(after.state === 'completed' && before.state !== 'completed' ? { completedAt: at } : {}),
      ...(after.state === 'shipped' ? { shippedAt: at } : {}),
    },
  });
  if (count === 0) return undefined;
  const { type, at: _, by: __, ...data } = event;
  await tx.workEvent.create({
    data: {
      ...{ workOrderId: row.id, sequence: version, key, kind: type, at, receivedAt: actor.now },
      userId: actor.user?.id ?? null,
      data: toJson({ ...data, by: event.by }),
    },
  });
  await project(tx, row.operations, before, after, at);
  await recordAudit(tx, actor, `work.${type}`, { kind: 'work-order', id: row.id }, { number });
  await followOrder(tx, actor, row.orderId);
  return { state: after.state, version };
}

type OperationRow = { id: string; operation: string; startedAt: Date | null };

/** The operations' rows, written where their state changed. */
async function project(
  tx: Transaction,
  rows: readonly OperationRow[],
  before: WorkOrderSnapshot,
  after: WorkOrderSnapshot,
  at: Date,
): Promise<void> {
  for (const { id, status } of after.operations) {
    if (before.operations.find((operation) => operation.id === id)?.status === status) continue;
    const row = rows.find(({ operation }) => operation === id);
    if (!row) continue;
    await tx.workOperation.update({
      where: { id: row.id },
      data: {
        status,
        ...(status === 'running' && row.startedAt === null ? { startedAt: at } : {}),
        completedAt: status === 'done' ? at : null,
      },
    });
  }
}
