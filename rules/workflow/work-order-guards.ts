/**
 * What must hold for each event of a work order, by name, and the reason given when it does not.
 *
 * The machine (work-order.ts) and the reason (`refusalOf`) read the same table, so an event is
 * refused exactly if there is a reason to. The first requirement that fails gives the reason; the
 * order of a list is therefore from the plain ("no such operation") to the fine.
 */
import { isNext, operationOf } from './work-order-record.ts';
import type {
  OperationState,
  PlannedOperation,
  Refusal,
  TrackedPart,
  WorkOrderEvent,
  WorkOrderEventType,
  WorkOrderRecord,
  WorkOrderState,
} from './work-order-types.ts';

interface Requirement {
  readonly holds: (record: WorkOrderRecord, event: WorkOrderEvent) => boolean;
  readonly refusal: Refusal;
}

const stateOf = (record: WorkOrderRecord, event: WorkOrderEvent): OperationState | undefined =>
  'operation' in event ? operationOf(record, event.operation) : undefined;

const planOf = (record: WorkOrderRecord, event: WorkOrderEvent): PlannedOperation | undefined =>
  'operation' in event
    ? record.plan.operations.find(({ id }) => id === event.operation)
    : undefined;

const position = ({ operations }: WorkOrderRecord, id: string): number =>
  operations.findIndex((operation) => operation.id === id);

const partOf = (record: WorkOrderRecord, event: WorkOrderEvent): TrackedPart | undefined =>
  event.type === 'part'
    ? planOf(record, event)?.parts.find(({ line }) => line === event.line)
    : undefined;

/** Serial numbers: one for each piece. Lots: at least one. None empty, none twice. */
export function numbersFit({ tracked, count }: TrackedPart, numbers: readonly string[]): boolean {
  const trimmed = numbers.map((number) => number.trim());
  if (trimmed.includes('') || new Set(trimmed).size !== trimmed.length) return false;
  return tracked === 'serial' ? trimmed.length === count : trimmed.length > 0;
}

const checkStatus = (record: WorkOrderRecord, event: WorkOrderEvent) =>
  'check' in event ? stateOf(record, event)?.checks[event.check] : undefined;

export const REQUIREMENTS = {
  operationIsKnown: {
    holds: (record, event) => stateOf(record, event) !== undefined,
    refusal: 'unknown-operation',
  },
  hasNotBegun: {
    holds: (record, event) => !['running', 'paused'].includes(stateOf(record, event)?.status ?? ''),
    refusal: 'already-running',
  },
  isNotDone: {
    holds: (record, event) => stateOf(record, event)?.status !== 'done',
    refusal: 'already-done',
  },
  everythingBeforeIsDone: {
    holds: (record, event) => 'operation' in event && isNext(record, event.operation),
    refusal: 'waits-for-earlier-operation',
  },
  isRunning: {
    holds: (record, event) => stateOf(record, event)?.status === 'running',
    refusal: 'not-running',
  },
  isInterrupted: {
    holds: (record, event) => stateOf(record, event)?.status === 'paused',
    refusal: 'not-interrupted',
  },
  checkIsKnown: {
    holds: (record, event) => checkStatus(record, event) !== undefined,
    refusal: 'unknown-check',
  },
  resultFitsCheck: {
    holds: (record, event) =>
      event.type === 'check' &&
      planOf(record, event)?.checks[event.check]?.kind === event.result.kind &&
      (event.result.kind === 'confirm' || Number.isFinite(event.result.value)),
    refusal: 'wrong-result',
  },
  checkHasNotFailed: {
    holds: (record, event) => checkStatus(record, event) !== 'failed',
    refusal: 'non-conformance-open',
  },
  checkHasFailed: {
    holds: (record, event) => checkStatus(record, event) === 'failed',
    refusal: 'check-not-failed',
  },
  partIsKnown: {
    holds: (record, event) => partOf(record, event) !== undefined,
    refusal: 'unknown-part',
  },
  numbersFit: {
    holds: (record, event) => {
      const part = partOf(record, event);
      return part !== undefined && event.type === 'part' && numbersFit(part, event.numbers);
    },
    refusal: 'wrong-numbers',
  },
  noFailureIsOpen: {
    holds: (record, event) => !stateOf(record, event)?.checks.includes('failed'),
    refusal: 'non-conformance-open',
  },
  everyCheckIsRecorded: {
    holds: (record, event) => !stateOf(record, event)?.checks.includes('open'),
    refusal: 'check-missing',
  },
  everyPartIsRecorded: {
    holds: (record, event) => {
      const recorded = stateOf(record, event)?.parts ?? {};
      return planOf(record, event)?.parts.every(({ line }) => recorded[line]) ?? false;
    },
    refusal: 'part-missing',
  },
  redoIsKnown: {
    holds: (record, event) => 'redo' in event && operationOf(record, event.redo) !== undefined,
    refusal: 'unknown-operation',
  },
  redoIsNotLater: {
    holds: (record, event) =>
      event.type === 'rework' && position(record, event.redo) <= position(record, event.operation),
    refusal: 'redo-comes-later',
  },
  reasonIsGiven: {
    holds: (_, event) => 'reason' in event && event.reason.trim() !== '',
    refusal: 'reason-missing',
  },
  mayConcede: {
    holds: (_, event) => event.by.mayConcede,
    refusal: 'may-not-concede',
  },
} satisfies Record<string, Requirement>;
export type RequirementName = keyof typeof REQUIREMENTS;

