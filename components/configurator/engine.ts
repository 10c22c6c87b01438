/** The part of the engine's façade the page asks. */
import type { ProductCount } from '#rules/configuration/count.ts';
import type { OptionOutlook } from '#rules/configuration/outlook.ts';
import type {
  ConfigurationState,
  Decision,
  Explanation,
  LossOf,
  Repair,
  Value,
  VariableId,
} from '#rules/configuration/types.ts';

export interface Engine {
  state(decisions: readonly Decision[]): ConfigurationState;
  /** Whether passes over a diagram answer, or search. */
  readonly backend: 'diagram' | 'solver';
  explain(decisions: readonly Decision[], variable: VariableId, value: Value): Explanation;
  repairs(
    decisions: readonly Decision[],
    variable: VariableId,
    value: Value,
    limit: number,
    lossOf?: LossOf,
  ): readonly Repair[];
  outlook(decisions: readonly Decision[], of?: ReadonlySet<VariableId>): Iterator<OptionOutlook>;
  count(decisions: readonly Decision[], limit: number): ProductCount;
}
