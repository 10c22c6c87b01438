/**
 * Where a part number is used: the inverse of the explosion.
 *
 * Over the super BOM every place where it may appear in some product; over order BOMs every line
 * where it does appear, with its quantity.
 */
import type { BomItem, Family } from '#rules/model/family.ts';
import type { BomLine } from './types.ts';

/** A place of the super BOM. */
export interface PossibleUse {
  /** Ids of the items from the top down to the one that uses it. */
  readonly path: readonly string[];
  /** The module and the component by which it gets there; absent for a fixed part. */
  readonly module?: string | undefined;
  readonly component?: string | undefined;
  /** It is not in every product: it, or something above it, is selected by condition or choice. */
  readonly conditional: boolean;
}

/** Uses by part number; O(items · components of a module). */
export function whereUsed(
  family: Pick<Family, 'bom' | 'modules' | 'components' | 'rules'>,
): ReadonlyMap<string, readonly PossibleUse[]> {
  const uses = new Map<string, PossibleUse[]>();
  const walk = (item: BomItem, above: Pick<PossibleUse, 'path' | 'conditional'>): void => {
    const path = [...above.path, item.id];
    const conditional =
      above.conditional || item.when !== undefined || typeof item.quantity !== 'number';
    if (item.part) add(uses, item.part.number, { path, conditional });
    const module = family.modules.find(({ id }) => id === item.module);
    const choices = module ? componentsOf(family, module) : [];
    const always = module === undefined || isAlwaysFilled(family, module);
    for (const { id, partNumber } of choices) {
      const chosen = choices.length > 1 || !always;
      const use = { path, module: item.module, component: id };
      add(uses, partNumber, { ...use, conditional: conditional || chosen });
    }
    const below = { path, conditional: conditional || !always };
    item.children.forEach((child) => walk(child, below));
  };
  family.bom.forEach((item) => walk(item, { path: [], conditional: false }));
  return uses;
}

/** An order BOM under any name its owner likes. */
export interface NamedBom {
  readonly name: string;
  readonly bom: readonly BomLine[];
}
export interface ActualUse {
  readonly name: string;
  readonly line: string;
  readonly quantity: number;
  readonly unit: string;
}

/** Uses by part number; phantoms are not parts. O(lines). */
export function whereUsedIn(boms: readonly NamedBom[]): ReadonlyMap<string, readonly ActualUse[]> {
  const uses = new Map<string, ActualUse[]>();
  for (const { name, bom } of boms) {
    for (const { id, partNumber, quantity, unit, phantom } of bom) {
      if (!phantom) add(uses, partNumber, { name, line: id, quantity, unit });
    }
  }
  return uses;
}

/** A module that an `activate` rule governs may be inactive. */
const isAlwaysFilled = (
  { rules }: Pick<Family, 'rules'>,
  { id, cardinality }: Family['modules'][number],
): boolean =>
  cardinality.min > 0 &&
  !rules.some(({ event }) => event.type === 'activate' && event.params.variable === id);

const componentsOf = (
  { components }: Pick<Family, 'components'>,
  module: Family['modules'][number],
): readonly Family['components'][number][] =>
  components.filter(
    ({ id, type }) => type === module.componentType && (module.components?.includes(id) ?? true),
  );

function add<Use>(uses: Map<string, Use[]>, partNumber: string, use: Use): void {
  const known = uses.get(partNumber);
  if (known) known.push(use);
  else uses.set(partNumber, [use]);
}
