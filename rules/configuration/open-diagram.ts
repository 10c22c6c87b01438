/**
 * A family's diagram opened for one customer: the context assigned for good, the helpers nobody
 * asks about forgotten, and the sums beside it shared out.
 *
 * Two sessions have the same products. `plain` answers all that does not depend on the fit; in it,
 * what only preferences ask for is left aside. `fit` also knows the sums that preferences speak of,
 * where one of them binds; it is opened when first asked for.
 */
import type { CompiledFamily, FamilyDiagram } from '#rules/compile/compiled-family.ts';
import { guardOf } from '#rules/compile/family-diagram.ts';
import { placesOf, type FamilyPlaces } from '#rules/compile/network-of.ts';
import { BoundedSession, canBreak } from '#rules/engine/dd/bounded-session.ts';
import { conditioned } from '#rules/engine/dd/condition.ts';
import type { Diagram } from '#rules/engine/dd/diagram.ts';
import type { AnyObjective } from '#rules/engine/dd/objective.ts';
import { OPEN, Restriction } from '#rules/engine/dd/restriction.ts';
import { UnionSession } from '#rules/engine/dd/union-session.ts';
import { objectivesOf, type Weighed } from './product-objectives.ts';
import type { ContextLiterals } from './types.ts';

export interface OpenSession {
  readonly session: UnionSession;
  readonly objectives: readonly AnyObjective[];
}

/** Guards that are both assigned and not: their number doubles the parts. */
const MOST_SPLIT = 3;

export function openDiagram(
  compiled: CompiledFamily,
  { diagram, beside }: FamilyDiagram,
  context: ContextLiterals,
): {
  readonly plain: OpenSession;
  readonly fit: () => OpenSession;
  readonly placeOf: FamilyPlaces['placeOf'];
} {
  const places = placesOf(compiled);
  const given = new Map(
    places.contexts.map(({ variable, keys }) => [
      variable,
      keys.filter((key) => context[key] === true).length,
    ]),
  );
  const guard = (number: number): number => places.placeOf(guardOf(compiled, number)).variable;
  const restricted = new Restriction(diagram);
  for (const [variable, value] of given) restricted.assign(variable, value);
  const under = <T>(assigned: readonly (readonly [number, number])[], find: () => T): T => {
    for (const [variable, value] of assigned) restricted.assign(variable, value);
    const found = find();
    for (const [variable] of assigned) restricted.assign(variable, given.get(variable) ?? OPEN);
    return found;
  };
  const hard = beside.filter(
    (number) => number < compiled.softLinears && canBreak(restricted, places.sum(number)),
  );
  const soft = beside.filter((number) => number >= compiled.softLinears);
  const softGuards = new Set(soft.map(guard));
  const { plain, fit } = objectivesOf(compiled, places.objectives, context);
  const activating = new Set(
    compiled.activated.map(({ literal }) => places.placeOf(literal).variable),
  );
  const twice = hard.map(guard).filter((each, i, all) => all.indexOf(each) < i);
  const aside = new Map([...softGuards].map((each) => [each, 1]));

  const open = (
    numbers: readonly number[],
    guards: readonly number[],
    { sums, objectives }: Weighed,
    assigned: ReadonlyMap<number, number>,
  ): OpenSession => {
    const own = numbers.map((number) => places.sum(number));
    const weighed = weighedBy([...own, ...sums]);
    const helper = (variable: number): boolean =>
      variable >= compiled.variables.length && !weighed.has(variable) && !activating.has(variable);
    const parts = assignmentsOf(guards.slice(0, MOST_SPLIT)).map((split) => {
      const part = under([...assigned, ...split], () => conditioned(restricted, helper));
      return new BoundedSession(part, objectives, own, compiled.variables.length);
    });
    return { session: new UnionSession(parts), objectives };
  };

  const openFit = (): OpenSession => {
    const weighed = weighedBy(fit.sums);
    const customers = conditioned(restricted, () => false);
    const mattering = [...softGuards].filter(
      (each) => weighed.has(each) || matters(customers, each),
    );
    const binding = soft.filter((number) => mattering.includes(guard(number)));
    const others = new Map([...aside].filter(([each]) => !mattering.includes(each)));
    return open([...hard, ...binding], [...mattering, ...twice], fit, others);
  };
  return { plain: open(hard, twice, plain, aside), fit: openFit, placeOf: places.placeOf };
}

const weighedBy = (sums: readonly Pick<AnyObjective, 'terms'>[]): ReadonlySet<number> =>
  new Set(sums.flatMap(({ terms }) => terms.map(({ variable }) => variable)));

/** Whether any node tells a helper's values apart. */
const matters = ({ setVariables, setStarts }: Diagram, variable: number): boolean =>
  setVariables.some(
    (owner, set) => owner === variable && (setStarts[set + 1] ?? 0) - (setStarts[set] ?? 0) < 2,
  );

/** Every way to assign variables of two values. */
const assignmentsOf = (variables: readonly number[]): readonly (readonly [number, number][])[] =>
  variables.reduce<[number, number][][]>(
    (ways, variable) =>
      ways.flatMap((way) => [0, 1].map((value): [number, number][] => [...way, [variable, value]])),
    [[]],
  );
