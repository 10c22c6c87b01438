/**
 * The variables of a family: what a configuration decides, in the order of the document.
 *
 * A module with cardinality max 1 is the variable `<module>`; a repeated one is the variables
 * `<module>.1 … <module>.<max>`, filled in order (slots are interchangeable, so the chosen
 * components need not be sorted). A quantity is the variable `<module>.quantity`.
 */
import type { Characteristic, Module } from './family.ts';
import type { Rule } from './rule.ts';
import { GIVEN, NONE } from './terms.ts';

export type VariableKind = 'component' | 'quantity' | 'choice' | 'number' | 'text';

export interface Variable {
  readonly id: string;
  /** The module or characteristic it belongs to. */
  readonly owner: string;
  readonly group: string;
  readonly kind: VariableKind;
  /** Every value, `none` last where it may stay empty (or be inactive). */
  readonly domain: readonly (string | number)[];
  /** 1-based number of a repeated module's slot; 0 elsewhere. */
  readonly slot: number;
}

/** What of a family decides its variables; a `Family` and a `PublicFamily` both have it. */
export interface VariableSource {
  readonly modules: readonly Module[];
  readonly characteristics: readonly Characteristic[];
  readonly components: readonly { readonly id: string; readonly type: string }[];
  readonly rules: readonly Pick<Rule, 'event'>[];
}

export const isRepeated = (module: Pick<Module, 'cardinality'>): boolean =>
  module.cardinality.max > 1;

/** Ids of the components a module takes, in the order of the catalogue. */
export function moduleComponents(
  source: Pick<VariableSource, 'components'>,
  module: Pick<Module, 'componentType' | 'components'>,
): readonly string[] {
  if (module.components) return module.components;
  return source.components.filter((c) => c.type === module.componentType).map((c) => c.id);
}

/** The variables holding a module's components: itself, or its slots in order. */
export function slotsOf(module: Pick<Module, 'id' | 'cardinality'>): readonly string[] {
  if (!isRepeated(module)) return [module.id];
  return Array.from({ length: module.cardinality.max }, (_, i) => `${module.id}.${i + 1}`);
}

/** Number of values of a number characteristic, `none` not counted. */
export const rangeSize = (range: { min: number; max: number; step: number }): number =>
  range.max < range.min ? 0 : Math.floor((range.max - range.min) / range.step) + 1;

export function variablesOf(source: VariableSource): readonly Variable[] {
  const activated = new Set<string>();
  for (const { event } of source.rules) {
    if (event.type === 'activate') activated.add(event.params.variable);
  }
  return [
    ...source.modules.flatMap((module) => moduleVariables(source, module, activated)),
    ...source.characteristics.map((c) => characteristicVariable(c, activated.has(c.id))),
  ];
}

function moduleVariables(
  source: VariableSource,
  module: Module,
  activated: ReadonlySet<string>,
): readonly Variable[] {
  const { id: owner, group, cardinality, quantity } = module;
  const components = moduleComponents(source, module);
  const slots = slotsOf(module).map((id, index): Variable => {
    const mayBeEmpty = activated.has(owner) || index >= cardinality.min;
    return {
      id,
      owner,
      group,
      kind: 'component',
      domain: mayBeEmpty ? [...components, NONE] : components,
      slot: isRepeated(module) ? index + 1 : 0,
    };
  });
  if (!quantity) return slots;
  const amounts = Array.from(
    { length: quantity.max - quantity.min + 1 },
    (_, i) => quantity.min + i,
  );
  const mayBeEmpty = activated.has(owner) || cardinality.min === 0;
  return [
    ...slots,
    {
      id: `${owner}.quantity`,
      owner,
      group,
      kind: 'quantity',
      domain: mayBeEmpty ? [...amounts, NONE] : amounts,
      slot: 0,
    },
  ];
}

function characteristicVariable(characteristic: Characteristic, activated: boolean): Variable {
  const { id, group, kind } = characteristic;
  const base = { id, owner: id, group, kind, slot: 0 };
  if (characteristic.kind === 'text') return { ...base, domain: [GIVEN, NONE] };
  const values: (string | number)[] =
    characteristic.kind === 'choice'
      ? characteristic.values.map((value) => value.id)
      : Array.from(
          { length: rangeSize(characteristic) },
          (_, i) => characteristic.min + i * characteristic.step,
        );
  if (characteristic.optional || activated) values.push(NONE);
  return { ...base, domain: values };
}
