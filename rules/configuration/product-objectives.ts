/** What is asked to be least of a family's products, as objectives over its network. */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import { ranked, type AnyObjective } from '#rules/engine/dd/objective.ts';
import type { Objective as Sum } from '#rules/engine/network/network.ts';

export const within = (days: number): string => `within ${days} days`;

/** The times that may have to be waited, ascending. */
export const waitingTimes = ({ waits }: CompiledFamily): readonly number[] =>
  [...new Set([0, ...waits.map(({ days }) => days)])].sort((a, b) => a - b);

/** The family's own objectives, those with a tie broken by price, and one for each waiting time. */
export function objectivesOf(
  compiled: CompiledFamily,
  own: readonly Sum[],
): { readonly plain: readonly AnyObjective[]; readonly fit: readonly AnyObjective[] } {
  const find = (name: keyof CompiledFamily['objectives']): AnyObjective =>
    own.find((each) => each.name === name) ?? { name, constant: 0, terms: [] };
  const net = find('net');
  const daysOf = new Map(compiled.waits.map(({ literal, days }) => [literal, days]));
  const waiting = compiled.variables.map(({ first, domain }, variable) => ({
    variable,
    weights: domain.map((_, value) => daysOf.get(first + value) ?? 0),
  }));
  const beforeNet = (first: AnyObjective, name: string) => ranked([first, net], name).objective;
  const prompt = waitingTimes(compiled).map((limit) => {
    const late = waiting.map(({ variable, weights }) => ({
      variable,
      weights: weights.map((weight) => (weight > limit ? 1 : 0)),
    }));
    return beforeNet({ name: '', constant: 0, terms: late }, within(limit));
  });
  return {
    plain: [
      net,
      find('mass'),
      { name: 'days', constant: 0, terms: waiting, combine: 'max' },
      { ...net, name: 'cheapest' },
      beforeNet(find('mass'), 'lightest'),
      ...prompt,
    ],
    fit: [find('unfit'), beforeNet(find('unfit'), 'best-fit')],
  };
}
