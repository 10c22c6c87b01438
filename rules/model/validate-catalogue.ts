/** Checks ids and the references between groups, types, components, modules and characteristics. */
import type { Family } from './family.ts';
import { COMPONENT_FIELDS, CONTEXT_FACTS, DERIVED_FACTS } from './facts.ts';
import type { JsonPath } from './family-files.ts';
import type { Report } from './fault.ts';
import { moduleComponents, rangeSize, isRepeated } from './variables.ts';

/** More values than this in one number characteristic want a coarser step. */
export const MAX_RANGE = 5000;

export function validateCatalogue(family: Family, report: Report): void {
  validateIds(family, report);
  validateComponents(family, report);
  validateModules(family, report);
  family.characteristics.forEach((characteristic, index) => {
    const at = ['characteristics', index] as const;
    requireGroup(family, characteristic.group, [...at, 'group'], report);
    if (characteristic.kind === 'choice') {
      unique(characteristic.values, [...at, 'values'], 'value', report);
      characteristic.values.forEach((value, i) => {
        if (value.id === 'none') report([...at, 'values', i, 'id'], '“none” is a reserved id');
      });
    } else if (characteristic.kind === 'number') {
      const size = rangeSize(characteristic);
      if (size < 1) report([...at, 'max'], 'the range is empty');
      if (size > MAX_RANGE) report([...at, 'step'], `${size} values; at most ${MAX_RANGE}`);
    }
  });
}

export function unique(
  items: readonly { readonly id: string }[],
  path: JsonPath,
  word: string,
  report: Report,
): void {
  const seen = new Set<string>();
  items.forEach(({ id }, index) => {
    if (seen.has(id)) report([...path, index, 'id'], `duplicate ${word} “${id}”`);
    seen.add(id);
  });
}

function validateIds(family: Family, report: Report): void {
  const sections = {
    groups: 'group',
    componentTypes: 'component type',
    components: 'component',
    modules: 'module',
    totals: 'total',
    resources: 'resource',
    tables: 'table',
    preferences: 'preference',
    rules: 'rule',
    priceLists: 'price list',
    markets: 'market',
  } as const;
  for (const [section, word] of Object.entries(sections)) {
    unique(family[section as keyof typeof sections], [section], word, report);
  }
  const reserved: readonly string[] = [...CONTEXT_FACTS, ...DERIVED_FACTS, 'structure'];
  const names = new Set(family.modules.map((module) => module.id));
  family.characteristics.forEach(({ id }, index) => {
    if (names.has(id)) report(['characteristics', index, 'id'], `duplicate fact “${id}”`);
    names.add(id);
  });
  for (const section of ['modules', 'characteristics'] as const) {
    family[section].forEach(({ id }, index) => {
      if (reserved.includes(id)) report([section, index, 'id'], `“${id}” is a reserved fact`);
    });
  }
}

function validateComponents(family: Family, report: Report): void {
  const types = new Map(family.componentTypes.map((type) => [type.id, type]));
  family.componentTypes.forEach((type, index) => {
    unique(type.attributes, ['componentTypes', index, 'attributes'], 'attribute', report);
    type.attributes.forEach(({ id }, i) => {
      if (id in COMPONENT_FIELDS) {
        report(['componentTypes', index, 'attributes', i, 'id'], `every component has “${id}”`);
      }
    });
  });
  family.components.forEach((component, index) => {
    if (component.id === 'none') report(['components', index, 'id'], '“none” is a reserved id');
    const type = types.get(component.type);
    if (!type) {
      report(['components', index, 'type'], `unknown component type “${component.type}”`);
      return;
    }
    for (const [name, value] of Object.entries(component.attributes)) {
      const path = ['components', index, 'attributes', name];
      const attribute = type.attributes.find((a) => a.id === name);
      if (!attribute) {
        report(path, `“${component.type}” has no attribute “${name}”`);
      } else if ((Array.isArray(value) ? 'list' : typeof value) !== attribute.type) {
        report(path, `“${name}” is a ${attribute.type}, not ${JSON.stringify(value)}`);
      }
    }
  });
}

function requireGroup(family: Family, group: string, path: JsonPath, report: Report): void {
  if (!family.groups.some((g) => g.id === group)) report(path, `unknown group “${group}”`);
}

function validateModules(family: Family, report: Report): void {
  const components = new Map(family.components.map((c) => [c.id, c]));
  family.modules.forEach((module, index) => {
    const at = ['modules', index] as const;
    requireGroup(family, module.group, [...at, 'group'], report);
    if (!family.componentTypes.some((t) => t.id === module.componentType)) {
      report([...at, 'componentType'], `unknown component type “${module.componentType}”`);
    }
    module.components?.forEach((id, i) => {
      const component = components.get(id);
      if (!component) report([...at, 'components', i], `unknown component “${id}”`);
      else if (component.type !== module.componentType) {
        report([...at, 'components', i], `“${id}” is a ${component.type}`);
      }
    });
    if (moduleComponents(family, module).length === 0) {
      report([...at, 'componentType'], `there is no component for “${module.id}”`);
    }
    const { min, max } = module.cardinality;
    if (min > max) report([...at, 'cardinality'], 'min is above max');
    if (module.quantity) {
      if (isRepeated(module)) report([...at, 'quantity'], 'a repeated module takes no quantity');
      if (module.quantity.min > module.quantity.max)
        report([...at, 'quantity'], 'min is above max');
    }
  });
}
