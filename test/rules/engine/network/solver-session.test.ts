/** The solver as a back-end meets the contract of all back-ends, and never guesses. */
import { describe, expect, it } from 'vitest';
import { UNKNOWN } from '#rules/engine/network/session.ts';
import { openSolverSession } from '#rules/engine/network/solver-session.ts';
import { describeNetworkSession } from '#test/contract/network-session.ts';
import { randomNetwork } from '#test/factories/random-network.ts';
import { allSolutions, expectedAnswers } from '#test/oracle/brute-force-network.ts';

describeNetworkSession('solver', openSolverSession, { tellsAll: false });

const seeds = Array.from({ length: 200 }, (_, index) => 5_000 + index);

describe('a solver session of small budget', () => {
  it('says unknown rather than something wrong', () => {
    let unknown = 0;
    let known = 0;
    for (const seed of seeds) {
      const network = randomNetwork(seed);
      const expected = expectedAnswers(network, allSolutions(network), new Map());
      for (const conflicts of [0, 1]) {
        const session = openSolverSession(network, { conflicts });
        session.domains().forEach((answer, value) => {
          if (answer === UNKNOWN) unknown++;
          else known++;
          if (answer !== UNKNOWN) expect(answer, `seed ${seed}`).toBe(expected.domains[value]);
        });
        network.objectives.forEach((_, objective) => {
          const least = session.optimum(objective, 'least');
          if (least !== undefined) expect(least, `seed ${seed}`).toBe(expected.least[objective]);
        });
      }
    }
    expect(unknown).toBeGreaterThan(100);
    expect(known).toBeGreaterThan(100);
  });

  it('goes on answering after more optimisations than it has spare literals for', () => {
    const seed = seeds.find((each) => {
      const network = randomNetwork(each);
      return network.objectives.length > 0 && allSolutions(network).length > 3;
    });
    const network = randomNetwork(seed ?? 0);
    const expected = expectedAnswers(network, allSolutions(network), new Map());
    const session = openSolverSession(network);
    for (let i = 0; i < 200; i++) {
      expect(session.optimum(0, 'least')).toBe(expected.least[0]);
      expect(session.optimum(0, 'greatest')).toBe(expected.greatest[0]);
    }
    expect([...session.domains()]).toEqual([...expected.domains]);
  });
});
