/** What label passes are about: the number of solutions that keep the sums, and a best of them. */
import type { Algebra, Label } from './labels.ts';
import { combinationOf, type AnyObjective } from './objective.ts';

export const COUNTING: Algebra<bigint> = {
  nothing: 1n,
  choice: (_, values) => BigInt(values.length),
  both: (a, b) => a * b,
  either: (a, b) => a + b,
};

/** Choices that belong together, and what they come to. */
export interface Plan {
  readonly cost: number;
  readonly variable?: number;
  readonly value?: number;
  readonly parts?: readonly [Plan, Plan];
}

/** The best solution by an objective; any where there is none. */
export function planning(objective?: AnyObjective): Algebra<Plan> {
  const weights = new Map(objective?.terms.map((term) => [term.variable, term.weights]));
  const combine = combinationOf(objective ?? {});
  return {
    nothing: { cost: 0 },
    choice: (variable, values) => {
      const own = weights.get(variable);
      const weight = (value: number): number => own?.[value] ?? 0;
      const value = values.reduce((a, b) => (weight(b) < weight(a) ? b : a));
      return { cost: weight(value), variable, value };
    },
    both: (a, b) => ({ cost: combine(a.cost, b.cost), parts: [a, b] }),
    either: (a, b) => (b.cost < a.cost ? b : a),
    thin: (labels) => {
      const kept: Label<Plan>[] = [];
      for (const label of labels) {
        // Of one sum, whatever stands before a label spends no more than it does.
        const rivals = label.amounts.length === 1 ? kept.slice(-1) : kept;
        if (!rivals.some((rival) => dominates(rival, label))) kept.push(label);
      }
      return kept;
    },
  };
}

const dominates = (a: Label<Plan>, b: Label<Plan>): boolean =>
  a.value.cost <= b.value.cost &&
  a.amounts.every((amount, k) => amount <= (b.amounts[k] as number));

/** Writes the choices of a plan, value by variable. */
export function write(plan: Plan, values: Int32Array): void {
  const open = [plan];
  for (let each = open.pop(); each; each = open.pop()) {
    if (each.variable !== undefined && each.value !== undefined) {
      values[each.variable] = each.value;
    }
    if (each.parts) open.push(...each.parts);
  }
}
