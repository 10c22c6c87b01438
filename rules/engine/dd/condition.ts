/**
 * A diagram under assignments that stay, without the variables nobody asks about.
 *
 * What holds: the solutions of the result are those of the diagram that hold the assignments, and
 * as many of them; it says nothing of `forgotten` variables where they had only one value left.
 * Method: conditioning and forgetting (Darwiche and Marquis, A knowledge compilation map, JAIR 17,
 * 2002). Only variables with one value at a node are forgotten there, so that counts stay; helper
 * variables that follow from others decided above are of that kind. Linear in the diagram.
 */
import { DiagramBuilder, emptyDiagram, type Edge } from './diagram-builder.ts';
import { nodeCount, NOTHING_LEFT, type Diagram } from './diagram.ts';
import { OPEN, Restriction } from './restriction.ts';

export function conditioned(
  diagram: Diagram,
  assignments: ReadonlyMap<number, number>,
  forgotten: (variable: number) => boolean,
): Diagram {
  const restriction = new Restriction(diagram);
  for (const [variable, value] of assignments) restriction.assign(variable, value);
  if (!restriction.settle()) return emptyDiagram(diagram.domains);
  const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = diagram;
  const { setVariables, setStarts, setValues, root } = diagram;
  const { live, liveCount, alive, allowed, assigned } = restriction;
  const sets = Array.from(setVariables, (variable, set): readonly number[] => {
    const only = assigned[variable] as number;
    if (only !== OPEN) return allowed[set] === 0 ? [] : [only];
    return Array.from(setValues.subarray(setStarts[set], setStarts[set + 1]));
  });
  const builder = new DiagramBuilder();
  const kept = new Int32Array(nodeCount(diagram)).fill(NOTHING_LEFT);
  for (let i = liveCount - 1; i >= 0; i--) {
    const node = live[i] as number;
    if (alive[node] === 0) continue;
    const end = edgeStarts[node + 1] as number;
    let e = edgeStarts[node] as number;
    if (e === end) {
      kept[node] = builder.all([
        kept[lefts[node] as number] as number,
        kept[rights[node] as number] as number,
      ]);
      continue;
    }
    const variable = setVariables[edgeSets[e] as number] as number;
    const edges: Edge[] = [];
    for (; e < end; e++) {
      const values = sets[edgeSets[e] as number] as readonly number[];
      const target = edgeTargets[e] as number;
      if (values.length > 0 && alive[target] === 1) {
        edges.push({ values, target: kept[target] as number });
      }
    }
    const [first] = edges;
    const settled = edges.length === 1 && first?.values.length === 1;
    kept[node] = settled && forgotten(variable) ? first.target : builder.decision(variable, edges);
  }
  return builder.finish(diagram.domains, diagram.parents, kept[root] as number);
}
