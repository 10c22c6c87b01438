/** What each value of each variable says about each attribute: the bridge from facts to literals. */
import type { FactReference } from '#rules/model/condition.ts';
import type { PublicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import { isRepeated, slotsOf, variablesOf, type Variable } from '#rules/model/variables.ts';

type Value = string | number;
type Attributes = Readonly<Record<string, unknown>>;

export class Domains {
  readonly variables: readonly Variable[];
  private readonly byId: ReadonlyMap<string, Variable>;
  private readonly components: ReadonlyMap<Value, Attributes>;
  private readonly choices = new Map<string, ReadonlyMap<Value, Attributes>>();
  private readonly slotLists = new Map<string, readonly string[]>();

  constructor(family: PublicFamily) {
    this.variables = variablesOf(family);
    this.byId = new Map(this.variables.map((variable) => [variable.id, variable]));
    this.components = new Map(
      family.components.map(({ id, type, mass, swatch, attributes }) => [
        id,
        { ...attributes, id, type, mass, count: 1, ...(swatch === undefined ? {} : { swatch }) },
      ]),
    );
    for (const characteristic of family.characteristics) {
      if (characteristic.kind !== 'choice') continue;
      const values = characteristic.values.map(
        ({ id, swatch, attributes }): [Value, Attributes] => [
          id,
          { ...attributes, id, ...(swatch === undefined ? {} : { swatch }) },
        ],
      );
      this.choices.set(characteristic.id, new Map(values));
    }
    for (const module of family.modules) {
      if (isRepeated(module)) this.slotLists.set(module.id, slotsOf(module));
    }
  }

  variable(id: string): Variable | undefined {
    return this.byId.get(id);
  }

  /** The slots of a repeated module. */
  slots(fact: string): readonly string[] | undefined {
    return this.slotLists.get(fact);
  }

  isSlotMember(fact: string): boolean {
    return (this.byId.get(fact)?.slot ?? 0) > 0;
  }

  /** What a value of a variable is on a path; undefined where it has no such attribute. */
  attribute(variable: Variable, value: Value, path: string | undefined): unknown {
    if (path === undefined || path === 'id') return value;
    if (value === NONE) return undefined;
    const items = variable.kind === 'component' ? this.components : this.choices.get(variable.id);
    const attributes = items?.get(value);
    return attributes && Object.hasOwn(attributes, path) ? attributes[path] : undefined;
  }

  /** The values of a variable grouped by what they are on a path; those without it left out. */
  byValue(
    { fact, path }: FactReference,
    filledOnly = false,
  ): readonly { readonly value: unknown; readonly values: readonly Value[] }[] {
    const variable = this.byId.get(fact);
    const groups = new Map<string, { value: unknown; values: Value[] }>();
    for (const each of variable?.domain ?? []) {
      if (!variable || (filledOnly && each === NONE)) continue;
      const value = this.attribute(variable, each, path);
      if (value === undefined) continue;
      const key = JSON.stringify(value);
      const group = groups.get(key) ?? { value, values: [] };
      group.values.push(each);
      groups.set(key, group);
    }
    return [...groups.values()];
  }
}
