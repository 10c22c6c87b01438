/**
 * Facts that are numbers, as sums over exactly-one groups: totals, resources, counts, numbers,
 * quantities and number attributes.
 *
 * Weights are integers; a fraction (an attribute against a total) is scaled up first.
 */
import type { FactReference } from '#rules/model/condition.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { slotsOf } from '#rules/model/variables.ts';
import type { WeightedLiterals } from './compiled-family.ts';
import type { Domains } from './domains.ts';
import type { Encoder } from './encoder.ts';
import type { VariableMap } from './variable-map.ts';

export interface Sum {
  readonly groups: readonly WeightedLiterals[];
  readonly constant: number;
  /** Literals that must hold for the number to exist. */
  readonly present: readonly number[];
  /** Literals of `none`: there is a value, and it differs from every number. */
  readonly wordy: readonly number[];
}

export type Weigh = (component: string) => number;

export class Sums {
  constructor(
    private readonly family: PublicFamily,
    private readonly domains: Domains,
    private readonly map: VariableMap,
    private readonly encoder: Encoder,
  ) {}

  of(reference: FactReference): Sum {
    const [head, id = '', part] = reference.fact.split('.');
    if (head === 'total') {
      const total = this.family.totals.find((t) => t.id === id);
      const modules = total?.modules ?? this.family.modules.map((module) => module.id);
      const attribute = total?.attribute;
      const characteristics = total?.characteristics ?? [];
      return always([
        ...(attribute === undefined
          ? []
          : modules.flatMap((module) => this.module(module, this.by(attribute), 1))),
        ...characteristics.flatMap((each) => this.characteristic(each)),
      ]);
    }
    if (head === 'resource') return always(this.resource(id, part));
    if (head === 'count') return always(this.module(id, () => 1, 1));
    return this.variable(reference);
  }

  /** What the chosen components of a module weigh together, quantities counted. */
  module(id: string, weigh: Weigh, factor: number): readonly WeightedLiterals[] {
    const module = this.family.modules.find((m) => m.id === id);
    if (!module) return [];
    const weight = (value: string | number): number =>
      value === NONE ? 0 : factor * weigh(String(value));
    if (module.quantity) return [this.product(id, weight)];
    return slotsOf(module).map((slot) => {
      const domain = this.domains.variable(slot)?.domain ?? [];
      return {
        literals: domain.map((value) => this.map.literal(slot, value)),
        weights: domain.map(weight),
      };
    });
  }

  by(attribute: string): Weigh {
    const values = new Map(
      this.family.components.map((component) => {
        if (attribute === 'count') return [component.id, 1];
        const value = attribute === 'mass' ? component.mass : component.attributes[attribute];
        return [component.id, typeof value === 'number' ? value : 0];
      }),
    );
    return (component) => values.get(component) ?? 0;
  }

  private resource(id: string, part: string | undefined): readonly WeightedLiterals[] {
    const resource = this.family.resources.find((r) => r.id === id);
    if (!resource) return [];
    const side = (terms: typeof resource.used, factor: number) =>
      terms.flatMap((term) => this.module(term.module, this.by(term.attribute), factor));
    const used = part === 'provided' ? [] : side(resource.used, part === 'balance' ? -1 : 1);
    const provided = part === 'used' ? [] : side(resource.provided, 1);
    return [...used, ...provided];
  }

  /** One literal per pair of component and quantity. */
  private product(id: string, weight: (value: string | number) => number): WeightedLiterals {
    const amounts = this.domains.variable(`${id}.quantity`)?.domain ?? [];
    const components = this.domains.variable(id)?.domain ?? [];
    const literals: number[] = [];
    const weights: number[] = [];
    for (const component of components) {
      if (component === NONE) {
        literals.push(this.map.none(id));
        weights.push(0);
        continue;
      }
      for (const amount of amounts) {
        if (typeof amount !== 'number') continue;
        const pair = [this.map.literal(id, component), this.map.literal(`${id}.quantity`, amount)];
        literals.push(this.encoder.and(pair));
        weights.push(weight(component) * amount);
      }
    }
    return { literals, weights };
  }

  private characteristic(term: { id: string; path?: string | undefined; factor: number }) {
    const { groups } = this.variable({ fact: term.id, path: term.path });
    return groups.map(({ literals, weights }) => ({
      literals,
      weights: weights.map((weight) => weight * term.factor),
    }));
  }

  private variable(reference: FactReference): Sum {
    const variable = this.domains.variable(reference.fact);
    if (!variable) return always([]);
    const literals = variable.domain.map((value) => this.map.literal(variable.id, value));
    const values = variable.domain.map((value) =>
      this.domains.attribute(variable, value, reference.path),
    );
    return {
      groups: [{ literals, weights: values.map((v) => (typeof v === 'number' ? v : 0)) }],
      constant: 0,
      present: literals.filter((_, i) => values[i] === undefined).map((literal) => -literal),
      wordy: literals.filter((_, i) => typeof values[i] === 'string'),
    };
  }
}

const always = (groups: readonly WeightedLiterals[]): Sum => ({
  groups,
  constant: 0,
  present: [],
  wordy: [],
});

/** left − right */
export function difference(left: Sum, right: Sum): Sum {
  const negated = right.groups.map(({ literals, weights }) => ({
    literals,
    weights: weights.map((weight) => -weight),
  }));
  return {
    groups: joined([...left.groups, ...negated]),
    constant: left.constant - right.constant,
    present: [...left.present, ...right.present],
    wordy: [...left.wordy, ...right.wordy],
  };
}

/** Groups over the same literals become one, so that the bounds of the sum are exact. */
export function joined(groups: readonly WeightedLiterals[]): readonly WeightedLiterals[] {
  const byLiterals = new Map<string, { literals: readonly number[]; weights: number[] }>();
  for (const { literals, weights } of groups) {
    const key = literals.join(' ');
    const same = byLiterals.get(key);
    if (same) weights.forEach((weight, i) => (same.weights[i] = (same.weights[i] ?? 0) + weight));
    else byLiterals.set(key, { literals, weights: [...weights] });
  }
  return [...byLiterals.values()];
}
