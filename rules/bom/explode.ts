/**
 * The BOM of one product, exploded from the family's super BOM by its selection conditions.
 *
 * Always holds: a parent stands right before its children, one level up; a quantity is that of
 * the whole product (the item's times its parents', with what is expected to be spoilt); an item
 * whose condition fails, whose module is empty, or whose quantity comes to nothing is left out with
 * all its children.
 */
import type { Assignment, ContextFacts } from '#rules/configuration/types.ts';
import { holds, productFacts, type ProductFacts } from '#rules/model/evaluate.ts';
import type { BomItem, Component, Family } from '#rules/model/family.ts';
import { filledSlots, type FilledSlot } from '#rules/model/filled-slots.ts';
import { PIECES } from '#rules/model/production.ts';
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
  /** What of it is fetched because some will be spoilt. */
  readonly scrap: number;
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
    explodeItem(explosion, item, { path: '', level: 1, quantity: 1, scrap: 0 }),
  );
}

function explodeItem(explosion: Explosion, item: BomItem, parent: Parent): BomLine[] {
  if (item.when && !holds(item.when, explosion.facts)) return [];
  const pieces = tidy(parent.quantity * quantityOf(item.quantity, explosion.facts));
  if (pieces <= 0) return [];
  const { path, level } = parent;
  if (item.module === undefined) {
    const at: Parent = { path: `${path}${item.id}`, level, ...withScrap(item, pieces) };
    return withChildren(explosion, item, at, partLine(item, at));
  }
  return explosion.slots
    .filter(({ module }) => module === item.module)
    .flatMap((slot, index) => {
      const place: Parent = {
        path: `${path}${item.id}${index === 0 ? '' : `#${index + 1}`}`,
        level,
        ...withScrap(item, tidy(pieces * slot.quantity)),
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
    scrap: 0,
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

/** Adds what will be spoilt; what is counted in pieces is fetched in whole ones. */
function withScrap(
  { scrap = 0, unit }: BomItem,
  pieces: number,
): Pick<Parent, 'quantity' | 'scrap'> {
  if (scrap === 0) return { quantity: pieces, scrap: 0 };
  const wanted = tidy(pieces * (1 + scrap));
  const quantity = unit === PIECES ? Math.ceil(wanted) : wanted;
  return { quantity, scrap: tidy(quantity - pieces) };
}

const place = (item: BomItem, at: Parent) => ({
  id: at.path,
  level: at.level,
  quantity: at.quantity,
  unit: item.unit,
  phantom: item.phantom,
  ...(at.scrap > 0 && { scrap: at.scrap }),
  ...(item.tracked && { tracked: item.tracked }),
});
