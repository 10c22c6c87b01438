/** What follows from an intent and its outcome without asking the engine; page and worker agree. */
import type { Decision } from '#rules/configuration/types.ts';
import type { Change } from '#rules/workflow/configurator-change.ts';
import { applyTo, decide, retract } from '#rules/workflow/configurator-change.ts';
import type { EngineIntent, Outcome, Place } from './engine-messages.ts';

/** Where the page is once it has heard the outcome. */
export function placeAfter(place: Place, outcome: Outcome): Place {
  const { decisions, step } = place;
  if (outcome.kind === 'changed') return { decisions: applyTo(decisions, outcome.change), step };
  return outcome.kind === 'refused' ? { ...place, asked: outcome.asked } : place;
}

/** The change an intent asks for, whether or not it can be had; finishing needs the engine. */
export function plainChange(
  intent: Exclude<EngineIntent, { intent: 'complete' }>,
  decisions: readonly Decision[],
): Change {
  switch (intent.intent) {
    case 'decide':
      return decide(intent.decision);
    case 'retract':
      return retract(intent.variable);
    case 'apply':
      return intent.change;
    case 'clear':
      return { set: [], unset: decisions.map(({ variable }) => variable) };
  }
}
