/** The part of the engine's façade the page asks. */
import type {
  ConfigurationState,
  Decision,
  Explanation,
  Repair,
  Value,
  VariableId,
} from '#rules/configuration/types.ts';

export interface Engine {
  state(decisions: readonly Decision[]): ConfigurationState;
  explain(decisions: readonly Decision[], variable: VariableId, value: Value): Explanation;
  repairs(
    decisions: readonly Decision[],
    variable: VariableId,
    value: Value,
    limit: number,
  ): readonly Repair[];
}
