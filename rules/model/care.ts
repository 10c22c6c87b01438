/** How the parts of a product are looked after, as their family's authors wrote it. */
import type { Assignment } from '#rules/configuration/types.ts';
import type { Family } from './family.ts';
import { filledSlots } from './filled-slots.ts';
import type { Text } from './text.ts';

export interface CareAdvice {
  readonly module: Text;
  readonly component: Text;
  readonly care: Text;
}

/** In the family's module order, a component of several slots once; without what needs no care. */
export function careOf(family: Family, product: Assignment): readonly CareAdvice[] {
  const types = new Map(family.componentTypes.map((type) => [type.id, type]));
  const components = new Map(family.components.map((component) => [component.id, component]));
  const modules = new Map(family.modules.map((module) => [module.id, module]));
  const told = new Set<string>();
  return filledSlots(family, product).flatMap(({ module, component: id }) => {
    const component = components.get(id);
    const slot = modules.get(module);
    const care = component?.care ?? types.get(component?.type ?? '')?.care;
    if (!component || !slot || !care || told.has(`${module} ${id}`)) return [];
    told.add(`${module} ${id}`);
    return [{ module: slot.title, component: component.title, care }];
  });
}
