/** Sets of decisions to give up as repairs: what each leads to, what it loses and what it costs. */
import { NONE } from '#rules/model/terms.ts';
import type { Assignment, Decision, LossOf, Repair } from './types.ts';

/** The cheapest product that holds some decisions, and its net price. */
export interface Priced {
  readonly product: Assignment;
  readonly net: number;
}

interface Given {
  readonly decisions: readonly Decision[];
  /** The decisions that stay where they are not given up. */
  readonly kept: readonly Decision[];
  readonly wanted: readonly Decision[];
}

/** Least loss first; of equal loss the one that leads to the lowest price. */
export function waysOut(
  cheapest: (decisions: readonly Decision[]) => Priced | undefined,
  { decisions, kept, wanted }: Given,
  sets: readonly (readonly Decision[])[],
  lossOf: LossOf,
): readonly Repair[] {
  const before = sets.length > 0 ? cheapest(decisions)?.net : undefined;
  const repairs = sets.map((retract): Repair => {
    const after = [...kept.filter((each) => !retract.includes(each)), ...wanted];
    const best = cheapest(after);
    return {
      retract,
      instead: retract.map(({ variable }) => ({
        variable,
        value: best?.product[variable] ?? NONE,
      })),
      decisions: after,
      loss: retract.reduce((sum, decision) => sum + lossOf(decision), 0),
      ...(before === undefined || !best ? {} : { priceChange: best.net - before }),
    };
  });
  return repairs.sort((a, b) => a.loss - b.loss || (a.priceChange ?? 0) - (b.priceChange ?? 0));
}
