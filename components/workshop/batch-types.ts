/** What the pages show of batches. */
import type { Text } from '#rules/model/text.ts';
import type { WorkOrderState } from '#rules/workflow/work-order-types.ts';

export interface ShownBatches {
  readonly formed: readonly {
    readonly number: string;
    readonly href: string;
    readonly units: number;
    /** Minutes. */
    readonly setupSaved: number;
  }[];
  /** Work orders that would spare each other set-ups. */
  readonly proposed: readonly { readonly units: readonly string[]; readonly setupSaved: number }[];
}

/** What is printed and passed on for a batch. */
export const BATCH_FILES = [
  'build-sheets.pdf',
  'build-sheets.zip',
  'pick-list.pdf',
  'labels.pdf',
  'batch.csv',
  'batch.json',
] as const;
export type BatchFileName = (typeof BATCH_FILES)[number];

export interface ShownBatch {
  readonly number: string;
  readonly createdAt: string;
  /** Minutes. */
  readonly setupSaved: number;
  readonly setupAlone: number;
  readonly setupTogether: number;
  readonly units: readonly {
    readonly number: string;
    readonly href: string;
    readonly order: string;
    readonly orderHref: string;
    readonly name: string;
    readonly unit: number;
    readonly quantity: number;
    readonly dueDate: string;
    readonly state: WorkOrderState;
  }[];
  /** Operations that share a set-up. */
  readonly groups: readonly {
    readonly title: Text;
    readonly workCentre: Text;
    readonly parts: readonly Text[];
    readonly units: readonly string[];
    readonly setupAlone: number;
    readonly setupTogether: number;
  }[];
  readonly files: readonly { readonly file: BatchFileName; readonly href: string }[];
  readonly mayPlan: boolean;
}
