/** A session that looks at every solution for each answer: what the contract suite is tried on. */
import type { Network } from '#rules/engine/network/network.ts';
import type { NetworkSession } from '#rules/engine/network/session.ts';
import {
  allSolutions,
  expectedAnswers,
  expectedCorrections,
  worth,
  type Expected,
} from './brute-force-network.ts';

export function bruteForceSession(network: Network): NetworkSession {
  const solutions = allSolutions(network);
  const assigned = new Map<number, number>();
  const expected = (): Expected => expectedAnswers(network, solutions, assigned);
  return {
    backend: 'solver',
    assign: (variable, value) => void assigned.set(variable, value),
    retract: (variable) => void assigned.delete(variable),
    domains: () => Uint8Array.from(expected().domains),
    count: () => expected().count,
    optimum: (objective, direction) => expected()[direction][objective],
    least: (objective) => Float64Array.from(expected().leastOf[objective] ?? []),
    solution: (objective) => {
      const left = solutions.filter((solution) =>
        [...assigned].every(([variable, value]) => solution[variable] === value),
      );
      const sought = objective === undefined ? undefined : network.objectives[objective];
      const [best] = sought ? left.sort((a, b) => worth(sought, a) - worth(sought, b)) : left;
      return best && Int32Array.from(best);
    },
    corrections: (losses) => expectedCorrections(solutions, assigned, losses),
  };
}
