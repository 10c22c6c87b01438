/**
 * The products of a family as a diagram, for all customers at once, where one of bearable size
 * exists; else undefined, and the solver answers.
 */
import { compileDiagram, type DiagramBudget } from '#rules/engine/dd/compile-diagram.ts';
import type { Diagram } from '#rules/engine/dd/diagram.ts';
import type { CompiledFamily } from './compiled-family.ts';
import { networkOf } from './network-of.ts';

/** Small enough that compiling takes well below a second, and a click a few milliseconds. */
const BUDGET: DiagramBudget = { work: 5_000_000, size: 100_000, sumStates: 3_000 };

export function familyDiagram(compiled: CompiledFamily): Diagram | undefined {
  return compileDiagram(networkOf(compiled).network, BUDGET);
}
