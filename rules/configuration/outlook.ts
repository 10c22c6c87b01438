/** What choosing an option leads to at best: price, mass, waiting and fit of its best completions. */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { bestCompletion } from './complete.ts';
import { RESPECTS, type Outlook, type ProductDiagram } from './product-diagram.ts';
import type { Product, Space } from './space.ts';
import type { Objective, Value, VariableId } from './types.ts';
import type { Assumed, DomainFinder } from './valid-domains.ts';

export interface OptionOutlook extends Partial<Outlook> {
  readonly variable: VariableId;
  readonly value: Value;
}

interface Parts {
  readonly compiled: CompiledFamily;
  readonly space: Space;
  readonly finder: DomainFinder;
  readonly diagram: ProductDiagram | undefined;
  readonly assumed: Assumed;
  /** The variables it is asked of; all, where absent. */
  readonly of?: ReadonlySet<VariableId> | undefined;
}

const OBJECTIVES: Readonly<Record<keyof Outlook, Objective>> = {
  net: 'cheapest',
  mass: 'lightest',
  days: 'fastest',
  unfit: 'best-fit',
};

export function* eachOutlook(parts: Parts): Generator<OptionOutlook> {
  const { compiled } = parts;
  for (const { variable, value, outlook } of known(parts)) {
    const { id, domain } = compiled.variables[variable] ?? {};
    const shown = domain?.[value];
    if (id === undefined || shown === undefined) continue;
    if (parts.of && !parts.of.has(id)) continue;
    const changed = new Map(parts.assumed).set(variable, value);
    const all: Partial<Record<keyof Outlook, number>> = { ...outlook };
    for (const respect of RESPECTS) all[respect] ??= searched(parts, changed, respect);
    yield { variable: id, value: shown, ...withoutGaps(all) };
  }
}

/** The valid values, with what the diagram knows of them. */
function known({
  compiled,
  diagram,
  finder,
  assumed,
  of,
}: Parts): ReturnType<ProductDiagram['outlook']> {
  return diagram ? diagram.outlook(assumed) : eachValid();

  function* eachValid(): ReturnType<ProductDiagram['outlook']> {
    const domains = finder.domains(assumed);
    for (const [variable, { id, domain }] of compiled.variables.entries()) {
      if (of && !of.has(id)) continue;
      for (const value of domain.keys()) {
        if (domains[variable]?.[value] === 'valid') yield { variable, value, outlook: {} };
      }
    }
  }
}

/** One proven search; undefined where it was not proven. */
function searched(
  { compiled, space, finder }: Parts,
  assumed: Assumed,
  respect: keyof Outlook,
): number | undefined {
  const objective = OBJECTIVES[respect];
  const best = bestCompletion({ compiled, space, finder, assumed, objective });
  if (!best) return undefined;
  return respect === 'days' ? daysOf(compiled, best) : space.weight(best, compiled.objectives[respect]); // prettier-ignore
}

function withoutGaps(all: Partial<Record<keyof Outlook, number | undefined>>): Partial<Outlook> {
  return Object.fromEntries(Object.entries(all).filter(([, least]) => least !== undefined));
}

function daysOf({ variables, waits }: CompiledFamily, product: Product): number {
  const daysByLiteral = new Map(waits.map(({ literal, days }) => [literal, days]));
  return variables.reduce(
    (most, { first }, number) =>
      Math.max(most, daysByLiteral.get(first + (product[number] ?? 0)) ?? 0),
    0,
  );
}
