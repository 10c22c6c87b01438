/** Valid domains: the values of the sets that stand on an edge of some solution. */
import { OPEN, type Restriction } from './restriction.ts';

/** Writes 1 for every valid value, 0 for the others; values numbered through by `offsets`. */
export function markValid(restriction: Restriction, valid: Uint8Array, offsets: Int32Array): void {
  valid.fill(0);
  if (!restriction.settle()) return;
  const { diagram, assigned, marked } = restriction;
  const { setVariables, setStarts, setValues } = diagram;
  for (let set = 0; set < marked.length; set++) {
    if (marked[set] === 0) continue;
    const variable = setVariables[set] as number;
    const start = offsets[variable] as number;
    const only = assigned[variable] as number;
    if (only !== OPEN) {
      valid[start + only] = 1;
      continue;
    }
    const end = setStarts[set + 1] as number;
    for (let i = setStarts[set] as number; i < end; i++)
      valid[start + (setValues[i] as number)] = 1;
  }
}