/** What an event needs in the states that know it. */
export const NEEDS = {
  release: [],
  start: ['operationIsKnown', 'hasNotBegun', 'isNotDone', 'everythingBeforeIsDone'],
  interrupt: ['operationIsKnown', 'isRunning', 'reasonIsGiven'],
  continue: ['operationIsKnown', 'isInterrupted'],
  check: ['operationIsKnown', 'isRunning', 'checkIsKnown', 'resultFitsCheck', 'checkHasNotFailed'],
  part: ['operationIsKnown', 'isRunning', 'partIsKnown', 'numbersFit'],
  complete: [
    'operationIsKnown',
    'isRunning',
    'noFailureIsOpen',
    'everyCheckIsRecorded',
    'everyPartIsRecorded',
  ],
  rework: [
    'operationIsKnown',
    'checkIsKnown',
    'checkHasFailed',
    'redoIsKnown',
    'redoIsNotLater',
    'reasonIsGiven',
  ],
  concede: ['operationIsKnown', 'checkIsKnown', 'checkHasFailed', 'mayConcede', 'reasonIsGiven'],
  pause: ['reasonIsGiven'],
  resume: [],
  approve: [],
  reject: ['redoIsKnown', 'reasonIsGiven'],
  ship: [],
  cancel: ['reasonIsGiven'],
} as const satisfies Record<WorkOrderEventType, readonly RequirementName[]>;

/** Why the event is refused in a state that does not know it. */
function stateRefusal(state: WorkOrderState, type: WorkOrderEventType): Refusal {
  if (state === 'shipped') return 'already-shipped';
  if (state === 'cancelled') return 'already-cancelled';
  if (type === 'release') return 'already-released';
  if (type === 'resume') return 'not-on-hold';
  if (type === 'cancel') return 'already-completed';
  if (type === 'ship') return state === 'completed' ? 'not-approved' : 'operations-open';
  if (type === 'approve' || type === 'reject') {
    return state === 'ready-to-ship' ? 'already-approved' : 'operations-open';
  }
  if (state === 'planned') return 'not-released';
  if (state === 'released') return 'not-started';
  return state === 'paused' ? 'on-hold' : 'already-completed';
}

/** The reason why an event is refused that the machine does not take. */
export function refusalOf(
  record: WorkOrderRecord,
  state: WorkOrderState,
  event: WorkOrderEvent,
  known: boolean,
): Refusal {
  const broken = known
    ? NEEDS[event.type].find((name) => !REQUIREMENTS[name].holds(record, event))
    : undefined;
  return broken ? REQUIREMENTS[broken].refusal : stateRefusal(state, event.type);
}
