/**
 * The one place that chooses a back-end for a network.
 *
 * Whatever is chosen, the answers are the same; a caller may want to know which it was.
 */
import { DEFAULT_BUDGET, type Budget } from '#rules/kernel/budget.ts';
import { compileDiagram, type DiagramBudget } from '../dd/compile-diagram.ts';
import { DiagramSession } from '../dd/diagram-session.ts';
import { encodeDiagram } from '../dd/encode.ts';
import type { Network } from './network.ts';
import type { Backend, NetworkSession } from './session.ts';
import { openSolverSession } from './solver-session.ts';

export interface OpenOptions {
  /** What compilation may cost before the solver takes over; 0 for the solver at once. */
  readonly diagram?: DiagramBudget;
  /** What one search may do before its answer is `unknown`. */
  readonly budget?: Budget;
}

export interface OpenedNetwork {
  readonly backend: Backend;
  /** The size of what was compiled, where something was. */
  readonly artifactBytes?: number;
  readonly session: NetworkSession;
}

export function openNetwork(network: Network, options: OpenOptions = {}): OpenedNetwork {
  const diagram = compileDiagram(network, options.diagram);
  if (diagram) {
    const artifactBytes = encodeDiagram(diagram).length;
    return {
      backend: 'diagram',
      artifactBytes,
      session: new DiagramSession(diagram, network.objectives),
    };
  }
  const session = openSolverSession(network, options.budget ?? DEFAULT_BUDGET);
  return { backend: session.backend, session };
}
