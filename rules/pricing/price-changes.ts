/**
 * What changed between two prices of one product, step by step: shown to a customer whose price
 * went stale, to accept before anything is charged.
 *
 * Steps are the same step when kind, cause and variable agree; running totals don't count.
 */
import type { Text } from '#rules/model/text.ts';
import type { Price, WaterfallStep } from './types.ts';

export interface PriceChange {
  readonly kind: WaterfallStep['kind'];
  readonly cause: string;
  readonly title: Text;
  /** Absent where the step is new. */
  readonly before?: number;
  /** Absent where the step is gone. */
  readonly after?: number;
}

/** In the order of the new price, then what is gone; empty exactly if nothing changed. */
export function priceChanges(before: Price, after: Price): PriceChange[] {
  const old = byKey(before.steps);
  const young = byKey(after.steps);
  const kept = [...young].flatMap(([key, step]): PriceChange[] => {
    const earlier = old.get(key);
    if (earlier && earlier.amount === step.amount && before.currency === after.currency) return [];
    return [{ ...facts(step), ...(earlier && { before: earlier.amount }), after: step.amount }];
  });
  const gone = [...old]
    .filter(([key]) => !young.has(key))
    .map(([, step]) => ({ ...facts(step), before: step.amount }));
  return [...kept, ...gone];
}

const facts = ({ kind, cause, title }: WaterfallStep) => ({ kind, cause, title });

function byKey(steps: readonly WaterfallStep[]): Map<string, WaterfallStep> {
  const seen = new Map<string, number>();
  return new Map(
    steps.map((step) => {
      const name = JSON.stringify([step.kind, step.cause, step.variable ?? null]);
      // A characteristic may have several price entries: tell them apart by their turn.
      const turn = (seen.get(name) ?? 0) + 1;
      seen.set(name, turn);
      return [`${name} ${turn}`, step];
    }),
  );
}
