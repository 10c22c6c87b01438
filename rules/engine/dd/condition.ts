/**
 * A diagram under assignments that stay, without the variables nobody asks about.
 *
 * What holds: the solutions of the result are those of the diagram that hold the assignments, and
 * as many of them; it says nothing of `forgotten` variables where they had only one value left.
 * Method: conditioning and forgetting (Darwiche and Marquis, A knowledge compilation map, JAIR 17,
 * 2002). Only variables with one value at a node are forgotten there, so that counts stay; helper
 * variables that follow from others decided above are of that kind. Linear in the diagram.
 */
import { DiagramBuilder, emptyDiagram } from './diagram-builder.ts';
import { nodeCount, NOTHING_LEFT, type Diagram } from './diagram.ts';
import { OPEN, type Restriction } from './restriction.ts';

/** Of a set not met yet. */
const UNKNOWN = -1;

/** The assignments are those of the restriction, which is only read. */
export function conditioned(
  restriction: Restriction,
  forgotten: (variable: number) => boolean,
): Diagram {
  const { diagram } = restriction;
  if (!restriction.settle()) return emptyDiagram(diagram.domains);
  const { liveStarts, liveSets, liveTargets, live, liveCount, assigned } = restriction;
  const { setVariables, setStarts, setValues, lefts, rights, root } = diagram;
  const isForgotten = Uint8Array.from(diagram.domains, (_, x) => Number(forgotten(x)));
  const builder = new DiagramBuilder(liveCount + 1);
  const keptSets = new Int32Array(setVariables.length).fill(UNKNOWN);
  const keep = (set: number): number => {
    const variable = setVariables[set] as number;
    const only = assigned[variable] as number;
    return builder.set(
      variable,
      only === OPEN ? setValues.subarray(setStarts[set], setStarts[set + 1]) : [only],
    );
  };
  const kept = new Int32Array(nodeCount(diagram)).fill(NOTHING_LEFT);
  const sets: number[] = [];
  const targets: number[] = [];
  for (let i = liveCount - 1; i >= 0; i--) {
    const node = live[i] as number;
    const start = liveStarts[i] as number;
    const end = liveStarts[i + 1] as number;
    if (start === end) {
      const [left, right] = [lefts[node] as number, rights[node] as number];
      kept[node] = builder.pair(kept[left] as number, kept[right] as number);
      continue;
    }
    const first = liveSets[start] as number;
    const variable = setVariables[first] as number;
    // Most nodes of a family are of this kind: it comes before any set is kept.
    if (isForgotten[variable] === 1 && end === start + 1) {
      if (assigned[variable] !== OPEN || isSingle(diagram, first)) {
        kept[node] = kept[liveTargets[start] as number] as number;
        continue;
      }
    }
    sets.length = targets.length = 0;
    for (let e = start; e < end; e++) {
      const set = liveSets[e] as number;
      if (keptSets[set] === UNKNOWN) keptSets[set] = keep(set);
      sets.push(keptSets[set] as number);
      targets.push(kept[liveTargets[e] as number] as number);
    }
    kept[node] = builder.branch(sets, targets);
  }
  return builder.finish(diagram.domains, diagram.parents, kept[root] as number);
}

const isSingle = ({ setStarts }: Diagram, set: number): boolean =>
  (setStarts[set + 1] as number) - (setStarts[set] as number) === 1;
