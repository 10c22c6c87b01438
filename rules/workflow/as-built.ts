/**
 * The as-built record of one unit: what was done, measured and built in, by whom and when; a pure
 * projection of its events, in the order they were taken.
 *
 * Always holds: only what the work order took is in it; nothing is overwritten: a check done again
 * is a second entry, and numbers recorded anew stand beside those they replaced, which are marked.
 */
import { passes } from './work-order-record.ts';
import type {
  CheckResult,
  WorkOrderEvent,
  WorkOrderPlan,
  WorkOrderState,
} from './work-order-types.ts';
import { nextWorkOrder, planWorkOrder } from './work-order.ts';

/** Who did it, and when (ISO, UTC). */
export interface Signature {
  readonly by: string;
  readonly name: string;
  readonly at: string;
}

export interface BuiltPart extends Signature {
  readonly operation: string;
  readonly line: string;
  readonly partNumber: string;
  readonly tracked: 'serial' | 'lot';
  readonly numbers: readonly string[];
  /** Other numbers were recorded later. */
  readonly replaced: boolean;
}

export interface BuiltCheck extends Signature {
  readonly operation: string;
  readonly check: number;
  readonly result: CheckResult;
  readonly passed: boolean;
  /** What became of a failed check; absent while that is open. */
  readonly disposition?: Disposition | undefined;
}

export type Disposition = Signature &
  (
    | { readonly kind: 'concession'; readonly reason: string }
    | { readonly kind: 'rework'; readonly redo: string; readonly reason: string }
  );

/** One stretch of work on an operation. */
export interface BuiltWork {
  readonly operation: string;
  readonly started: Signature;
  /** Absent while it runs. */
  readonly ended?: Signature | undefined;
  readonly how?: 'completed' | 'interrupted' | 'reworked' | undefined;
}

export interface AsBuilt {
  readonly state: WorkOrderState;
  readonly work: readonly BuiltWork[];
  readonly parts: readonly BuiltPart[];
  readonly checks: readonly BuiltCheck[];
  /** Final checks, each with its outcome. */
  readonly approvals: readonly (Signature & {
    readonly approved: boolean;
    readonly reason?: string;
  })[];
  readonly shipped?: Signature | undefined;
}

type Draft = { -readonly [Key in keyof AsBuilt]: AsBuilt[Key] };

/** Throws on an event the work order would have refused: then these are not its events. */
export function asBuilt(plan: WorkOrderPlan, events: readonly WorkOrderEvent[]): AsBuilt {
  let snapshot = planWorkOrder(plan);
  const built: Draft = { state: snapshot.state, work: [], parts: [], checks: [], approvals: [] };
  for (const event of events) {
    const next = nextWorkOrder(snapshot, event);
    if (!next.ok) throw new RangeError(`${event.type} at ${event.at}: ${next.error}`);
    snapshot = next.value;
    note(built, plan, event);
  }
  return { ...built, state: snapshot.state };
}

const signature = ({ by, at }: WorkOrderEvent): Signature => ({ by: by.id, name: by.name, at });

function note(built: Draft, plan: WorkOrderPlan, event: WorkOrderEvent): void {
  const signed = signature(event);
  switch (event.type) {
    case 'start':
    case 'continue':
      built.work = [...built.work, { operation: event.operation, started: signed }];
      return;
    case 'complete':
      built.work = ended(built.work, signed, 'completed');
      return;
    case 'interrupt':
    case 'pause':
    case 'cancel':
      built.work = ended(built.work, signed, 'interrupted');
      return;
    case 'check':
      built.checks = [...built.checks, builtCheck(plan, event)];
      return;
    case 'part':
      built.parts = withPart(built.parts, plan, event);
      return;
    case 'concede':
    case 'rework':
      built.checks = disposed(built.checks, event);
      if (event.type === 'rework') built.work = ended(built.work, signed, 'reworked');
      return;
    case 'approve':
      built.approvals = [...built.approvals, { ...signed, approved: true }];
      return;
    case 'reject':
      built.approvals = [...built.approvals, { ...signed, approved: false, reason: event.reason }];
      return;
    case 'ship':
      built.shipped = signed;
  }
}

/** Only one operation runs at a time: those before it are done, those after it wait for it. */
const ended = (
  work: readonly BuiltWork[],
  signed: Signature,
  how: NonNullable<BuiltWork['how']>,
): BuiltWork[] => work.map((one) => (one.ended ? one : { ...one, ended: signed, how }));

function builtCheck(
  plan: WorkOrderPlan,
  event: Extract<WorkOrderEvent, { type: 'check' }>,
): BuiltCheck {
  const { operation, check, result } = event;
  const rule = plan.operations.find(({ id }) => id === operation)?.checks[check];
  const passed = rule !== undefined && passes(rule, result);
  return { ...signature(event), operation, check, result, passed };
}

function withPart(
  parts: readonly BuiltPart[],
  plan: WorkOrderPlan,
  event: Extract<WorkOrderEvent, { type: 'part' }>,
): BuiltPart[] {
  const { operation, line, numbers } = event;
  const planned = plan.operations
    .find(({ id }) => id === operation)
    ?.parts.find((part) => part.line === line);
  if (!planned) return [...parts];
  const { partNumber, tracked } = planned;
  return [
    ...parts.map((part) => (part.line === line ? { ...part, replaced: true } : part)),
    {
      ...signature(event),
      operation,
      line,
      partNumber,
      tracked,
      numbers: numbers.map((number) => number.trim()),
      replaced: false,
    },
  ];
}

/** The latest entry of the check is the failed one. */
function disposed(
  checks: readonly BuiltCheck[],
  event: Extract<WorkOrderEvent, { type: 'concede' | 'rework' }>,
): BuiltCheck[] {
  const index = checks.findLastIndex(
    ({ operation, check }) => operation === event.operation && check === event.check,
  );
  const { reason } = event;
  const disposition: Disposition =
    event.type === 'concede'
      ? { ...signature(event), kind: 'concession', reason }
      : { ...signature(event), kind: 'rework', redo: event.redo, reason };
  return checks.map((check, at) => (at === index ? { ...check, disposition } : check));
}
