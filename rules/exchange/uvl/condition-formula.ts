/**
 * Conditions as formulas over the features `<variable>` (it is not empty) and `<variable>=<value>`.
 *
 * A leaf is tried out on the values of the variables it speaks of, by the model's own evaluation,
 * so its meaning is the model's. Sums become arithmetic over attributes of the value features.
 */
import type { ContextFacts } from '#rules/configuration/types.ts';
import type { Condition, FactReference, Leaf } from '#rules/model/condition.ts';
import { holds, productFacts, type ProductSource } from '#rules/model/evaluate.ts';
import { DERIVED_FACTS, isContextFact } from '#rules/model/facts.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { isFactReference, isLeaf, NONE } from '#rules/model/terms.ts';
import { slotsOf, type Variable } from '#rules/model/variables.ts';
import { and, negated, or, quoted, type Formula } from './formula.ts';
import type { SumFeatures } from './sum-features.ts';

type Value = string | number;

export const valueFeature = (variable: string, value: Value): string =>
  quoted(`${variable}=${value}`);

export class ConditionFormula {
  private readonly byId: ReadonlyMap<string, Variable>;

  constructor(
    private readonly family: PublicFamily,
    private readonly context: ContextFacts,
    variables: readonly Variable[],
    private readonly sums: SumFeatures,
  ) {
    this.byId = new Map(variables.map((variable) => [variable.id, variable]));
  }

  of(condition: Condition): Formula {
    if (isLeaf(condition)) return this.leaf(condition);
    if ('not' in condition) return negated(this.of(condition.not));
    if ('all' in condition) return and(condition.all.map((part) => this.of(part)));
    return or(condition.any.map((part) => this.of(part)));
  }

  private leaf(leaf: Leaf): Formula {
    const references: FactReference[] = [
      leaf,
      ...(isFactReference(leaf.value) ? [leaf.value] : []),
    ];
    const open = references.filter(({ fact }) => !isContextFact(fact));
    if (open.length === 0) return this.tried(leaf, {});
    if (open.some(isSum)) return this.sums.comparison(leaf, this.context);
    // Of a list: that no element is, is that none of them is.
    if (leaf.operator === 'doesNotContain' && this.slots(leaf.fact)) {
      return negated(this.leaf({ ...leaf, operator: 'contains' }));
    }
    const [first = [], second] = open.map(({ fact }) => this.slots(fact) ?? [fact]);
    return or(
      first.flatMap((one) =>
        second === undefined
          ? [this.single(leaf, one)]
          : second.map((other) => this.pair(leaf, one, other)),
      ),
    );
  }

  private single(leaf: Leaf, variable: string): Formula {
    const domain = this.byId.get(variable)?.domain ?? [];
    const fitting = domain.filter((value) => this.tried(leaf, { [variable]: value }));
    return this.among(variable, fitting);
  }

  /** The values of the one that go with the same values of the other stand together. */
  private pair(leaf: Leaf, one: string, other: string): Formula {
    if (one === other) return this.single(leaf, one);
    const bySuccess = new Map<string, { values: Value[]; partners: readonly Value[] }>();
    for (const value of this.byId.get(one)?.domain ?? []) {
      const partners = (this.byId.get(other)?.domain ?? []).filter((partner) =>
        this.tried(leaf, { [one]: value, [other]: partner }),
      );
      const key = partners.join('\n');
      const same = bySuccess.get(key) ?? { values: [], partners };
      same.values.push(value);
      bySuccess.set(key, same);
    }
    return or(
      [...bySuccess.values()].map(({ values, partners }) =>
        and([this.among(one, values), this.among(other, partners)]),
      ),
    );
  }

  /** That a variable has one of these values. */
  among(variable: string, values: readonly Value[]): Formula {
    const domain = this.byId.get(variable)?.domain ?? [];
    if (values.length === domain.length) return true;
    const wanted = new Set(values);
    const mayBeEmpty = domain.includes(NONE);
    const filled = domain.filter((value) => value !== NONE);
    const chosen = filled.filter((value) => wanted.has(value));
    const present = mayBeEmpty ? quoted(variable) : true;
    const some =
      chosen.length === filled.length
        ? present
        : or(chosen.map((value) => valueFeature(variable, value)));
    return mayBeEmpty && wanted.has(NONE) ? or([negated(present), some]) : some;
  }

  private tried(leaf: Leaf, values: Readonly<Record<string, Value>>): boolean {
    const owners = new Set(Object.keys(values).map((id) => this.byId.get(id)?.owner));
    const source: ProductSource = {
      modules: this.family.modules.filter(({ id }) => owners.has(id)),
      characteristics: this.family.characteristics.filter(({ id }) => owners.has(id)),
      components: this.family.components,
      totals: [],
      resources: [],
    };
    return holds(leaf, productFacts(source, this.context, values));
  }

  private slots(fact: string): readonly string[] | undefined {
    const module = this.family.modules.find(({ id }) => id === fact);
    return module && module.cardinality.max > 1 ? slotsOf(module) : undefined;
  }
}

const isSum = ({ fact }: FactReference): boolean =>
  (DERIVED_FACTS as readonly string[]).includes(fact.split('.', 1)[0] ?? '');
