/** What is asked to be least of a family's products, as objectives over its network. */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { ranked, type AnyObjective } from '#rules/engine/dd/objective.ts';
import { NONE } from '#rules/model/terms.ts';
import type { Objective as Sum } from '#rules/engine/network/network.ts';
import type { SplitCondition } from '#rules/compile/split-condition.ts';
import type { ContextLiterals, Value } from './types.ts';

export const within = (days: number): string => `within ${days} days`;

/** The times that may have to be waited, ascending. */
export const waitingTimes = ({ waits }: CompiledFamily): readonly number[] =>
  [...new Set([0, ...waits.map(({ days }) => days)])].sort((a, b) => a - b);

export interface Weighed {
  /** What all objectives are made of that is not of the family's variables alone. */
  readonly sums: readonly Sum[];
  readonly objectives: readonly AnyObjective[];
}

export const UNPROPOSED = 'unproposed';

/**
 * Few values but those that are proposed, sooner ones first: whatever their conditions, so that a
 * product of it has most of what will be proposed.
 */
function unproposed(compiled: CompiledFamily, context: ContextLiterals): AnyObjective {
  const { variables, defaults: all } = compiled;
  const mayHold = (when: SplitCondition): boolean => {
    if ('all' in when) return when.all.every(mayHold);
    return !('context' in when) || context[when.context] === true;
  };
  let terms: AnyObjective['terms'] | undefined;
  return {
    name: UNPROPOSED,
    constant: 0,
    get terms() {
      if (terms) return terms;
      const defaults = all.filter(({ when }) => mayHold(when));
      return (terms = variables.map(({ id, domain }, variable) => {
        const proposed = defaults.filter((each) => each.variable === id).map(({ value }) => value);
        const rank = (value: Value): number => {
          const found = [...proposed, NONE].indexOf(value);
          return found < 0 ? defaults.length : found;
        };
        return { variable, weights: domain.map(rank) };
      }));
    },
  };
}

/** The family's own objectives, those with a tie broken by price, and one for each waiting time. */
export function objectivesOf(
  compiled: CompiledFamily,
  own: readonly Sum[],
  context: ContextLiterals,
): { readonly plain: Weighed; readonly fit: Weighed } {
  const find = (name: keyof CompiledFamily['objectives']): AnyObjective =>
    own.find((each) => each.name === name) ?? { name, constant: 0, terms: [] };
  const net = find('net');
  const daysOf = new Map(compiled.waits.map(({ literal, days }) => [literal, days]));
  const waiting = compiled.variables.map(({ first, domain }, variable) => ({
    variable,
    weights: domain.map((_, value) => daysOf.get(first + value) ?? 0),
  }));
  // Made when first weighed: most are never asked about.
  const beforeNet = (name: string, first: () => AnyObjective): AnyObjective => {
    let made: AnyObjective | undefined;
    return {
      name,
      constant: 0,
      get terms() {
        return (made ??= ranked([first(), net], name).objective).terms;
      },
    };
  };
  const prompt = waitingTimes(compiled).map((limit) =>
    beforeNet(within(limit), () => {
      const late = waiting.map(({ variable, weights }) => ({
        variable,
        weights: weights.map((weight) => (weight > limit ? 1 : 0)),
      }));
      return { name: '', constant: 0, terms: late };
    }),
  );
  const [mass, unfit] = [find('mass'), find('unfit')];
  return {
    plain: {
      sums: [net, mass],
      objectives: [
        net,
        mass,
        { name: 'days', constant: 0, terms: waiting, combine: 'max' },
        { ...net, name: 'cheapest' },
        beforeNet('lightest', () => mass),
        ...prompt,
        unproposed(compiled, context),
      ],
    },
    fit: {
      sums: [unfit, net],
      objectives: [unfit, beforeNet('best-fit', () => unfit)],
    },
  };
}
