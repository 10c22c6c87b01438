/**
 * How far a configuration has come: the share of its variables that have values, in eight steps.
 *
 * What is learnt about how much to trust whom differs between the first question and the last.
 */

export const STAGES = 8;

/** 0 to STAGES - 1, for `known` of that many variables. */
export function stageOf(known: number, variables: number): number {
  return variables === 0 ? 0 : Math.min(STAGES - 1, Math.floor((known * STAGES) / variables));
}
