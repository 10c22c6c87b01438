/**
 * Best completions, proven: least net price, mass, waiting or missed preferences; among equals the
 * cheapest.
 */
import type { CompiledFamily, WeightedLiterals } from '#rules/compile/compiled-family.ts';
import { joined } from '#rules/compile/sums.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import { canonicalName } from './count.ts';
import type { Product, Space } from './space.ts';
import type { Objective } from './types.ts';
import type { Assumed, DomainFinder } from './valid-domains.ts';

export interface Task {
  readonly compiled: CompiledFamily;
  readonly space: Space;
  readonly finder: DomainFinder;
  readonly assumed: Assumed;
  readonly objective: Objective;
}

/** `excluded` are products it must not be. */
export function bestCompletion(
  { compiled, space, finder, assumed, objective }: Task,
  excluded: readonly Product[] = [],
): Product | undefined {
  const base = finder.literals(assumed);
  const { net, mass, unfit } = compiled.objectives;
  if (objective === 'fastest') {
    const prompt = soonest(compiled, space, base, excluded);
    return prompt && space.minimise(prompt, net, excluded);
  }
  if (objective === 'cheapest') return space.minimise(base, net, excluded);
  return space.minimise(base, before(objective === 'lightest' ? mass : unfit, net), excluded);
}

/** Permutations of interchangeable slots met on the way, before a search for more is given up. */
const ALIKE = 200;

/** The best products, best first; two that differ only by exchanged slots count as one. */
export function bestCompletions(task: Task, number: number): readonly Product[] {
  const nameOf = canonicalName(task.compiled);
  const names = new Set<string>();
  const excluded: Product[] = [];
  const found: Product[] = [];
  while (found.length < number && excluded.length < number + ALIKE) {
    const product = bestCompletion(task, excluded);
    if (!product) break;
    excluded.push(product);
    const name = nameOf(product);
    if (!names.has(name)) found.push(product);
    names.add(name);
  }
  return found;
}

/** The base, and the exclusion of every choice waited for longer than the least possible time. */
function soonest(
  { waits }: CompiledFamily,
  space: Space,
  base: readonly Literal[],
  excluded: readonly Product[],
): readonly Literal[] | undefined {
  const limits = [...new Set([0, ...waits.map(({ days }) => days)])].sort((a, b) => a - b);
  for (const limit of limits) {
    const late = waits.filter(({ days }) => days > limit);
    const prompt = [...base, ...late.map(({ literal }) => space.fromCompiled(-literal))];
    const { status } = space.findOther(prompt, excluded);
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
