/**
 * The snapshot of one order line: everything its documents will ever need, as plain data.
 *
 * Taken once, when the order is placed; from then on the catalogue may change freely.
 */
import { explodeBom } from '#rules/bom/explode.ts';
import { routingOf } from '#rules/bom/routing.ts';
import type { Assignment, ContextFacts, Value } from '#rules/configuration/types.ts';
import { holds, productFacts } from '#rules/model/evaluate.ts';
import type { Characteristic, Family } from '#rules/model/family.ts';
import { filledSlots } from '#rules/model/filled-slots.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import { NONE } from '#rules/model/terms.ts';
import type { Text } from '#rules/model/text.ts';
import { resolvePicture } from '#rules/picture/resolve.ts';
import type { Price } from '#rules/pricing/types.ts';
import type { CharacteristicSnapshot, DocumentLine, ModuleSnapshot } from './types.ts';

export interface LineSource {
  readonly family: Family;
  readonly context: ContextFacts;
  /** A complete, valid product. */
  readonly product: Assignment;
  readonly position: number;
  readonly quantity: number;
  readonly configurationName: string;
  readonly price: Price;
  readonly deliveryDate: string;
  /** What the family proposes when nothing is decided; what differs is printed bold. */
  readonly standard?: Assignment | undefined;
}

export function snapshotLine(source: LineSource): DocumentLine {
  const { family, context, product } = source;
  return {
    position: source.position,
    quantity: source.quantity,
    familyTitle: family.title,
    configurationName: source.configurationName,
    picture: {
      width: family.picture.width,
      height: family.picture.height,
      title: family.picture.title,
      layers: resolvePicture(publicFamily(family), context, product),
    },
    modules: moduleSnapshots(source),
    characteristics: characteristicSnapshots(source),
    price: source.price,
    bom: explodeBom(family, context, product),
    routing: routingOf(family, context, product),
    notes: notesOf(source),
    deliveryDate: source.deliveryDate,
  };
}

const deviates = ({ standard, product }: LineSource, variable: string): boolean =>
  standard !== undefined && standard[variable] !== product[variable];

function moduleSnapshots(source: LineSource): ModuleSnapshot[] {
  const { family, product } = source;
  const modules = new Map(family.modules.map((module) => [module.id, module]));
  const groups = new Map(family.groups.map(({ id, title }) => [id, title]));
  const titles = new Map(family.components.map(({ id, title }) => [id, title]));
  return filledSlots(family, product).flatMap(({ module: id, variable, component, quantity }) => {
    const module = modules.get(id);
    if (!module) return [];
    return {
      variable,
      group: groups.get(module.group) ?? { en: module.group },
      title: module.title,
      value: titles.get(component) ?? { en: component },
      quantity,
      deviates: deviates(source, variable) || deviates(source, `${id}.quantity`),
    };
  });
}

function characteristicSnapshots(source: LineSource): CharacteristicSnapshot[] {
  return source.family.characteristics.flatMap((characteristic) => {
    const value = source.product[characteristic.id];
    if (value === undefined || value === NONE || value === '') return [];
    return {
      variable: characteristic.id,
      title: characteristic.title,
      value: valueText(characteristic, value),
      deviates: deviates(source, characteristic.id),
    };
  });
}

function valueText(characteristic: Characteristic, value: Value): Text {
  if (characteristic.kind === 'number') return { en: `${value} ${characteristic.unit}` };
  if (characteristic.kind === 'text') return { en: String(value) };
  return characteristic.values.find(({ id }) => id === value)?.title ?? { en: String(value) };
}

function notesOf({ family, context, product }: LineSource): Text[] {
  const facts = productFacts(family, context, product);
  return family.rules.flatMap(({ event, conditions, effectiveFrom, effectiveTo }) =>
    event.type === 'note' &&
    (effectiveFrom ?? '') <= context.date &&
    context.date <= (effectiveTo ?? '9999') &&
    holds(conditions, facts)
      ? [event.params.text]
      : [],
  );
}
