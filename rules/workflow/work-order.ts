/**
 * A work order as a statechart: one unit on its way through the workshop.
 *
 *   planned ─release▶ released ─start▶ in-progress ─every operation done▶ completed ─approve▶
 *   ready-to-ship ─ship▶ shipped
 *   in-progress ─pause▶ paused ─resume▶ in-progress;  completed ─reject▶ in-progress (rework)
 *   planned, released, in-progress, paused ─cancel▶ cancelled
 *
 * The operations are data of the machine (work-order-record.ts), since each product has its own;
 * what an event needs is in work-order-guards.ts. The machine does no I/O and knows no time: each
 * event brings its moment and person, and the events are what the as-built record is made of.
 */
import { and, assign, initialTransition, setup, transition } from 'xstate';
import { fail, ok, type Result } from '#rules/kernel/result.ts';
import { NEEDS, refusalOf, REQUIREMENTS, type RequirementName } from './work-order-guards.ts';
import {
  begin,
  everythingDone,
  interruptAll,
  recordCheck,
  recordPart,
  rework,
  setCheck,
  setStatus,
} from './work-order-record.ts';
import {
  WORK_ORDER_VERSION,
  type Refusal,
  type WorkOrderEvent,
  type WorkOrderEventType,
  type WorkOrderPlan,
  type WorkOrderRecord,
  type WorkOrderSnapshot,
} from './work-order-types.ts';

type Guard = (args: { context: WorkOrderRecord; event: WorkOrderEvent }) => boolean;

const requirements = Object.fromEntries(
  Object.entries(REQUIREMENTS).map(([name, { holds }]): [string, Guard] => [
    name,
    ({ context, event }) => holds(context, event),
  ]),
) as Record<RequirementName, Guard>;

/** Everything the event needs. */
const needsOf = (type: WorkOrderEventType) =>
  and<WorkOrderRecord, WorkOrderEvent, RequirementName[]>([...NEEDS[type]]);

export const workOrderMachine = setup({
  types: {
    context: {} as WorkOrderRecord,
    events: {} as WorkOrderEvent,
    input: {} as WorkOrderPlan,
  },
  guards: {
    ...requirements,
    everyOperationIsDone: ({ context }) => everythingDone(context),
  },
  actions: {
    note: assign(({ context, event }) => note(context, event)),
  },
}).createMachine({
  id: 'work-order',
  context: ({ input }) => begin(input),
  initial: 'planned',
  states: {
    planned: {
      on: {
        release: 'released',
        cancel: { guard: needsOf('cancel'), target: 'cancelled' },
      },
    },
    released: {
      always: { guard: 'everyOperationIsDone', target: 'completed' },
      on: {
        start: { guard: needsOf('start'), target: 'in-progress', actions: 'note' },
        cancel: { guard: needsOf('cancel'), target: 'cancelled' },
      },
    },
    'in-progress': {
      always: { guard: 'everyOperationIsDone', target: 'completed' },
      on: {
        start: { guard: needsOf('start'), actions: 'note' },
        interrupt: { guard: needsOf('interrupt'), actions: 'note' },
        continue: { guard: needsOf('continue'), actions: 'note' },
        check: { guard: needsOf('check'), actions: 'note' },
        part: { guard: needsOf('part'), actions: 'note' },
        complete: { guard: needsOf('complete'), actions: 'note' },
        rework: { guard: needsOf('rework'), actions: 'note' },
        concede: { guard: needsOf('concede'), actions: 'note' },
        pause: { guard: needsOf('pause'), target: 'paused', actions: 'note' },
        cancel: { guard: needsOf('cancel'), target: 'cancelled' },
      },
    },
    paused: {
      on: {
        resume: 'in-progress',
        cancel: { guard: needsOf('cancel'), target: 'cancelled' },
      },
    },
    completed: {
      on: {
        approve: 'ready-to-ship',
        reject: { guard: needsOf('reject'), target: 'in-progress', actions: 'note' },
      },
    },
    'ready-to-ship': { on: { ship: 'shipped' } },
    shipped: { type: 'final' },
    cancelled: { type: 'final' },
  },
});

/** The record after an event the machine has taken. */
function note(record: WorkOrderRecord, event: WorkOrderEvent): WorkOrderRecord {
  switch (event.type) {
    case 'start':
    case 'continue':
      return setStatus(record, event.operation, 'running');
    case 'interrupt':
      return setStatus(record, event.operation, 'paused');
    case 'complete':
      return setStatus(record, event.operation, 'done');
    case 'check':
      return recordCheck(record, event);
    case 'part':
      return recordPart(record, event);
    case 'concede':
      return setCheck(record, event.operation, event.check, 'conceded');
    case 'rework':
      return rework(record, event.redo, event.operation);
    case 'reject':
      return rework(record, event.redo);
    case 'pause':
      return interruptAll(record);
    default:
      return record;
  }
}

type MachineState = ReturnType<typeof workOrderMachine.resolveState>;

const snapshotOf = ({ value, context: { plan, operations } }: MachineState): WorkOrderSnapshot => ({
  version: WORK_ORDER_VERSION,
  state: value,
  plan,
  operations,
});

export const planWorkOrder = (plan: WorkOrderPlan): WorkOrderSnapshot =>
  snapshotOf(initialTransition(workOrderMachine, plan)[0]);

/**
 * The work order after the event, or why not. Pure: `snapshot` is never changed, and the same
 * snapshot and event always give the same. Takes what JSON gives back.
 */
export function nextWorkOrder(
  snapshot: WorkOrderSnapshot,
  event: WorkOrderEvent,
): Result<WorkOrderSnapshot, Refusal> {
  const { state, plan, operations } = snapshot;
  const before = workOrderMachine.resolveState({ value: state, context: { plan, operations } });
  if (!before.can(event)) {
    const known = workOrderMachine.root.states[state]?.ownEvents.includes(event.type) ?? false;
    return fail(refusalOf(snapshot, state, event, known));
  }
  return ok(snapshotOf(transition(workOrderMachine, before, event)[0]));
}
