/** Totals, resources and counts as sums over attributes of value features. */
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { FactReference, Leaf, Operator } from '#rules/model/condition.ts';
import { contextFacts, factValue } from '#rules/model/evaluate.ts';
import { isContextFact } from '#rules/model/facts.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isFactReference, NONE } from '#rules/model/terms.ts';
import { slotsOf, type Variable } from '#rules/model/variables.ts';
import { and, negated, or, quoted, type Formula } from './formula.ts';

const SIGNS: Partial<Record<Operator, string>> = {
  equal: '==',
  notEqual: '!=',
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

/** What a feature model can't say; the message is the reason. */
export class NotExpressible extends Error {
  override readonly name = 'NotExpressible';
}

/** One side of a comparison; without a `present` variable there is no number. */
interface Side {
  readonly text: string;
  readonly present: Formula;
  /** Where it is not present it is `none`; else it is absent. */
  readonly mayBeNone: boolean;
}

const side = (text: string, present: Formula = true): Side => ({ text, present, mayBeNone: false });

interface Addend {
  readonly variable: string;
  readonly value: string | number;
  readonly amount: number;
}

export class SumFeatures {
  /** Attributes by variable and value, as `name` → amount. */
  readonly attributes = new Map<string, Map<string, number>>();
  private readonly byId: ReadonlyMap<string, Variable>;

  constructor(
    private readonly family: PublicFamily,
    variables: readonly Variable[],
  ) {
    this.byId = new Map(variables.map((variable) => [variable.id, variable]));
  }

  comparison(leaf: Leaf, context: ContextFacts): Formula {
    const sign = SIGNS[leaf.operator];
    if (!sign) throw new NotExpressible(`“${leaf.operator}” on a sum`);
    const left = this.side(leaf, context);
    const right = isFactReference(leaf.value)
      ? this.side(leaf.value, context)
      : side(number(leaf.value), typeof leaf.value === 'number');
    if (left.present === false || right.present === false) return false;
    // What is `none` differs from every number; what is absent can't be compared.
    const differs = ({ mayBeNone }: Side): boolean => leaf.operator === 'notEqual' && mayBeNone;
    const sides = [left, right];
    const none = sides.filter(differs).map(({ present }) => negated(present));
    const present = sides.filter((side) => !differs(side)).map((side) => side.present);
    return and([...present, or([...none, `(${left.text} ${sign} ${right.text})`])]);
  }

  private side(reference: FactReference, context: ContextFacts): Side {
    if (isContextFact(reference.fact)) {
      const value = factValue(contextFacts(context), reference);
      return side(number(value), typeof value === 'number');
    }
    const [head, id = '', part] = reference.fact.split('.');
    if (head === 'total') return side(this.total(id));
    if (head === 'count') return side(this.text(`count-${id}`, this.count(id)));
    if (head === 'resource') return side(this.resource(id, part));
    return this.variable(reference);
  }

  private total(id: string): string {
    const total = this.family.totals.find((each) => each.id === id);
    const { attribute, modules = this.family.modules.map((module) => module.id) } = total ?? {};
    const ofModules =
      attribute === undefined ? [] : modules.flatMap((module) => this.module(module, attribute, 1));
    const ofOthers = (total?.characteristics ?? []).flatMap(({ id: variable, path, factor }) =>
      this.values({ fact: variable, path }).map((each) => ({
        ...each,
        amount: each.amount * factor,
      })),
    );
    return this.text(`total-${id}`, [...ofModules, ...ofOthers]);
  }

  private resource(id: string, part: string | undefined): string {
    const resource = this.family.resources.find((each) => each.id === id);
    const side = (terms: NonNullable<typeof resource>['used'], factor: number) =>
      terms.flatMap((term) => this.module(term.module, term.attribute, factor));
    const used = part === 'provided' ? [] : side(resource?.used ?? [], part === 'balance' ? -1 : 1);
    const provided = part === 'used' ? [] : side(resource?.provided ?? [], 1);
    return this.text(`resource-${id}-${part}`, [...provided, ...used]);
  }

  private count(id: string): readonly Addend[] {
    return this.module(id, 'count', 1);
  }

  private module(id: string, attribute: string, factor: number): readonly Addend[] {
    const module = this.family.modules.find((each) => each.id === id);
    if (!module) return [];
    const addends = slotsOf(module).flatMap((fact) => this.values({ fact, path: attribute }));
    if (module.quantity && addends.some(({ amount }) => amount !== 0)) {
      throw new NotExpressible(`“${id}” counts in a sum by its quantity`);
    }
    return addends.map((each) => ({ ...each, amount: each.amount * factor }));
  }

  private variable(reference: FactReference): Side {
    const domain = this.byId.get(reference.fact)?.domain ?? [];
    const addends = this.values(reference);
    if (addends.length < domain.filter((value) => value !== NONE).length) {
      throw new NotExpressible(`“${reference.fact}” has values without a number`);
    }
    const name = `value-${reference.fact.replaceAll('.', '-')}-${reference.path ?? ''}`;
    const present = domain.includes(NONE) ? quoted(reference.fact) : true;
    return { text: this.text(name, addends), present, mayBeNone: reference.path === undefined };
  }

  /** What each value of a variable is in numbers. */
  private values({ fact, path }: FactReference): readonly Addend[] {
    const variable = this.byId.get(fact);
    return (variable?.domain ?? []).flatMap((value): Addend[] => {
      const amount = value === NONE ? undefined : this.amount(variable, value, path);
      return typeof amount === 'number' ? [{ variable: fact, value, amount }] : [];
    });
  }

  private amount(variable: Variable | undefined, value: string | number, path?: string): unknown {
    if (path === undefined) return value;
    if (variable?.kind === 'component') {
      const component = this.family.components.find(({ id }) => id === value);
      if (path === 'count') return 1;
      return path === 'mass' ? component?.mass : component?.attributes[path];
    }
    const choice = this.family.characteristics.find(({ id }) => id === variable?.id);
    const found =
      choice?.kind === 'choice' ? choice.values.find(({ id }) => id === value) : undefined;
    return found?.attributes[path];
  }

  /** The sum in UVL, its amounts noted as attributes. */
  private text(name: string, addends: readonly Addend[]): string {
    const sums = new Map<string, Addend>();
    for (const each of addends) {
      const key = `${each.variable}=${each.value}`;
      sums.set(key, { ...each, amount: (sums.get(key)?.amount ?? 0) + each.amount });
    }
    const parts = [...sums].filter(([, { amount }]) => amount !== 0);
    for (const [key, { amount }] of parts) {
      const own = this.attributes.get(key) ?? new Map<string, number>();
      own.set(name, amount);
      this.attributes.set(key, own);
    }
    const text = parts.map(([key]) => `${quoted(key)}.${quoted(name)}`).join(' + ');
    return text === '' ? '0' : text;
  }
}

const number = (value: unknown): string => (typeof value === 'number' ? String(value) : '0');
