/**
 * The BOM of one product, exploded from the family's super BOM by its selection conditions.
 *
 * Always holds: a parent stands right before its children, one level up; a quantity is that of
 * the whole product (the item's times its parents'); an item whose condition fails, whose module
 * is empty, or whose quantity comes to nothing is left out with all its children.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { holds, productFacts, type ProductFacts } from '#rules/model/evaluate.ts';
import type { BomItem, Component, Family } from '#rules/model/family.ts';
import { filledSlots, type FilledSlot } from '#rules/model/filled-slots.ts';
import { quantityOf, tidy } from './quantity.ts';
import type { BomLine } from './types.ts';

interface Explosion {
  readonly facts: ProductFacts;
  readonly components: ReadonlyMap<string, Component>;
  readonly slots: readonly FilledSlot[];
}

/** Where the item hangs: its parent's path, level and quantity in the product. */
interface Parent {
  readonly path: string;
  readonly level: number;
  readonly quantity: number;
}

export function explodeBom(
  family: Family,
  context: ContextFacts,
  assignment: Assignment,
): BomLine[] {
  const explosion: Explosion = {
    facts: productFacts(family, context, assignment),
    components: new Map(family.components.map((component) => [component.id, component])),
    slots: filledSlots(family, assignment),
  };
  return family.bom.flatMap((item) =>
    explodeItem(explosion, item, { path: '', level: 1, quantity: 1 }),
  );
}

function explodeItem(explosion: Explosion, item: BomItem, parent: Parent): BomLine[] {
  if (item.when && !holds(item.when, explosion.facts)) return [];
  const quantity = tidy(parent.quantity * quantityOf(item.quantity, explosion.facts));
  if (quantity <= 0) return [];
  const at: Parent = { path: `${parent.path}${item.id}`, level: parent.level, quantity };
  if (item.module === undefined) return withChildren(explosion, item, at, partLine(item, at));
  return explosion.slots
    .filter(({ module }) => module === item.module)
    .flatMap((slot, index) => {
      const place: Parent = {
        ...at,
        path: index === 0 ? at.path : `${at.path}#${index + 1}`,
        quantity: tidy(at.quantity * slot.quantity),
      };
      return withChildren(explosion, item, place, slotLine(explosion, item, place, slot));
    });
}

/** An item that is neither part nor module only groups: its children take its place. */
function withChildren(
  explosion: Explosion,
  item: BomItem,
  at: Parent,
  line: BomLine | undefined,
): BomLine[] {
  const below: Parent = {
    path: `${at.path}/`,
    level: line ? at.level + 1 : at.level,
    quantity: at.quantity,
  };
  return [
    ...(line ? [line] : []),
    ...item.children.flatMap((child) => explodeItem(explosion, child, below)),
  ];
}

function partLine(item: BomItem, at: Parent): BomLine | undefined {
  if (!item.part) return undefined;
  const { number, title, bin, cost, mass = 0 } = item.part;
  return {
    ...place(item, at),
    partNumber: number,
    title,
    bin,
    cost: Math.round(cost * at.quantity),
    mass: Math.round(mass * at.quantity),
  };
}

function slotLine(
  { components }: Explosion,
  item: BomItem,
  at: Parent,
  { variable, component: id }: FilledSlot,
): BomLine {
  const component = components.get(id);
  if (!component) throw new RangeError(`${variable} holds ${id}, which the family does not have`);
  return {
    ...place(item, at),
    partNumber: component.partNumber,
    title: component.title,
    bin: component.bin,
    variable,
    component: id,
    cost: Math.round(component.cost * at.quantity),
    mass: Math.round(component.mass * at.quantity),
  };
}

const place = (item: BomItem, at: Parent) => ({
  id: at.path,
  level: at.level,
  quantity: at.quantity,
  unit: item.unit,
  phantom: item.phantom,
});
