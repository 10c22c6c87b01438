/**
 * Best completions, proven: least net price, mass, waiting or missed preferences; among equals the
 * cheapest.
 */
import type { CompiledFamily, WeightedLiterals } from '#rules/compile/compiled-family.ts';
import { joined } from '#rules/compile/sums.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import type { Product, Space } from './space.ts';
import type { Objective } from './types.ts';
import type { Assumed, DomainFinder } from './valid-domains.ts';

export function bestCompletion(
  compiled: CompiledFamily,
  space: Space,
  finder: DomainFinder,
  assumed: Assumed,
  objective: Objective,
): Product | undefined {
  const base = finder.literals(assumed);
  const { net, mass, unfit } = compiled.objectives;
  if (objective === 'fastest') {
    const prompt = soonest(compiled, space, base);
    return prompt && space.minimise(prompt, net);
  }
  if (objective === 'cheapest') return space.minimise(base, net);
  return space.minimise(base, before(objective === 'lightest' ? mass : unfit, net));
}

/** The base, and the exclusion of every choice waited for longer than the least possible time. */
function soonest(
  { waits }: CompiledFamily,
  space: Space,
  base: readonly Literal[],
): readonly Literal[] | undefined {
  const limits = [...new Set([0, ...waits.map(({ days }) => days)])].sort((a, b) => a - b);
  for (const limit of limits) {
    const late = waits.filter(({ days }) => days > limit);
    const prompt = [...base, ...late.map(({ literal }) => space.fromCompiled(-literal))];
    const { status } = space.find(prompt);
    if (status === 'sat') return prompt;
    if (status === 'unknown') return undefined;
  }
  return undefined;
}

/** One objective that puts `first` before `second`. */
function before(
  first: readonly WeightedLiterals[],
  second: readonly WeightedLiterals[],
): readonly WeightedLiterals[] {
  const spread = second.reduce(
    (sum, { weights }) => sum + Math.max(...weights) - Math.min(...weights),
    1,
  );
  const weighty = first.map(({ literals, weights }) => ({
    literals,
    weights: weights.map((weight) => weight * spread),
  }));
  return joined([...weighty, ...second]);
}
