/**
 * The façade of the engine: everything above `rules/` configures through these functions.
 *
 *   const compiled = compileFamily(publicFamily(family), { priceList });
 *   const literals = await evaluateContext(compiled.contextConditions, facts);   // rules/checker
 *   const configurator = openConfigurator(compiled, literals);
 *   configurator.state(decisions); configurator.explain(decisions, 'motor', 'hub-45'); …
 *
 * A compiled family is plain data: it may be sent to a browser, a worker or a cache.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import type { Budget } from '#rules/kernel/budget.ts';
import { Configurator } from './configurator.ts';
import type { ContextLiterals } from './types.ts';

export { compileFamily } from '#rules/compile/compile-family.ts';
export type { CompiledFamily } from '#rules/compile/compiled-family.ts';
export { artifactOf, withArtifact } from './artifact.ts';
export type { Configurator } from './configurator.ts';
export { lossFrom, type Origin } from './loss.ts';

/** Opens a compiled family for one customer, whose context literals decide which rules bind. */
export function openConfigurator(
  compiled: CompiledFamily,
  literals: ContextLiterals,
  budget?: Budget,
): Configurator {
  return new Configurator(compiled, literals, budget);
}
