/** What the as-built page shows. */
import type { RoutingOperation } from '#rules/bom/types.ts';
import type { Text } from '#rules/model/text.ts';
import type { AsBuilt } from '#rules/workflow/as-built.ts';
import type { ShownChoiceGroup } from '#components/orders/types.ts';

export interface ShownAsBuilt {
  readonly number: string;
  readonly name: string;
  readonly customer: string;
  readonly unit: number;
  readonly quantity: number;
  readonly order: { readonly number: string; readonly href: string };
  readonly routing: readonly RoutingOperation[];
  /** Of the BOM lines, by id. */
  readonly titles: Readonly<Record<string, Text>>;
  readonly groups: readonly ShownChoiceGroup[];
  readonly record: AsBuilt;
  readonly links: { readonly unit: string; readonly json: string };
}
