/**
 * Clicks made ahead of the first customer's: random ones, on a session without assignments.
 *
 * They leave nothing assigned and change no answer; but the solutions found on the way are
 * remembered, and the code is compiled by the time it matters.
 */
import { seededRandom } from '#rules/kernel/random.ts';
import { valueOffsets, type Network } from './network.ts';
import { VALID, type NetworkSession } from './session.ts';

/** Clicks before everything is retracted and a new walk begins. */
const WALK = 12;

export function rehearse(session: NetworkSession, network: Network, clicks: number): void {
  const random = seededRandom(clicks);
  const offsets = valueOffsets(network.domains);
  let assigned: number[] = [];
  for (let click = 0; click < clicks; click++) {
    if (assigned.length === WALK) {
      for (const variable of assigned) session.retract(variable);
      assigned = [];
    }
    const domains = session.domains();
    const variable = Math.floor(random() * network.domains.length);
    const values: number[] = [];
    const [start = 0, end = 0] = offsets.subarray(variable, variable + 2);
    for (let at = start; at < end; at++) if (domains[at] === VALID) values.push(at - start);
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined || assigned.includes(variable)) continue;
    session.assign(variable, value);
    assigned.push(variable);
  }
  for (const variable of assigned) session.retract(variable);
}
