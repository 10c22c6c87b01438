/**
 * A change of a configuration: which variables to set and which to leave open again.
 *
 * Changes of different variables commute and every change can be applied twice without harm, so
 * two tabs that send theirs to the server in any order lose none of them, and one whose answer
 * was lost may be sent again.
 */
import type { Decision, VariableId } from '#rules/configuration/types.ts';

export interface Change {
  readonly set: readonly Decision[];
  readonly unset: readonly VariableId[];
}

export type Decisions = readonly Decision[];

export const decide = (decision: Decision): Change => ({ set: [decision], unset: [] });
export const retract = (variable: VariableId): Change => ({ set: [], unset: [variable] });
export const isEmpty = (change: Change): boolean =>
  change.set.length === 0 && change.unset.length === 0;

/** The decisions after `change`: a variable decided anew keeps its place, a new one comes last. */
export function applyTo(decisions: Decisions, change: Change): Decisions {
  const unset = new Set(change.unset);
  const set = new Map(change.set.map((decision) => [decision.variable, decision]));
  const kept = decisions
    .filter(({ variable }) => !unset.has(variable) || set.has(variable))
    .map((decision) => set.get(decision.variable) ?? decision);
  const known = new Set(kept.map(({ variable }) => variable));
  return [...kept, ...[...set.values()].filter(({ variable }) => !known.has(variable))];
}

/** The least change that turns the decisions `from` into `to`, their order aside. */
export function changeBetween(from: Decisions, to: Decisions): Change {
  const before = new Map(from.map(({ variable, value }) => [variable, value]));
  const after = new Set(to.map(({ variable }) => variable));
  return {
    set: to.filter(({ variable, value }) => before.get(variable) !== value),
    unset: from.map(({ variable }) => variable).filter((variable) => !after.has(variable)),
  };
}

/** The same choices, in whatever order they were made. */
export const sameDecisions = (one: Decisions, other: Decisions): boolean =>
  isEmpty(changeBetween(one, other));

/** The part of `change` that touches no variable of `other`. */
export function without(change: Change, other: Change): Change {
  const touched = new Set([...other.set.map(({ variable }) => variable), ...other.unset]);
  return {
    set: change.set.filter(({ variable }) => !touched.has(variable)),
    unset: change.unset.filter((variable) => !touched.has(variable)),
  };
}
