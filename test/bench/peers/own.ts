/** Our engine as one of the tools compared, with whichever back-end it chooses. */
import type { Network } from '#rules/engine/network/network.ts';
import { openNetwork, type OpenedNetwork } from '#rules/engine/network/open-network.ts';
import { replayClicks, type Click, type ClickSession, type Task } from './peer.ts';

export interface Own {
  readonly startMs: number;
  readonly opened: OpenedNetwork;
  replay(task: Task): Promise<Click[]>;
}

const SOLVER_AT_ONCE = { diagram: { work: 0, size: 0 } };

export function openOwn(network: Network): Own {
  const before = performance.now();
  const opened = openNetwork(network);
  const startMs = performance.now() - before;
  const replay = (task: Task): Promise<Click[]> => {
    // A solver remembers what it found for the same traces before: each run has one of its own.
    const { session } = opened.backend === 'solver' ? openNetwork(network, SOLVER_AT_ONCE) : opened;
    const clicks: ClickSession = {
      reset() {
        for (const variable of network.domains.keys()) session.retract(variable);
        session.domains();
      },
      click({ variable, value }) {
        session.assign(variable, value);
        return session.domains();
      },
    };
    return replayClicks(clicks, task);
  };
  return { startMs, opened, replay };
}
