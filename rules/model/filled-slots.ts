/**
 * The filled slots of a product: which component sits where, and how many pieces of it.
 *
 * Always in the family's module order, whatever the order of the assignment's keys. A module
 * with at most one slot is the variable `<module>`, a repeated one `<module>.1`, `<module>.2`, …
 */
import type { Assignment } from '#rules/configuration/types.ts';
import type { Module } from './family.ts';
import { NONE } from './terms.ts';
import { slotsOf } from './variables.ts';

export interface FilledSlot {
  readonly module: string;
  /** The variable that chose the component. */
  readonly variable: string;
  /** 1 for the first slot. */
  readonly slot: number;
  readonly component: string;
  /** Pieces: the value of `<module>.quantity`, the least while open, 1 where it is not asked. */
  readonly quantity: number;
}

export function filledSlots(
  family: { readonly modules: readonly Module[] },
  assignment: Assignment,
): FilledSlot[] {
  return family.modules.flatMap((module) => {
    const asked = assignment[`${module.id}.quantity`];
    const quantity = typeof asked === 'number' ? asked : (module.quantity?.min ?? 1);
    return slotsOf(module).flatMap((variable, index) => {
      const component = assignment[variable];
      return typeof component === 'string' && component !== NONE
        ? [{ module: module.id, variable, slot: index + 1, component, quantity }]
        : [];
    });
  });
}
