/**
 * The truth about a model, of either schema, in terms of the model's own variables and values.
 *
 * Values are numbered through as the engine does it; `valid` is the state before any pick, and
 * every step says which values it makes impossible. Variables are found by name, never by place.
 */
import { z } from 'zod';
import { valueOffsets } from '#rules/engine/network/network.ts';
import type { NamedNetwork } from '../formats/model.ts';
import { readJson, type SetEntry } from './set.ts';

export interface TruthStep {
  readonly variable: number;
  readonly value: number;
  /** The values, numbered through, that the pick makes impossible. */
  readonly removed: readonly number[];
  readonly priceMin?: number | undefined;
  readonly priceMax?: number | undefined;
}

export interface TruthTrace {
  readonly seed: string;
  readonly steps: readonly TruthStep[];
  /** Everything is decided after the last step. */
  readonly complete: boolean;
  readonly priceFinal?: number | undefined;
}

export interface Truth {
  /** 1 for a value that is possible at the start, of the named variables. */
  readonly valid: Uint8Array;
  readonly count?: bigint | undefined;
  readonly price?: { readonly min?: number | undefined; readonly max?: number | undefined };
  readonly traces: readonly TruthTrace[];
}

const number = z.number().nullish();
const seed = z.union([z.string(), z.number()]).optional();
const removedSchema = z.record(z.string(), z.array(z.number()));
const common = { solutionCount: z.string().nullish(), satisfiable: z.boolean().nullish() };

const featureSchema = z.object({
  ...common,
  variables: z.number(),
  core: z.array(z.number()),
  dead: z.array(z.number()),
  traces: z.array(
    z.object({
      seed,
      complete: z.boolean().nullish(),
      steps: z.array(
        z.object({ pick: z.number(), newTrue: z.array(z.number()), newFalse: z.array(z.number()) }),
      ),
    }),
  ),
});

const valuesSchema = z.object({
  ...common,
  domains: z.array(
    z.object({ name: z.string(), values: z.array(z.union([z.string(), z.number(), z.boolean()])) }),
  ),
  initialRemoved: removedSchema,
  price: z.object({ min: number, max: number }).nullish(),
  traces: z.array(
    z.object({
      seed,
      complete: z.boolean().nullish(),
      priceFinal: number,
      steps: z.array(
        z.object({
          pick: z.tuple([z.number(), z.number()]),
          removed: removedSchema,
          priceMin: number,
          priceMax: number,
        }),
      ),
    }),
  ),
});

/** Features are told apart from other models by the kind of the entry. */
export function readTruth(folder: string, entry: SetEntry, model: NamedNetwork): Truth {
  if (entry.truth === undefined) throw new Error(`${entry.id} has no truth`);
  return entry.kind === 'feature-models'
    ? featureTruth(readJson(folder, entry.truth, featureSchema), model)
    : valuesTruth(readJson(folder, entry.truth, valuesSchema), model);
}

const sizesOf = (model: NamedNetwork): number[] =>
  model.variables.map(({ values }) => values.length);

const countOf = (text: string | null | undefined): bigint | undefined =>
  text === null || text === undefined ? undefined : BigInt(text);

function featureTruth(truth: z.infer<typeof featureSchema>, model: NamedNetwork): Truth {
  const { variables } = model;
  if (variables.length !== truth.variables) {
    throw new Error(`${variables.length} variables, but the truth is about ${truth.variables}`);
  }
  /** The value, numbered through, that makes a signed number false. */
  const against = (literal: number): number => {
    const variable = Math.abs(literal) - 1;
    if (!variables[variable]) throw new Error(`the truth names variable ${literal}`);
    return 2 * variable + (literal > 0 ? 0 : 1);
  };
  const valid = new Uint8Array(2 * variables.length).fill(truth.satisfiable === false ? 0 : 1);
  for (const literal of truth.core) valid[against(literal)] = 0;
  for (const literal of truth.dead) valid[against(-literal)] = 0;
  return {
    valid,
    count: countOf(truth.solutionCount),
    traces: truth.traces.map((trace, index) => ({
      seed: String(trace.seed ?? index),
      complete: trace.complete === true,
      steps: trace.steps.map(({ pick, newTrue, newFalse }) => ({
        variable: Math.abs(pick) - 1,
        value: pick > 0 ? 1 : 0,
        removed: [
          against(pick),
          ...newTrue.map(against),
          ...newFalse.map((literal) => against(-literal)),
        ],
      })),
    })),
  };
}

function valuesTruth(truth: z.infer<typeof valuesSchema>, model: NamedNetwork): Truth {
  const offsets = valueOffsets(sizesOf(model));
  const places = placesOf(truth.domains, model);
  const place = (variable: number, value: number): readonly [number, number] => {
    const found = places[variable];
    const index = found?.values[value];
    if (!found || index === undefined) {
      throw new Error(`the truth names value ${value} of variable ${variable}`);
    }
    return [found.variable, index];
  };
  const numbered = (removed: Readonly<Record<string, readonly number[]>>): number[] =>
    Object.entries(removed).flatMap(([variable, values]) =>
      values.map((value) => {
        const [at, index] = place(Number(variable), value);
        return (offsets[at] ?? 0) + index;
      }),
    );
  const valid = new Uint8Array(offsets[model.variables.length] ?? 0);
  valid.fill(truth.satisfiable === false ? 0 : 1);
  for (const value of numbered(truth.initialRemoved)) valid[value] = 0;
  const { price } = truth;
  return {
    valid,
    count: countOf(truth.solutionCount),
    ...(price ? { price: { min: price.min ?? undefined, max: price.max ?? undefined } } : {}),
    traces: truth.traces.map((trace, index) => ({
      seed: String(trace.seed ?? index),
      complete: trace.complete === true,
      priceFinal: trace.priceFinal ?? undefined,
      steps: trace.steps.map((step) => {
        const [variable, value] = place(...step.pick);
        const { priceMin, priceMax } = step;
        return {
          variable,
          value,
          removed: numbered(step.removed),
          priceMin: priceMin ?? undefined,
          priceMax: priceMax ?? undefined,
        };
      }),
    })),
  };
}

/** For each variable and value of the truth, the model's; both must have the same. */
function placesOf(
  domains: z.infer<typeof valuesSchema>['domains'],
  { variables }: NamedNetwork,
): readonly { readonly variable: number; readonly values: readonly number[] }[] {
  const numbers = new Map(variables.map(({ name }, index) => [name, index]));
  if (domains.length !== variables.length) {
    throw new Error(`${variables.length} variables, but the truth is about ${domains.length}`);
  }
  return domains.map(({ name, values }) => {
    const variable = numbers.get(name);
    const own = variables[variable ?? -1]?.values;
    if (variable === undefined || !own) throw new Error(`the model has no variable ${name}`);
    if (own.length !== values.length) {
      throw new Error(`${name} has ${own.length} values, but ${values.length} in the truth`);
    }
    const indices = new Map(own.map((value, index) => [value, index]));
    return {
      variable,
      values: values.map((value) => {
        const index = indices.get(String(value));
        if (index === undefined) throw new Error(`${name} has no value ${String(value)}`);
        return index;
      }),
    };
  });
}
