/**
 * What it costs to give a value up, from who set it and how strongly it was wished.
 *
 * An own explicit choice outweighs everything that was only taken over; of what was taken over, a
 * preference weighs by its strength (as of `prefer` rules, 1 to 100), a default least.
 */
import type { Decision, LossOf, SetBy, VariableId } from './types.ts';

export interface Origin {
  readonly by: SetBy;
  /** Of a preference, 1 to 100. */
  readonly strength?: number;
}

const OWN_CHOICE = 200;
const STRONGEST = 100;
const USUAL = 50;
const DEFAULT = 1;

/** Decisions of which nothing is said are own choices. */
export function lossFrom(origins: ReadonlyMap<VariableId, Origin>): LossOf {
  return ({ variable }: Decision) => {
    const { by, strength = USUAL } = origins.get(variable) ?? { by: 'you' };
    if (by === 'you') return OWN_CHOICE;
    if (by === 'preference') return Math.min(STRONGEST, Math.max(DEFAULT + 1, strength));
    return DEFAULT;
  };
}
