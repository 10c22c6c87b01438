/**
 * A compiled family as a constraint network: its variables as they are, every other literal of the
 * encoding as a variable of two values, a chain of context literals as one variable.
 *
 * What the other literals stand for is defined by the values of the family's variables and by the
 * context, so solutions are products, once the context is given.
 */
import type { Clause, Linear, Network, Objective, Term } from '#rules/engine/network/network.ts';
import type { CompiledFamily, WeightedLiterals } from './compiled-family.ts';

/** Where the literals of a family are in its network; all that can be said without its clauses. */
export interface FamilyPlaces {
  /** Sizes of the variables: 0 … n-1 are those of the family. */
  readonly domains: readonly number[];
  /** What a context decides: each variable with the keys whose true ones count its value. */
  readonly contexts: readonly { readonly variable: number; readonly keys: readonly string[] }[];
  /** The values of a variable for which a literal of the family holds. */
  placeOf(literal: number): Clause['literals'][number];
  /** The sum of this number among the family's. */
  sum(number: number): Linear;
  readonly objectives: readonly Objective[];
}

export interface FamilyNetwork extends FamilyPlaces {
  readonly network: Network;
}

export function placesOf(compiled: CompiledFamily): FamilyPlaces {
  const places = new Places(compiled);
  return {
    domains: places.domains,
    contexts: places.contexts,
    placeOf: (literal) => places.of(literal),
    sum: (number) => {
      const { groups, bound } = compiled.linears[number] ?? { groups: [], bound: 0 };
      return { kind: 'linear', terms: places.terms(groups), bound };
    },
    get objectives() {
      return Object.entries(compiled.objectives).map(([name, groups]): Objective => ({
        name,
        constant: 0,
        terms: places.terms(groups),
      }));
    },
  };
}

/** All rules hold in the network. */
export function networkOf(compiled: CompiledFamily): FamilyNetwork {
  const places = placesOf(compiled);
  const constraints: (Clause | Linear)[] = [];
  let literals: Clause['literals'][number][] = [];
  for (const literal of compiled.clauses) {
    if (literal !== 0) {
      literals.push(places.placeOf(literal));
      continue;
    }
    constraints.push({ kind: 'clause', literals });
    literals = [];
  }
  for (const { literal } of compiled.selectors) {
    constraints.push({ kind: 'clause', literals: [places.placeOf(literal)] });
  }
  compiled.linears.forEach((_, number) => constraints.push(places.sum(number)));
  const { domains, objectives } = places;
  return { ...places, network: { domains, constraints, objectives } };
}

/** Where each literal of the encoding is in the network. */
class Places {
  readonly domains: number[] = [];
  readonly contexts: { readonly variable: number; readonly keys: readonly string[] }[] = [];
  private readonly variables: Int32Array;
  /** The values for which a literal is true. */
  private readonly values: (readonly number[])[];

  constructor({ variables, variableCount, contextLiterals, contextChains }: CompiledFamily) {
    this.variables = new Int32Array(variableCount + 1).fill(-1);
    this.values = Array.from({ length: variableCount + 1 }, () => [1]);
    for (const { first, domain } of variables) {
      domain.forEach((_, value) => this.put(first + value, this.domains.length, [value]));
      this.domains.push(domain.length);
    }
    const literalOf = new Map(contextLiterals.map(({ key, literal }) => [key, literal]));
    const chained = new Set<string>();
    for (const keys of contextChains) {
      const known = keys.filter((key) => literalOf.has(key));
      if (known.length === 0 || known.some((key) => chained.has(key))) continue;
      known.forEach((key, i) => {
        chained.add(key);
        const above = Array.from({ length: known.length - i }, (_, k) => i + 1 + k);
        this.put(literalOf.get(key) ?? 0, this.domains.length, above);
      });
      this.contexts.push({ variable: this.domains.length, keys: known });
      this.domains.push(known.length + 1);
    }
    for (let literal = 1; literal <= variableCount; literal++) {
      if (this.variables[literal] !== -1) continue;
      this.put(literal, this.domains.length, [1]);
      this.domains.push(2);
    }
    for (const { key, literal } of contextLiterals) {
      if (chained.has(key)) continue;
      this.contexts.push({ variable: this.variables[literal] as number, keys: [key] });
    }
  }

  of(literal: number): Clause['literals'][number] {
    const variable = this.variables[Math.abs(literal)] as number;
    const values = this.values[Math.abs(literal)] as readonly number[];
    if (literal > 0) return { variable, values };
    const size = this.domains[variable] as number;
    const others = Array.from({ length: size }, (_, v) => v).filter((v) => !values.includes(v));
    return { variable, values: others };
  }

  /** A weight counts where its literal is true; weights of one variable are put together. */
  terms(groups: readonly WeightedLiterals[]): readonly Term[] {
    const weights = new Map<number, number[]>();
    for (const group of groups) {
      group.literals.forEach((literal, i) => {
        const weight = group.weights[i] ?? 0;
        if (weight === 0) return;
        const { variable, values } = this.of(literal);
        const own = weights.get(variable) ?? new Array<number>(this.domains[variable] ?? 0).fill(0);
        for (const value of values) own[value] = (own[value] ?? 0) + weight;
        weights.set(variable, own);
      });
    }
    return [...weights].map(([variable, own]) => ({ variable, weights: own }));
  }

  private put(literal: number, variable: number, values: readonly number[]): void {
    this.variables[literal] = variable;
    this.values[literal] = values;
  }
}
