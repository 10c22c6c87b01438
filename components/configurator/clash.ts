/**
 * Decisions that clash: which of them stand, and what the product is by those alone.
 *
 * Decisions are taken in the order they were made, so the newest of a clash is the one refused;
 * a configuration gets here when rules or a person's preferences change after it was made.
 */
import type { ConfigurationState, Decision } from '#rules/configuration/types.ts';
import type { Engine } from './engine.ts';

export interface Settled {
  /** The decisions that go together. */
  readonly kept: readonly Decision[];
  /** The others, in the order they were made; none where nothing clashes. */
  readonly refused: readonly Decision[];
  /** By the kept ones alone; what is shown and asked while there is a clash. */
  readonly state: ConfigurationState;
}

export function settle(
  engine: Engine,
  decisions: readonly Decision[],
  state: ConfigurationState = engine.state(decisions),
): Settled {
  if (state.consistent) return { kept: decisions, refused: [], state };
  const kept: Decision[] = [];
  const refused: Decision[] = [];
  for (const decision of decisions) {
    const { status } = engine.explain(kept, decision.variable, decision.value);
    (status === 'invalid' ? refused : kept).push(decision);
  }
  return { kept, refused, state: engine.state(kept) };
}
