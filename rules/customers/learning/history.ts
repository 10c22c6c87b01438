/**
 * What people chose in the past, and how much each past configuration counts.
 *
 * An order says more than a quote, a quote more than what somebody saved; what can no longer be had
 * says less of what will be chosen; and all count less as they age: half as much after each
 * half-life, so that tastes may change.
 */
import { gather, UNSET, type Sample } from './sample.ts';

/** The values chosen, by variable; what is missing was left open or did not exist. */
export type Choices = Readonly<Record<string, string>>;

export interface Variable {
  readonly name: string;
  /** Each once. */
  readonly values: readonly string[];
}

export const SOURCES = ['order', 'quote', 'saved'] as const;
export type Source = (typeof SOURCES)[number];

export interface PastConfiguration {
  readonly choices: Choices;
  readonly source: Source;
  readonly on: Date;
  /** Whether it could be had today. */
  readonly stillValid: boolean;
}

export interface Forgetting {
  readonly now: Date;
  /** Days after which a past configuration counts half; above 0, Infinity to forget nothing. */
  readonly halfLifeDays: number;
}

const SOURCE_WEIGHTS: Readonly<Record<Source, number>> = { order: 1, quote: 0.4, saved: 0.15 };
/** What is no longer valid counts so much of what is. Measured: see docs/learning.md. */
export const NO_LONGER_VALID = 0.15;
const MILLISECONDS_A_DAY = 86_400_000;
/**
 * Rows times variables: of more, those that weigh least are not kept, as the browser has to load
 * them.
 */
const MOST_CELLS = 2_000_000;

/** How much a past configuration counts: 1 for an order of now (or later), never below 0. */
export function weightOf(
  { source, on, stillValid }: Omit<PastConfiguration, 'choices'>,
  { now, halfLifeDays }: Forgetting,
): number {
  const days = Math.max(0, (now.getTime() - on.getTime()) / MILLISECONDS_A_DAY);
  const today = SOURCE_WEIGHTS[source] * (stillValid ? 1 : NO_LONGER_VALID);
  return today * 2 ** (-days / halfLifeDays);
}

/**
 * The variables with every value that was ever chosen: those of today first, in their order, then
 * those of the past, sorted. What was chosen for variables that are not among them is dropped.
 */
export function withPastValues(
  variables: readonly Variable[],
  history: readonly Pick<PastConfiguration, 'choices'>[],
): readonly Variable[] {
  const past = new Map(variables.map(({ name }) => [name, new Set<string>()]));
  for (const { choices } of history) {
    for (const [name, value] of Object.entries(choices)) past.get(name)?.add(value);
  }
  return variables.map(({ name, values }) => {
    const today = new Set(values);
    const gone = [...(past.get(name) ?? [])].filter((value) => !today.has(value)).sort();
    return { name, values: [...values, ...gone] };
  });
}

/** Past configurations in numbers; the order in which they come does not matter. */
export function sampleOf(
  variables: readonly Variable[],
  history: readonly PastConfiguration[],
  forgetting: Forgetting,
): Sample {
  const toRow = rowsBy(variables);
  const weighted = history.map((past) => ({
    values: toRow(past.choices),
    weight: weightOf(past, forgetting),
  }));
  const capacity = Math.floor(MOST_CELLS / Math.max(1, variables.length));
  // Sums of weights must not depend on the order in which they are added up.
  weighted.sort((a, b) => a.weight - b.weight);
  return gather(
    variables.map(({ values }) => values.length),
    weighted,
    capacity,
  );
}

/** Turns choices into a row: the index of each variable's value, UNSET where it has no such. */
export function rowsBy(variables: readonly Variable[]): (choices: Choices) => Uint16Array {
  const indices = variables.map(({ values }) => new Map(values.map((value, i) => [value, i])));
  return (choices) =>
    Uint16Array.from(variables, ({ name }, i) => {
      const value = Object.hasOwn(choices, name) ? choices[name] : undefined;
      return value === undefined ? UNSET : (indices[i]?.get(value) ?? UNSET);
    });
}
