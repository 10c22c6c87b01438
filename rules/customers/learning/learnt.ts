/** All that is learnt, by number: see neighbours.ts and mixture.ts. */
import type { Neighbours } from './neighbours.ts';

export interface Learnt {
  readonly neighbours: Neighbours;
  readonly powers: Float32Array;
}
