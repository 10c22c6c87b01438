/**
 * What a work order remembers, and how each event changes it; pure functions.
 *
 * Always holds: an operation that runs, is paused or done has only done ones before it, unless a
 * rework reopened one; `ready` and `rework` (when nothing before it is open) are the only
 * statuses an operation can start from; a failed check stays failed until it is conceded or its
 * operation is done again.
 */
import type {
  CheckResult,
  CheckRule,
  CheckStatus,
  OperationState,
  WorkOrderEvent,
  WorkOrderPlan,
  WorkOrderRecord,
} from './work-order-types.ts';

export const begin = (plan: WorkOrderPlan): WorkOrderRecord =>
  settle({
    plan,
    operations: plan.operations.map(({ id, checks }) => ({
      id,
      status: 'waiting',
      checks: checks.map(() => 'open' as const),
      parts: {},
    })),
  });

export const operationOf = (record: WorkOrderRecord, id: string): OperationState | undefined =>
  record.operations.find((operation) => operation.id === id);

export const everythingDone = ({ operations }: WorkOrderRecord): boolean =>
  operations.every(({ status }) => status === 'done');

/** Whether every operation before it is done. */
export function isNext({ operations }: WorkOrderRecord, id: string): boolean {
  const index = operations.findIndex((operation) => operation.id === id);
  return operations.slice(0, index).every(({ status }) => status === 'done');
}

/** Whether the value lies within the limits, or the check was confirmed. */
export const passes = (rule: CheckRule, result: CheckResult): boolean =>
  result.kind === 'confirm'
    ? result.passed
    : rule.kind === 'measure' &&
      result.value >= (rule.min ?? -Infinity) &&
      result.value <= (rule.max ?? Infinity);

export function setStatus(
  record: WorkOrderRecord,
  id: string,
  status: OperationState['status'],
): WorkOrderRecord {
  return settle(change(record, id, (operation) => ({ ...operation, status })));
}

export function setCheck(
  record: WorkOrderRecord,
  id: string,
  check: number,
  status: CheckStatus,
): WorkOrderRecord {
  return change(record, id, (operation) => ({
    ...operation,
    checks: operation.checks.with(check, status),
  }));
}

export function recordCheck(
  record: WorkOrderRecord,
  { operation, check, result }: Extract<WorkOrderEvent, { type: 'check' }>,
): WorkOrderRecord {
  const rule = record.plan.operations.find(({ id }) => id === operation)?.checks[check];
  if (!rule) return record;
  return setCheck(record, operation, check, passes(rule, result) ? 'passed' : 'failed');
}

export function recordPart(
  record: WorkOrderRecord,
  { operation: id, line, numbers }: Extract<WorkOrderEvent, { type: 'part' }>,
): WorkOrderRecord {
  return change(record, id, (operation) => ({
    ...operation,
    parts: { ...operation.parts, [line]: numbers.map((number) => number.trim()) },
  }));
}

/**
 * `redo` is to be done again with all its checks. The operation whose check failed begins anew
 * too, since what it checked changes; what was done between the two stays done.
 */
export function rework(record: WorkOrderRecord, redo: string, failed?: string): WorkOrderRecord {
  const reopened = change(record, redo, (operation) => ({ ...again(operation), status: 'rework' }));
  if (failed === undefined || failed === redo) return settle(reopened);
  return settle(
    change(reopened, failed, (operation) => ({ ...again(operation), status: 'waiting' })),
  );
}

/** Numbers of parts stay: the part is still in there unless others are recorded. */
const again = (operation: OperationState): OperationState => ({
  ...operation,
  checks: operation.checks.map(() => 'open'),
});

/** What runs is interrupted. */
export const interruptAll = (record: WorkOrderRecord): WorkOrderRecord => ({
  ...record,
  operations: record.operations.map((operation) =>
    operation.status === 'running' ? { ...operation, status: 'paused' } : operation,
  ),
});

function change(
  record: WorkOrderRecord,
  id: string,
  to: (operation: OperationState) => OperationState,
): WorkOrderRecord {
  return {
    ...record,
    operations: record.operations.map((operation) =>
      operation.id === id ? to(operation) : operation,
    ),
  };
}

/** An operation is `ready` exactly while it has not begun and everything before it is done. */
function settle(record: WorkOrderRecord): WorkOrderRecord {
  return {
    ...record,
    operations: record.operations.map((operation) => {
      if (operation.status !== 'waiting' && operation.status !== 'ready') return operation;
      return { ...operation, status: isNext(record, operation.id) ? 'ready' : 'waiting' };
    }),
  };
}
