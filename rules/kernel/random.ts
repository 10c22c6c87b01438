/**
 * Seeded pseudo-random numbers, so that every run with a seed is the same.
 * Method: mulberry32 (T. Ettinger, public domain): a 32-bit counter through a mixing function.
 */

/** A function that gives the next number in [0, 1). */
export function seededRandom(seed: number): () => number {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
