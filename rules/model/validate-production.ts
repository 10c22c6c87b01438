/** Checks BOM, routing and picture against the family. */
import type { BomItem, Family } from './family.ts';
import { factType } from './facts.ts';
import type { JsonPath } from './family-files.ts';
import type { Report } from './fault.ts';
import { conditionOf, PIECES, structuredCheck, type AuthoredCheck } from './production.ts';
import { unique } from './validate-catalogue.ts';
import { validateCondition } from './validate-condition.ts';
import { variablesOf } from './variables.ts';

export function validateProduction(family: Family, report: Report): void {
  const seen = new Set<string>();
  family.bom.forEach((item, index) => {
    validateBomItem(family, item, ['bom', index], seen, report);
  });
  unique(family.workCentres, ['workCentres'], 'work centre', report);
  family.workCentres.forEach(({ shifts }, centre) => {
    shifts.forEach(({ from, to }, index) => {
      if (from < to) return;
      const at = ['workCentres', centre, 'shifts', index, 'to'] as const;
      report(at, `a shift ends after it begins, on the same day: ${from} to ${to}`);
    });
  });
  unique(family.routing, ['routing'], 'operation', report);
  family.routing.forEach((operation, index) => {
    const at = ['routing', index] as const;
    if (!family.workCentres.some((w) => w.id === operation.workCentre)) {
      report([...at, 'workCentre'], `unknown work centre “${operation.workCentre}”`);
    }
    if (operation.when) validateCondition(family, operation.when, [...at, 'when'], report);
    validateQuantity(family, operation.run, [...at, 'run'], report);
    operation.installs.forEach((item, place) => {
      if (!seen.has(item)) report([...at, 'installs', place], `unknown BOM item “${item}”`);
    });
    operation.checks.forEach((check, place) => {
      validateCheck(family, check, [...at, 'checks', place], report);
    });
  });
  validatePicture(family, report);
}

function validateCheck(family: Family, written: AuthoredCheck, at: JsonPath, report: Report): void {
  const check = structuredCheck(written);
  const when = conditionOf(written);
  if (when) validateCondition(family, when, [...at, 'when'], report);
  if (check.kind === 'confirm') return;
  const { min, max } = check;
  if (min !== undefined && max !== undefined && min > max) {
    report([...at, 'max'], `no value is at least ${min} and at most ${max}`);
  }
}

function validateQuantity(
  family: Family,
  quantity: BomItem['quantity'],
  path: JsonPath,
  report: Report,
): void {
  if (typeof quantity === 'number') return;
  quantity.terms.forEach((term, index) => {
    const type = factType(family, term);
    const at = [...path, 'terms', index];
    if (typeof type === 'string') report(at, type);
    else if (type.type !== 'number' && type.type !== 'any')
      report(at, `“${term.fact}” is not a number`);
  });
}

function validateBomItem(
  family: Family,
  item: BomItem,
  at: JsonPath,
  seen: Set<string>,
  report: Report,
): void {
  if (seen.has(item.id)) report([...at, 'id'], `duplicate BOM item “${item.id}”`);
  seen.add(item.id);
  if (item.module !== undefined && !family.modules.some((m) => m.id === item.module)) {
    report([...at, 'module'], `unknown module “${item.module}”`);
  }
  if ((item.module === undefined) === (item.part === undefined)) {
    report(at, 'a BOM item is either a module’s component or a part');
  }
  if (item.tracked && item.phantom) {
    report([...at, 'tracked'], 'a phantom is not stocked, so it has no number');
  }
  if (item.tracked === 'serial' && item.unit !== PIECES) {
    report([...at, 'tracked'], `only pieces have serial numbers, not “${item.unit}”`);
  }
  validateQuantity(family, item.quantity, [...at, 'quantity'], report);
  if (item.when) validateCondition(family, item.when, [...at, 'when'], report);
  item.children.forEach((child, index) => {
    validateBomItem(family, child, [...at, 'children', index], seen, report);
  });
}

function validatePicture(family: Family, report: Report): void {
  const owners = new Set<string>([...family.modules, ...family.characteristics].map((o) => o.id));
  for (const variable of variablesOf(family)) owners.add(variable.id);
  unique(family.picture.layers, ['picture', 'layers'], 'layer', report);
  family.picture.layers.forEach((layer, index) => {
    const at = ['picture', 'layers', index] as const;
    if (layer.variable !== undefined && !owners.has(layer.variable)) {
      report([...at, 'variable'], `unknown variable “${layer.variable}”`);
    }
    if (layer.when) validateCondition(family, layer.when, [...at, 'when'], report);
    layer.shapes.forEach((shape, s) => {
      for (const paint of ['fill', 'stroke'] as const) {
        const value = shape[paint];
        if (typeof value === 'string') continue;
        const type = factType(family, value);
        const path = [...at, 'shapes', s, paint];
        if (typeof type === 'string') report(path, type);
        else if (type.group !== 'selection' || type.type !== 'string') {
          report(path, 'a paint is a colour, as of a swatch');
        }
      }
    });
  });
}
