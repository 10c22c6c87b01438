/** One order's BOM and routing, exploded from the family's super BOM and super routing. */
import type { Check, Tracking } from '#rules/model/production.ts';
import type { Text } from '#rules/model/text.ts';

export interface BomLine {
  /** Path of item ids joined by `/`, unique in the BOM; `…#2` for the second slot of a module. */
  readonly id: string;
  /** 1 for the top level. */
  readonly level: number;
  readonly partNumber: string;
  readonly title: Text;
  readonly quantity: number;
  readonly unit: string;
  readonly bin: string;
  /** The variable that chose it, where a module did. */
  readonly variable?: string | undefined;
  /** The chosen component, where a module did. */
  readonly component?: string | undefined;
  readonly phantom: boolean;
  /** What of the quantity is expected to be spoilt; absent where nothing is. */
  readonly scrap?: number | undefined;
  /** Its numbers are recorded when it is built in. */
  readonly tracked?: Tracking | undefined;
  /** Cost of the quantity, minor units of the family's cost currency; children not included. */
  readonly cost: number;
  /** Grams of the quantity. */
  readonly mass: number;
}

export interface RoutingOperation {
  readonly id: string;
  readonly sequence: number;
  readonly title: Text;
  readonly workCentre: { readonly id: string; readonly title: Text };
  /** Minutes. */
  readonly setup: number;
  readonly run: number;
  readonly instructions: readonly Text[];
  readonly tools: readonly Text[];
  readonly torques: readonly { readonly joint: Text; readonly nm: number }[];
  /** Older orders hold plain texts; `structuredCheck` reads both. */
  readonly checks: readonly (Text | Check)[];
  /** BOM items built in here; older orders do not say. */
  readonly installs?: readonly string[] | undefined;
}

export interface LeadTime {
  /** Working days until it leaves the workshop. */
  readonly workingDays: number;
  /** The component that takes longest, where one is waited for. */
  readonly waitingFor?: string | undefined;
  /** Working days on the road. */
  readonly deliveryDays: number;
}
