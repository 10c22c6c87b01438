/** Checks totals and resources: known modules, and integer attributes that some component has. */
import type { Family, Module } from './family.ts';
import type { JsonPath } from './family-files.ts';
import type { Report } from './fault.ts';
import { moduleComponents, slotsOf } from './variables.ts';

export function validateSums(family: Family, report: Report): void {
  family.totals.forEach((total, index) => {
    const at = ['totals', index] as const;
    const modules = total.modules?.flatMap((id, i) => {
      const module = family.modules.find((m) => m.id === id);
      if (!module) report([...at, 'modules', i], `unknown module “${id}”`);
      return module ?? [];
    });
    const { attribute, characteristics } = total;
    if (attribute !== undefined) {
      validateTerm(family, modules ?? family.modules, attribute, [...at, 'attribute'], report);
    } else if (!characteristics) report(at, 'a total sums an attribute or characteristics');
    characteristics?.forEach((term, i) => {
      validateCharacteristic(family, term, [...at, 'characteristics', i], report);
    });
  });
  family.resources.forEach((resource, index) => {
    for (const side of ['provided', 'used'] as const) {
      resource[side].forEach((term, i) => {
        const path = ['resources', index, side, i];
        const module = family.modules.find((m) => m.id === term.module);
        if (!module) report([...path, 'module'], `unknown module “${term.module}”`);
        else validateTerm(family, [module], term.attribute, [...path, 'attribute'], report);
      });
    }
  });
}

function validateCharacteristic(
  family: Family,
  { id, path }: { readonly id: string; readonly path?: string | undefined },
  at: JsonPath,
  report: Report,
): void {
  const characteristic = family.characteristics.find((each) => each.id === id);
  if (!characteristic) report([...at, 'id'], `unknown characteristic “${id}”`);
  else if (characteristic.kind === 'text') report([...at, 'id'], `“${id}” is a text`);
  else if (characteristic.kind === 'number') {
    if (path !== undefined) report([...at, 'path'], `“${id}” has no attributes`);
  } else {
    const values = characteristic.values.map((value) => value.attributes[path ?? '']);
    if (values.every((value) => value === undefined)) {
      report(at, `no value of “${id}” has the attribute “${path ?? ''}”`);
    }
    if (values.some((value) => value !== undefined && !Number.isInteger(value))) {
      report(at, `sums are in integers: “${path}” of “${id}” is not`);
    }
  }
}

function validateTerm(
  family: Family,
  modules: readonly Module[],
  attribute: string,
  path: JsonPath,
  report: Report,
): void {
  if (attribute === 'mass' || attribute === 'count') return;
  const types = modules.map((module) => module.componentType);
  const declared = family.componentTypes.flatMap((type) =>
    types.includes(type.id) ? type.attributes.filter((a) => a.id === attribute) : [],
  );
  if (declared.length === 0) report(path, `none of its modules has the attribute “${attribute}”`);
  if (declared.some((a) => a.type !== 'number')) report(path, `“${attribute}” is not a number`);
  const components = new Set(modules.flatMap((module) => moduleComponents(family, module)));
  for (const { id, attributes } of family.components) {
    const value = attributes[attribute];
    if (components.has(id) && typeof value === 'number' && !Number.isInteger(value)) {
      report(path, `sums are in integers: “${attribute}” of “${id}” is ${value}`);
    }
  }
}

/** At least what a total may come to: every part of it by itself at its greatest. */
export function greatestTotal(family: Family, id: string): number {
  const total = family.totals.find((each) => each.id === id);
  if (!total) return 0;
  const { attribute, modules, characteristics = [] } = total;
  const summed = family.modules.filter((each) => modules?.includes(each.id) ?? true);
  const ofModules =
    attribute === undefined
      ? []
      : summed.map((module) => {
          const allowed = new Set(moduleComponents(family, module));
          const weights = family.components
            .filter((component) => allowed.has(component.id))
            .map((component) => weightOf(component, attribute));
          return slotsOf(module).length * (module.quantity?.max ?? 1) * Math.max(0, ...weights);
        });
  const ofCharacteristics = characteristics.map(({ id: name, path = '', factor }) => {
    const characteristic = family.characteristics.find((each) => each.id === name);
    const values =
      characteristic?.kind === 'number'
        ? [characteristic.min, characteristic.max]
        : characteristic?.kind === 'choice'
          ? characteristic.values.map(({ attributes }) => Number(attributes[path] ?? 0))
          : [];
    return Math.max(0, ...values.map((value) => value * factor));
  });
  return [...ofModules, ...ofCharacteristics].reduce((a, b) => a + b, 0);
}

function weightOf({ mass, attributes }: Family['components'][number], attribute: string): number {
  if (attribute === 'mass') return mass;
  if (attribute === 'count') return 1;
  const value = attributes[attribute];
  return typeof value === 'number' ? value : 0;
}
