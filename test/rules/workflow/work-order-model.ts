/**
 * A second account of the work order, as plain sentences: which events are legal when. Written
 * from the life cycle, not from the machine, which must agree with it everywhere.
 */
import type {
  WorkOrderEvent,
  WorkOrderPlan,
  WorkOrderSnapshot,
  Worker,
} from '#rules/workflow/work-order-types.ts';

export const PLAN: WorkOrderPlan = {
  operations: [
    { id: 'wheels', checks: [{ kind: 'measure', max: 0.5 }], parts: [] },
    {
      id: 'motor',
      checks: [{ kind: 'confirm' }],
      parts: [{ line: 'motor', partNumber: 'M-1', tracked: 'serial', count: 1 }],
    },
  ],
};

const AT = '2026-03-02T08:00:00.000Z';
export const anna: Worker = { id: 'u1', name: 'Anna', mayConcede: false };
export const boss: Worker = { id: 'u2', name: 'Bo', mayConcede: true };

type Bare<T> = T extends unknown ? Omit<T, 'at' | 'by'> : never;
export const happening = (event: Bare<WorkOrderEvent>, by = anna, at = AT): WorkOrderEvent =>
  ({ ...event, at, by }) as WorkOrderEvent;

/** Every event worth trying: each type with good and bad contents. */
export const EVENTS: readonly WorkOrderEvent[] = [
  happening({ type: 'release' }),
  ...['wheels', 'motor', 'ghost'].flatMap((operation) => [
    happening({ type: 'start', operation }),
    happening({ type: 'interrupt', operation, reason: 'lunch' }),
    happening({ type: 'interrupt', operation, reason: ' ' }),
    happening({ type: 'continue', operation }),
    happening({ type: 'complete', operation }),
    happening({ type: 'check', operation, check: 0, result: { kind: 'measure', value: 0.5 } }),
    happening({ type: 'check', operation, check: 0, result: { kind: 'measure', value: 0.6 } }),
    happening({ type: 'check', operation, check: 0, result: { kind: 'measure', value: NaN } }),
    happening({ type: 'check', operation, check: 0, result: { kind: 'confirm', passed: true } }),
    happening({ type: 'check', operation, check: 0, result: { kind: 'confirm', passed: false } }),
    happening({ type: 'check', operation, check: 1, result: { kind: 'confirm', passed: true } }),
    happening({ type: 'part', operation, line: 'motor', numbers: ['S-1'] }),
    happening({ type: 'part', operation, line: 'motor', numbers: [''] }),
    happening({ type: 'part', operation, line: 'motor', numbers: ['S-1', 'S-2'] }),
    happening({ type: 'part', operation, line: 'brake', numbers: ['S-1'] }),
    ...['wheels', 'motor', 'ghost'].flatMap((redo) => [
      happening({ type: 'rework', operation, check: 0, redo, reason: 'bent' }),
      happening({ type: 'rework', operation, check: 0, redo, reason: '' }),
    ]),
    happening({ type: 'rework', operation, check: 1, redo: operation, reason: 'bent' }),
    happening({ type: 'concede', operation, check: 0, reason: 'cosmetic' }),
    happening({ type: 'concede', operation, check: 0, reason: 'cosmetic' }, boss),
    happening({ type: 'concede', operation, check: 0, reason: '' }, boss),
  ]),
  happening({ type: 'pause', reason: 'no parts' }),
  happening({ type: 'pause', reason: '' }),
  happening({ type: 'resume' }),
  happening({ type: 'approve' }),
  ...['wheels', 'motor', 'ghost'].map((redo) =>
    happening({ type: 'reject', redo, reason: 'rattles' }),
  ),
  happening({ type: 'reject', redo: 'wheels', reason: '' }),
  happening({ type: 'ship' }),
  happening({ type: 'cancel', reason: 'withdrawn' }),
  happening({ type: 'cancel', reason: '' }),
];

/** Whether the event is legal in the snapshot. */
export function isLegal({ state, operations }: WorkOrderSnapshot, event: WorkOrderEvent): boolean {
  const said = 'reason' in event ? event.reason.trim() !== '' : true;
  const [wheels, motor] = operations;
  switch (event.type) {
    case 'release':
      return state === 'planned';
    case 'pause':
      return state === 'in-progress' && said;
    case 'resume':
      return state === 'paused';
    case 'approve':
      return state === 'completed';
    case 'reject':
      return state === 'completed' && said && event.redo !== 'ghost';
    case 'ship':
      return state === 'ready-to-ship';
    case 'cancel':
      return ['planned', 'released', 'in-progress', 'paused'].includes(state) && said;
  }
  const own = event.operation === 'wheels' ? wheels : motor;
  if (event.operation === 'ghost' || !own || !wheels) return false;
  if (event.type === 'start') {
    if (state !== 'released' && state !== 'in-progress') return false;
    if (!['waiting', 'ready', 'rework'].includes(own.status)) return false;
    return event.operation === 'wheels' || wheels.status === 'done';
  }
  if (state !== 'in-progress') return false;
  const running = own.status === 'running';
  const [check] = own.checks;
  switch (event.type) {
    case 'interrupt':
      return running && said;
    case 'continue':
      return own.status === 'paused';
    case 'complete':
      return (
        running &&
        (check === 'passed' || check === 'conceded') &&
        (event.operation === 'wheels' || own.parts['motor'] !== undefined)
      );
    case 'check': {
      if (!running || event.check !== 0 || check === 'failed') return false;
      const { result } = event;
      if (event.operation === 'motor') return result.kind === 'confirm';
      return result.kind === 'measure' && !Number.isNaN(result.value);
    }
    case 'part':
      return (
        running &&
        event.operation === 'motor' &&
        event.line === 'motor' &&
        event.numbers.length === 1 &&
        event.numbers[0] !== ''
      );
    case 'rework':
      return (
        check === 'failed' &&
        event.check === 0 &&
        said &&
        (event.redo === 'wheels' || event.redo === event.operation) &&
        event.redo !== 'ghost'
      );
    case 'concede':
      return check === 'failed' && event.check === 0 && said && event.by.mayConcede;
  }
}
