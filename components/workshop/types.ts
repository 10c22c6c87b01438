/** What the workshop's pages show. */
import type { RoutingOperation } from '#rules/bom/types.ts';
import type { Text } from '#rules/model/text.ts';
import type {
  OperationStatus,
  WorkOrderEvent,
  WorkOrderSnapshot,
  WorkOrderState,
} from '#rules/workflow/work-order-types.ts';
import type { PictureModel, ShownChoiceGroup, ShownWishes } from '#components/orders/types.ts';

/** A tracked part as it is recorded: by BOM line. */
export interface ShownPart {
  readonly line: string;
  readonly title: Text;
  readonly partNumber: string;
  readonly tracked: 'serial' | 'lot';
  readonly count: number;
}

export interface ShownUnit {
  readonly number: string;
  readonly version: number;
  readonly order: { readonly number: string; readonly href: string };
  readonly customer: string;
  readonly name: string;
  readonly unit: number;
  readonly quantity: number;
  readonly dueDate: string;
  readonly overdue: boolean;
  readonly snapshot: WorkOrderSnapshot;
  readonly routing: readonly RoutingOperation[];
  readonly parts: readonly ShownPart[];
  readonly picture: PictureModel;
  readonly groups: readonly ShownChoiceGroup[];
  readonly wishes: ShownWishes;
  readonly notes: readonly Text[];
  readonly events: readonly WorkOrderEvent[];
  readonly links: {
    readonly buildSheet: string;
    readonly asBuilt: string;
    readonly events: string;
    readonly board: string;
  };
  /** Who is at the tablet. */
  readonly me: { readonly id: string; readonly name: string; readonly mayConcede: boolean };
  readonly mayPlan: boolean;
  /** One for each form of the page, so that a form sent twice is one event. */
  readonly key: string;
}

export interface ShownQueuedOperation {
  readonly workOrder: string;
  readonly href: string;
  readonly order: string;
  readonly product: string;
  readonly unit: number;
  readonly quantity: number;
  readonly title: Text;
  readonly status: OperationStatus;
  readonly paused: boolean;
  readonly dueDate: string;
  readonly overdue: boolean;
  readonly plannedStart: string | undefined;
  readonly minutes: number;
}

export interface ShownCentre {
  readonly id: string;
  readonly title: Text;
  readonly href: string;
  readonly waiting: number;
}

export interface ShownPlannedWork {
  readonly number: string;
  readonly href: string;
  readonly order: string;
  readonly orderHref: string;
  readonly product: string;
  readonly piece: string;
  readonly state: WorkOrderState;
  readonly dueDate: string;
  /** Planned to end after it is due, or not planned at all. */
  readonly trouble: 'late' | 'unplanned' | undefined;
  readonly plannedStart: string | undefined;
  readonly plannedEnd: string | undefined;
  readonly done: number;
  readonly operations: number;
}

/** How much of a work centre's time a day is taken. */
export interface ShownLoad {
  readonly centre: Text;
  readonly days: readonly { readonly day: string; readonly percent: number }[];
}
