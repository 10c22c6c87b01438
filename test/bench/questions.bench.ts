/**
 * Time to explain, repair and complete on the multi-valued models of a benchmark folder: at every
 * click of every trace one value that the click made impossible is asked about.
 *
 * Explanation: a minimal set of picks that excludes the value (QuickXplain), checked to be one.
 * Repair: the first three minimal sets of picks to give up for it. Completion: a cheapest product.
 */
import { loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { quickXplain } from '#rules/engine/explain/quickxplain.ts';
import { valueOffsets } from '#rules/engine/network/network.ts';
import { openNetwork } from '#rules/engine/network/open-network.ts';
import { INVALID, type NetworkSession } from '#rules/engine/network/session.ts';
import { seededRandom } from '#rules/kernel/random.ts';
import { take } from '#rules/kernel/take.ts';
import { readSet, type SetEntry } from './conform/set.ts';
import { readTruth } from './conform/truth.ts';
import { quantile } from './figures.ts';
import { loadModel } from './formats/load-model.ts';

const FOLDER = '../shared/bench';
const REPAIRS = 3;

interface Pick {
  readonly variable: number;
  readonly value: number;
}

/** Picks held by a session, changed to others by as few calls as it takes. */
class Holder {
  private readonly held = new Map<number, number>();

  constructor(private readonly session: NetworkSession) {}

  isConsistent(picks: readonly Pick[]): boolean {
    const wanted = new Map(picks.map(({ variable, value }) => [variable, value]));
    for (const variable of [...this.held.keys()]) {
      if (wanted.has(variable)) continue;
      this.session.retract(variable);
      this.held.delete(variable);
    }
    for (const [variable, value] of wanted) {
      if (this.held.get(variable) === value) continue;
      this.session.assign(variable, value);
      this.held.set(variable, value);
    }
    return this.session.solution() !== undefined;
  }
}

function measure(entry: SetEntry): void {
  const model = loadModel(FOLDER, entry);
  const { backend, session } = openNetwork(model.network);
  const truth = readTruth(FOLDER, entry, model);
  const offsets = valueOffsets(model.network.domains);
  const holder = new Holder(session);
  const random = seededRandom(7);
  const times = { explain: [] as number[], repair: [] as number[], complete: [] as number[] };
  const timed = <T>(samples: number[], ask: () => T): T => {
    const start = performance.now();
    const answer = ask();
    samples.push(performance.now() - start);
    return answer;
  };
  for (const { steps } of truth.traces) {
    const picks: Pick[] = [];
    for (const { variable, value } of steps) {
      picks.push({ variable, value });
      holder.isConsistent(picks);
      timed(times.complete, () =>
        session.solution(model.network.objectives.length > 0 ? 0 : undefined),
      );
      const wanted = refused(session.domains(), offsets, picks, random);
      if (!wanted) continue;
      const possible = (some: readonly Pick[]): boolean => holder.isConsistent([...some, wanted]);
      if (!possible([])) continue;
      const clash = timed(times.explain, () => quickXplain(picks, possible));
      if (possible(clash)) throw new Error(`${entry.id}: an explanation that explains nothing`);
      for (const left of clash) {
        if (!possible(clash.filter((each) => each !== left)))
          throw new Error(`${entry.id}: not minimal`);
      }
      possible(picks);
      const losses = new Map(picks.map((pick) => [pick.variable, 1]));
      const repairs = timed(times.repair, () => take(session.corrections(losses), REPAIRS));
      for (const repair of repairs) {
        const kept = picks.filter((pick) => !repair.includes(pick.variable));
        if (!possible(kept)) throw new Error(`${entry.id}: a repair that repairs nothing`);
        for (const pick of picks) {
          if (repair.includes(pick.variable) && possible([...kept, pick]))
            throw new Error(`${entry.id}: a repair that gives up too much`);
        }
      }
    }
  }
  const shown = (samples: readonly number[]): string =>
    [0.5, 0.99]
      .map((q) => (samples.length === 0 ? '' : quantile(samples, q).toFixed(2)))
      .join(' / ');
  const { explain, repair, complete } = times;
  console.log(`| ${entry.id} | ${backend} | ${explain.length} | ${shown(explain)} | ${shown(repair)} | ${shown(complete)} |`); // prettier-ignore
}

/** A value of an open variable that is not valid; one of them at random. */
function refused(
  domains: Uint8Array,
  offsets: Int32Array,
  picks: readonly Pick[],
  random: () => number,
): Pick | undefined {
  const picked = new Set(picks.map(({ variable }) => variable));
  const found: Pick[] = [];
  for (let variable = 0; variable + 1 < offsets.length; variable++) {
    if (picked.has(variable)) continue;
    for (let at = offsets[variable] as number; at < (offsets[variable + 1] as number); at++) {
      if (domains[at] === INVALID)
        found.push({ variable, value: at - (offsets[variable] as number) });
    }
  }
  return found[Math.floor(random() * found.length)];
}

console.log('| model | back-end | asked | explain, ms (median / p99) | 3 repairs | complete |\n| --- | --- | ---: | ---: | ---: | ---: |'); // prettier-ignore
for (const entry of readSet(FOLDER)) if (entry.kind !== 'feature-models') measure(entry);
console.log(`\nLoad at the end: ${loadavg()[0]?.toFixed(1)}.`);
