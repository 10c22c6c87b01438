/**
 * What a customer's browser may know of a family: no cost, supplier, stock, BOM or routing; and
 * nothing of what it has no use for while a product is configured: notes and care are printed.
 *
 * Stock and replenishment are reduced to `waitDays`, so that delivery can still be computed.
 */
import type { Component, Family } from './family.ts';
import type { EventType } from './rule.ts';

type PrivateSection = 'bom' | 'workCentres' | 'routing' | 'costCurrency';
type PrivateField = 'partNumber' | 'supplier' | 'cost' | 'stock' | 'bin' | 'leadTimeDays' | 'care';

export interface PublicComponent extends Omit<Component, PrivateField> {
  /** Working days until it is here; 0 when it is in stock. */
  readonly waitDays: number;
}

export interface PublicFamily extends Omit<Family, PrivateSection | 'components'> {
  readonly components: readonly PublicComponent[];
}

/** Said once the product is ordered: on the build sheet, or of whoever ordered it. */
const AFTERWARDS: readonly EventType[] = ['note', 'learn'];

/** The family without its private parts; rules that speak once it is ordered are dropped with them. */
export function publicFamily(family: Family): PublicFamily {
  const { bom: _b, workCentres: _w, routing: _r, costCurrency: _c, components, ...rest } = family;
  return {
    ...rest,
    componentTypes: rest.componentTypes.map(({ care: _care, ...shown }) => shown),
    components: components.map(publicComponent),
    rules: family.rules.filter(({ event }) => !AFTERWARDS.includes(event.type)),
  };
}

function publicComponent(component: Component): PublicComponent {
  const {
    partNumber: _p,
    supplier: _s,
    cost: _c,
    stock,
    bin: _b,
    care: _care,
    leadTimeDays,
    ...shown
  } = component;
  return { ...shown, waitDays: stock > 0 ? 0 : leadTimeDays };
}
