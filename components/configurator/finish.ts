/** 'Finish it for me': from an optimal completion to the decisions that make it the product. */
import type { Assignment, Decision, Objective, VariableState } from '#rules/configuration/types.ts';
import { NONE } from '#rules/model/terms.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { applyTo, changeBetween } from '#rules/workflow/configurator-change.ts';
import type { Engine } from './engine.ts';
import type { Marker } from './marker.ts';

/** What the engine proves, or the likeliest value of each question by what people choose. */
export type FinishObjective = Objective | 'likeliest';

export interface FinishingEngine extends Engine {
  complete(decisions: readonly Decision[], objective: Objective): Assignment | undefined;
}

// What a decision changes may change what is proposed elsewhere; a few rounds always settle it,
// since after the last one every variable is decided.
const ROUNDS = 4;

/**
 * The decisions with the least of `completion` added that makes the product equal to it; values
 * that follow or are proposed anyway stay so. Texts are nobody's to invent.
 */
export function finishWith(
  engine: Engine,
  decisions: readonly Decision[],
  completion: Assignment,
): readonly Decision[] {
  let finished = decisions;
  for (let round = 0; round < ROUNDS; round += 1) {
    const missing = engine.state(finished).variables.filter((one) => differs(one, completion));
    if (missing.length === 0) break;
    finished = applyTo(finished, {
      set: missing.map(({ variable }) => ({ variable, value: completion[variable] ?? NONE })),
      unset: [],
    });
  }
  return finished;
}

const differs = (
  { kind, variable, value, active }: VariableState,
  completion: Assignment,
): boolean =>
  active &&
  kind !== 'text' &&
  completion[variable] !== undefined &&
  (value ?? '') !== completion[variable];

/**
 * The change that finishes the product by the objective; undefined where none is found, and by the
 * likeliest without a marker.
 */
export function finishChange(
  engine: FinishingEngine,
  decisions: readonly Decision[],
  objective: FinishObjective,
  marker?: Marker,
): Change | undefined {
  if (objective === 'likeliest') return marker?.finish(engine, decisions);
  const completion = engine.complete(decisions, objective);
  if (!completion) return undefined;
  return changeBetween(decisions, finishWith(engine, decisions, completion));
}
