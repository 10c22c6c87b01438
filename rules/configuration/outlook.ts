/** What choosing an option leads to at best: price, mass, waiting and fit of its best completions. */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { bestCompletion } from './complete.ts';
import type { Outlook, ProductDiagram } from './product-diagram.ts';
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

export function* eachOutlook(parts: Parts): Generator<OptionOutlook> {
  const { compiled, diagram, finder, assumed } = parts;
  const all = diagram?.outlook(assumed);
  const domains = all ? undefined : finder.domains(assumed);
  for (const [number, { id, domain }] of compiled.variables.entries()) {
    if (parts.of && !parts.of.has(id)) continue;
    for (const [index, value] of domain.entries()) {
      const known = all?.[number]?.[index];
      if (known) yield { variable: id, value, ...known };
      else if (domains?.[number]?.[index] === 'valid') {
        const changed = new Map(assumed).set(number, index);
        yield { variable: id, value, ...searched(parts, changed) };
      }
    }
  }
}

/** One proven search for each respect. */
function searched({ compiled, space, finder }: Parts, assumed: Assumed): Partial<Outlook> {
  const best = (objective: Objective): Product | undefined =>
    bestCompletion({ compiled, space, finder, assumed, objective });
  const { net, mass, unfit } = compiled.objectives;
  const cheapest = best('cheapest');
  const lightest = best('lightest');
  const fastest = best('fastest');
  const fitting = best('best-fit');
  return {
    ...(cheapest ? { net: space.weight(cheapest, net) } : {}),
    ...(lightest ? { mass: space.weight(lightest, mass) } : {}),
    ...(fastest ? { days: daysOf(compiled, fastest) } : {}),
    ...(fitting ? { unfit: space.weight(fitting, unfit) } : {}),
  };
}

function daysOf({ variables, waits }: CompiledFamily, product: Product): number {
  const daysByLiteral = new Map(waits.map(({ literal, days }) => [literal, days]));
  return variables.reduce(
    (most, { first }, number) =>
      Math.max(most, daysByLiteral.get(first + (product[number] ?? 0)) ?? 0),
    0,
  );
}
