/** Arithmetic of constraints as sums: what each feature adds when it is there, and a constant. */
import { UvlFault, type Expression, type Feature } from './model.ts';
import type { Place } from './places.ts';

export interface Terms {
  readonly constant: number;
  /** Added while the feature is there, by its name. */
  readonly features: ReadonlyMap<string, number>;
  /** Times the number a variable has. */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface Located {
  readonly feature: Feature;
  readonly place: Place;
  readonly below: readonly string[];
}

export class Arithmetic {
  constructor(
    private readonly located: ReadonlyMap<string, Located>,
    private readonly line: number,
  ) {}

  terms(expression: Expression): Terms {
    if (expression.kind === 'number') return constant(expression.value);
    if (expression.kind === 'name') return this.reference(expression.name);
    if (expression.kind === 'call') return this.call(expression.name, expression.args);
    if (expression.kind !== 'binary') throw this.fault('a truth value is no number');
    const left = this.terms(expression.left);
    const right = this.terms(expression.right);
    switch (expression.operator) {
      case '+':
        return plus(left, right, 1);
      case '-':
        return plus(left, right, -1);
      case '*':
        if (isConstant(left)) return times(right, left.constant);
        if (isConstant(right)) return times(left, right.constant);
        throw this.fault('the product of two unknowns');
      case '/':
        if (isConstant(right) && right.constant !== 0) return times(left, 1 / right.constant);
        throw this.fault('a division by an unknown');
      default:
        throw this.fault(`“${expression.operator}” makes no number`);
    }
  }

  private reference(name: string): Terms {
    const whole = this.located.get(name);
    if (whole) return this.amount(whole, 1);
    for (let at = name.lastIndexOf('.'); at > 0; at = name.lastIndexOf('.', at - 1)) {
      const owner = this.located.get(name.slice(0, at));
      if (owner) return this.amount(owner, this.attribute(owner.feature, name.slice(at + 1)));
    }
    throw this.fault(`there is no feature “${name}”`);
  }

  private attribute(feature: Feature, name: string): number {
    const value = feature.attributes[name];
    if (typeof value === 'number') return value;
    throw this.fault(`“${feature.name}” has no number “${name}”`);
  }

  private amount({ feature, place }: Located, factor: number): Terms {
    if (place.kind === 'always') return constant(factor);
    const single = new Map([[place.kind === 'number' ? place.variable : feature.name, factor]]);
    const none = new Map<string, number>();
    return place.kind === 'number'
      ? { constant: 0, features: none, numbers: single }
      : { constant: 0, features: single, numbers: none };
  }

  /** `sum(attribute)` over all features, `sum(Feature, attribute)` over those below one. */
  private call(name: string, args: readonly Expression[]): Terms {
    const words = args.map((each) => (each.kind === 'name' ? each.name : ''));
    if (name !== 'sum' || words.length < 1 || words.length > 2 || words.includes('')) {
      throw this.fault(`“${name}” is not supported here`);
    }
    const attribute = words.at(-1) ?? '';
    const over = words.length === 2 ? words[0] : undefined;
    const owner = over === undefined ? undefined : this.located.get(over);
    if (over !== undefined && !owner) throw this.fault(`there is no feature “${over}”`);
    const names = owner ? [over ?? '', ...owner.below] : [...this.located.keys()];
    return names.reduce((sum, each) => {
      const located = this.located.get(each);
      const value = located?.feature.attributes[attribute];
      return located && typeof value === 'number' ? plus(sum, this.amount(located, value), 1) : sum;
    }, constant(0));
  }

  private fault(message: string): UvlFault {
    return new UvlFault(this.line, message);
  }
}

const constant = (value: number): Terms => ({
  constant: value,
  features: new Map(),
  numbers: new Map(),
});

const isConstant = ({ features, numbers }: Terms): boolean =>
  features.size === 0 && numbers.size === 0;

export function plus(left: Terms, right: Terms, factor: number): Terms {
  const joined = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) => {
    const sum = new Map(one);
    for (const [name, value] of other) sum.set(name, (sum.get(name) ?? 0) + factor * value);
    return sum;
  };
  return {
    constant: left.constant + factor * right.constant,
    features: joined(left.features, right.features),
    numbers: joined(left.numbers, right.numbers),
  };
}

const times = (terms: Terms, factor: number): Terms => plus(constant(0), terms, factor);

const DECIMALS = 6;

/** The least power of ten that makes every weight whole. */
export function scaleOf({ constant: fixed, features, numbers }: Terms): number | undefined {
  const weights = [fixed, ...features.values(), ...numbers.values()];
  for (let scale = 1; scale <= 10 ** DECIMALS; scale *= 10) {
    const whole = (weight: number): boolean =>
      Math.abs(weight * scale - Math.round(weight * scale)) < 1e-9;
    if (weights.every(whole)) return scale;
  }
  return undefined;
}
