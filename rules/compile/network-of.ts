/**
 * A compiled family as a constraint network: its variables as they are, every other literal of the
 * encoding as a variable of two values.
 *
 * What the other literals stand for is defined by the values of the family's variables and by the
 * context, so solutions are products, once the context is given.
 */
import type { Clause, Linear, Network, Objective, Term } from '#rules/engine/network/network.ts';
import type { CompiledFamily, WeightedLiterals } from './compiled-family.ts';

export interface FamilyNetwork {
  readonly network: Network;
  /** The variable of each context literal, by its key; value 1 means true. */
  readonly contexts: ReadonlyMap<string, number>;
}

/** Variables 0 … n-1 of the network are those of the family; all rules hold. */
export function networkOf(compiled: CompiledFamily): FamilyNetwork {
  const places = new Places(compiled);
  const constraints: (Clause | Linear)[] = [];
  let literals: Clause['literals'][number][] = [];
  for (const literal of compiled.clauses) {
    if (literal !== 0) {
      literals.push(places.of(literal));
      continue;
    }
    constraints.push({ kind: 'clause', literals });
    literals = [];
  }
  for (const { literal } of compiled.selectors) {
    constraints.push({ kind: 'clause', literals: [places.of(literal)] });
  }
  for (const { groups, bound } of compiled.linears) {
    const { terms, constant } = places.sum(groups);
    constraints.push({ kind: 'linear', terms, bound: bound - constant });
  }
  const objectives = Object.entries(compiled.objectives).map(([name, groups]): Objective => ({
    name,
    ...places.sum(groups),
  }));
  const contexts = new Map(
    compiled.contextLiterals.map(({ key, literal }) => [key, places.of(literal).variable]),
  );
  return { network: { domains: places.domains, constraints, objectives }, contexts };
}

/** Where each literal of the encoding is in the network. */
class Places {
  readonly domains: readonly number[];
  private readonly variables: Int32Array;
  private readonly values: Int32Array;

  constructor({ variables, variableCount }: CompiledFamily) {
    this.variables = new Int32Array(variableCount + 1).fill(-1);
    this.values = new Int32Array(variableCount + 1).fill(1);
    const domains = variables.map(({ first, domain }, x) => {
      domain.forEach((_, value) => {
        this.variables[first + value] = x;
        this.values[first + value] = value;
      });
      return domain.length;
    });
    for (let literal = 1; literal <= variableCount; literal++) {
      if (this.variables[literal] !== -1) continue;
      this.variables[literal] = domains.length;
      domains.push(2);
    }
    this.domains = domains;
  }

  of(literal: number): Clause['literals'][number] {
    const variable = this.variables[Math.abs(literal)] as number;
    const value = this.values[Math.abs(literal)] as number;
    if (literal > 0) return { variable, values: [value] };
    const size = this.domains[variable] as number;
    return {
      variable,
      values: Array.from({ length: size }, (_, v) => v).filter((v) => v !== value),
    };
  }

  /** A weight counts where its literal is true; weights of one variable are put together. */
  sum(groups: readonly WeightedLiterals[]): { terms: readonly Term[]; constant: number } {
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
    const terms = [...weights].map(([variable, own]) => ({ variable, weights: own }));
    return { terms, constant: 0 };
  }
}
