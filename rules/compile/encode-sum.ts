/** Comparisons of sums as linear constraints, each equivalent to a literal. */
import type { Operator } from '#rules/model/condition.ts';
import type { WeightedLiterals } from './compiled-family.ts';
import { FALSE, TRUE, type Encoder } from './encoder.ts';
import type { Sum } from './sums.ts';

const SCALE = 1_000_000;

/** The literal that is true exactly if the sum exists and `sum operator 0`. */
export function compareSum(encoder: Encoder, sum: Sum, operator: Operator): number {
  const { groups, constant } = integral(sum);
  const atMost = (bound: number): number => sumAtMost(encoder, groups, bound - constant);
  const parts: Partial<Record<Operator, () => number>> = {
    lessThan: () => atMost(-1),
    lessThanInclusive: () => atMost(0),
    greaterThan: () => -atMost(0),
    greaterThanInclusive: () => -atMost(-1),
    equal: () => encoder.and([atMost(0), -atMost(-1)]),
    notEqual: () => -encoder.and([atMost(0), -atMost(-1)]),
  };
  const wordy = encoder.or(sum.wordy);
  const passes = parts[operator]?.() ?? FALSE;
  const differs =
    operator === 'notEqual' ? encoder.or([wordy, passes]) : encoder.and([-wordy, passes]);
  return encoder.and([...sum.present, differs]);
}

/** Where `guard` holds, Σ ≤ bound. */
export function requireAtMost(
  encoder: Encoder,
  guard: number,
  groups: readonly WeightedLiterals[],
  bound: number,
): void {
  const [, most] = range(groups);
  if (most <= bound) return;
  const lift = { literals: [guard, -guard], weights: [most - bound, 0] };
  const classes = groups.map((group) => byWeight(encoder, group));
  encoder.linears.push({ groups: [...classes, lift], bound: most });
}

/** Smaller groups gain nothing by classes. */
const LARGE = 16;

/** A large group with few weights as one literal per weight: explanations name classes then. */
function byWeight(encoder: Encoder, group: WeightedLiterals): WeightedLiterals {
  const { literals, weights } = group;
  if (literals.length < LARGE) return group;
  const classes = new Map<number, number[]>();
  literals.forEach((literal, i) => {
    const weight = weights[i] ?? 0;
    const same = classes.get(weight);
    if (same) same.push(literal);
    else classes.set(weight, [literal]);
  });
  if (classes.size * 2 > literals.length) return group;
  return {
    literals: [...classes.values()].map((same) => encoder.or(same)),
    weights: [...classes.keys()],
  };
}

function sumAtMost(encoder: Encoder, groups: readonly WeightedLiterals[], bound: number): number {
  const [least, most] = range(groups);
  if (most <= bound) return TRUE;
  if (least > bound) return FALSE;
  const key = `sum ${bound} ${groups.map((g) => `${g.literals.join()}:${g.weights.join()}`).join(' ')}`;
  return encoder.shared(key, (result) => {
    requireAtMost(encoder, result, groups, bound);
    const opposite = groups.map(({ literals, weights }) => ({
      literals,
      weights: weights.map((weight) => -weight),
    }));
    requireAtMost(encoder, -result, opposite, -bound - 1);
  });
}

function range(groups: readonly WeightedLiterals[]): readonly [number, number] {
  let least = 0;
  let most = 0;
  for (const { weights } of groups) {
    least += weights.reduce((a, b) => Math.min(a, b), Infinity);
    most += weights.reduce((a, b) => Math.max(a, b), -Infinity);
  }
  return [least, most];
}

function integral(sum: Sum): Sum {
  const whole =
    Number.isInteger(sum.constant) &&
    sum.groups.every((group) => group.weights.every((weight) => Number.isInteger(weight)));
  if (whole) return sum;
  const scale = (value: number): number => Math.round(value * SCALE);
  return {
    present: sum.present,
    wordy: sum.wordy,
    constant: scale(sum.constant),
    groups: sum.groups.map(({ literals, weights }) => ({ literals, weights: weights.map(scale) })),
  };
}
