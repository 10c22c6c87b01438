/**
 * The one place that chooses a back-end for a network.
 *
 * Whatever is chosen, the answers are the same; a caller may want to know which it was.
 */
import { DEFAULT_BUDGET, type Budget } from '#rules/kernel/budget.ts';
import type { Network } from './network.ts';
import type { Backend, NetworkSession } from './session.ts';
import { openSolverSession } from './solver-session.ts';

export interface OpenOptions {
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
  const session = openSolverSession(network, options.budget ?? DEFAULT_BUDGET);
  return { backend: session.backend, session };
}
