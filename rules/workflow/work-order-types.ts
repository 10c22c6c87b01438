/**
 * What a work order is made of: one unit to build, its operations with checks and tracked parts,
 * what has been recorded of it, and what may happen to it.
 *
 * A snapshot is plain JSON; `version` is that of its form. Texts are not in it: they are in the
 * routing the order line keeps, under the same ids and positions.
 */
export const WORK_ORDER_VERSION = 1;

export type CheckRule =
  | { readonly kind: 'confirm' }
  | {
      readonly kind: 'measure';
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    };

/** A part whose numbers must be recorded: each piece's serial number, or the lots it came from. */
export interface TrackedPart {
  /** The BOM line's id. */
  readonly line: string;
  readonly partNumber: string;
  readonly tracked: 'serial' | 'lot';
  /** Pieces built in. */
  readonly count: number;
}

export interface PlannedOperation {
  readonly id: string;
  readonly checks: readonly CheckRule[];
  readonly parts: readonly TrackedPart[];
}

/** What is to be done, in order; fixed when the work order is made. */
export interface WorkOrderPlan {
  readonly operations: readonly PlannedOperation[];
}

/** Who does something; what they may do is settled by whoever asks. */
export interface Worker {
  readonly id: string;
  readonly name: string;
  /** May accept a unit although a check failed. */
  readonly mayConcede: boolean;
}

export type CheckResult =
  | { readonly kind: 'confirm'; readonly passed: boolean }
  | { readonly kind: 'measure'; readonly value: number };

interface Happening {
  /** ISO, UTC. */
  readonly at: string;
  readonly by: Worker;
}

/** `check` is the position of the check in its operation, from 0. */
export type WorkOrderEvent = Happening &
  (
    | { readonly type: 'release' }
    | { readonly type: 'start'; readonly operation: string }
    | { readonly type: 'interrupt'; readonly operation: string; readonly reason: string }
    | { readonly type: 'continue'; readonly operation: string }
    | {
        readonly type: 'check';
        readonly operation: string;
        readonly check: number;
        readonly result: CheckResult;
      }
    | {
        readonly type: 'part';
        readonly operation: string;
        readonly line: string;
        readonly numbers: readonly string[];
      }
    | { readonly type: 'complete'; readonly operation: string }
    /** A failed check is put right by doing `redo` (this operation or an earlier one) again. */
    | {
        readonly type: 'rework';
        readonly operation: string;
        readonly check: number;
        readonly redo: string;
        readonly reason: string;
      }
    | {
        readonly type: 'concede';
        readonly operation: string;
        readonly check: number;
        readonly reason: string;
      }
    | { readonly type: 'pause'; readonly reason: string }
    | { readonly type: 'resume' }
    | { readonly type: 'approve' }
    /** The final check found a fault: `redo` is done again. */
    | { readonly type: 'reject'; readonly redo: string; readonly reason: string }
    | { readonly type: 'ship' }
    | { readonly type: 'cancel'; readonly reason: string }
  );
export type WorkOrderEventType = WorkOrderEvent['type'];

export const WORK_ORDER_STATES = [
  'planned',
  'released',
  'in-progress',
  'paused',
  'completed',
  'ready-to-ship',
  'shipped',
  'cancelled',
] as const;
export type WorkOrderState = (typeof WORK_ORDER_STATES)[number];

/**
 * `waiting`: an operation before it is not done. `ready`: it may start. `rework`: it was done and
 * must be done again (when those before it are done).
 */
export type OperationStatus = 'waiting' | 'ready' | 'running' | 'paused' | 'done' | 'rework';

/** A check as it stands: not recorded, passed, failed and open, or failed and accepted. */
export type CheckStatus = 'open' | 'passed' | 'failed' | 'conceded';

export interface OperationState {
  readonly id: string;
  readonly status: OperationStatus;
  /** One for each check of the plan. */
  readonly checks: readonly CheckStatus[];
  /** Numbers by BOM line. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

export interface WorkOrderRecord {
  readonly plan: WorkOrderPlan;
  /** One for each operation of the plan, in its order. */
  readonly operations: readonly OperationState[];
}

export interface WorkOrderSnapshot extends WorkOrderRecord {
  readonly version: typeof WORK_ORDER_VERSION;
  readonly state: WorkOrderState;
}

/** Every reason an event is refused. */
export const REFUSALS = [
  'not-released',
  'not-started',
  'already-released',
  'on-hold',
  'not-on-hold',
  'operations-open',
  'already-completed',
  'already-approved',
  'not-approved',
  'already-shipped',
  'already-cancelled',
  'unknown-operation',
  'unknown-check',
  'unknown-part',
  'waits-for-earlier-operation',
  'already-running',
  'already-done',
  'not-running',
  'not-interrupted',
  'wrong-result',
  'wrong-numbers',
  'check-missing',
  'part-missing',
  'non-conformance-open',
  'check-not-failed',
  'redo-comes-later',
  'reason-missing',
  'may-not-concede',
] as const;
export type Refusal = (typeof REFUSALS)[number];
