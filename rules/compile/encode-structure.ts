/**
 * What every product keeps to whatever the rules say: active modules are filled, inactive ones are
 * empty, slots are filled in order, a quantity goes with a component.
 *
 * `active` maps a module or characteristic to the literal of its being active.
 */
import type { PublicFamily } from '#rules/model/public-family.ts';
import { slotsOf } from '#rules/model/variables.ts';
import type { Encoder } from './encoder.ts';
import type { VariableMap } from './variable-map.ts';

export type SelectorOf = (name: string) => number;

export function encodeStructure(
  family: PublicFamily,
  encoder: Encoder,
  map: VariableMap,
  active: (owner: string) => number,
  selector: SelectorOf,
): void {
  for (const module of family.modules) {
    const isActive = active(module.id);
    const slots = slotsOf(module);
    slots.forEach((slot, index) => {
      const empty = map.none(slot);
      encoder.addClause([isActive, empty]);
      if (index < module.cardinality.min) encoder.addClause([-isActive, -empty]);
      const before = slots[index - 1];
      if (before === undefined) return;
      encoder.addClause([-selector(`structure:${module.id}`), -map.none(before), empty]);
    });
    if (!module.quantity) continue;
    const uncounted = map.none(`${module.id}.quantity`);
    encoder.addClause([-map.none(module.id), uncounted]);
    encoder.addClause([map.none(module.id), -uncounted]);
  }
  for (const characteristic of family.characteristics) {
    const isActive = active(characteristic.id);
    const empty = map.none(characteristic.id);
    encoder.addClause([isActive, empty]);
    if (characteristic.kind !== 'text' && !characteristic.optional) {
      encoder.addClause([-isActive, -empty]);
    }
  }
}
