/** Two records without an order of their own: the smaller id first. */
export interface Pair {
  readonly firstId: string;
  readonly secondId: string;
}

export const orderedPair = (a: string, b: string): Pair =>
  a < b ? { firstId: a, secondId: b } : { firstId: b, secondId: a };
