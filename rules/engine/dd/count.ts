/**
 * The exact number of solutions: sums over edges, products over pairs, in one pass up.
 *
 * As long as all of the diagram has less than 2⁵³ solutions, doubles are exact. Else the count is
 * taken modulo several primes below 2²⁶, whose products of two fit a double, and put together by
 * the Chinese remainder theorem in Garner's form (Knuth, The Art of Computer Programming 2, 4.3.2).
 * Linear in the part reached, times the number of primes.
 */
import { NOTHING_LEFT, NO_SOLUTION, nodeCount, type Diagram } from './diagram.ts';
import type { Restriction } from './restriction.ts';

const EXACT = 2n ** 53n;
const PRIME_BITS = 26;

export class Counting {
  private readonly counts: Float64Array;
  private readonly primes: readonly number[];

  constructor(private readonly restriction: Restriction) {
    const { diagram } = restriction;
    this.counts = new Float64Array(nodeCount(diagram));
    const most = countAll(diagram);
    const needed = most < EXACT ? 0 : Math.ceil(most.toString(2).length / (PRIME_BITS - 1)) + 1;
    this.primes = primesBelow(2 ** PRIME_BITS, needed);
  }

  count(): bigint {
    if (!this.restriction.settle()) return 0n;
    if (this.primes.length === 0) return BigInt(this.exactly());
    return fromResidues(
      this.primes.map((prime) => this.modulo(prime)),
      this.primes,
    );
  }

  private exactly(): number {
    const { counts } = this;
    const { diagram, allowed, alive, active, activeCount } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    counts[NOTHING_LEFT] = 1;
    for (let i = activeCount - 1; i >= 0; i--) {
      const node = active[i] as number;
      if (alive[node] === 0) {
        counts[node] = 0;
        continue;
      }
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      let sum = 0;
      if (e === end)
        sum =
          (counts[lefts[node] as number] as number) * (counts[rights[node] as number] as number);
      for (; e < end; e++) {
        const width = allowed[edgeSets[e] as number] as number;
        if (width > 0) sum += width * (counts[edgeTargets[e] as number] as number);
      }
      counts[node] = sum;
    }
    return counts[root] as number;
  }

  private modulo(prime: number): number {
    const { counts } = this;
    const { diagram, allowed, alive, active, activeCount } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights, root } = diagram;
    const inverse = 1 / prime;
    counts[NOTHING_LEFT] = 1;
    for (let i = activeCount - 1; i >= 0; i--) {
      const node = active[i] as number;
      if (alive[node] === 0) {
        counts[node] = 0;
        continue;
      }
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      let sum = 0;
      if (e === end) {
        sum = reduce(
          (counts[lefts[node] as number] as number) * (counts[rights[node] as number] as number),
          prime,
          inverse,
        );
      }
      for (; e < end; e++) {
        const width = allowed[edgeSets[e] as number] as number;
        if (width === 0) continue;
        sum = reduce(sum + width * (counts[edgeTargets[e] as number] as number), prime, inverse);
      }
      counts[node] = sum;
    }
    return counts[root] as number;
  }
}

/** Before: 0 ≤ a < 2⁵³. */
function reduce(a: number, prime: number, inverse: number): number {
  const rest = a - Math.floor(a * inverse) * prime;
  return rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest;
}

/** All solutions of a diagram. */
export function countAll({
  root,
  edgeStarts,
  edgeSets,
  edgeTargets,
  lefts,
  rights,
  setStarts,
}: Diagram): bigint {
  if (root === NO_SOLUTION) return 0n;
  const counts: bigint[] = [1n];
  for (let node = 1; node < lefts.length; node++) {
    const end = edgeStarts[node + 1] as number;
    let e = edgeStarts[node] as number;
    let sum = 0n;
    if (e === end) sum = (counts[lefts[node] ?? 0] ?? 0n) * (counts[rights[node] ?? 0] ?? 0n);
    for (; e < end; e++) {
      const set = edgeSets[e] ?? 0;
      const width = (setStarts[set + 1] ?? 0) - (setStarts[set] ?? 0);
      sum += BigInt(width) * (counts[edgeTargets[e] ?? 0] ?? 0n);
    }
    counts.push(sum);
  }
  return counts[root] ?? 0n;
}

function primesBelow(limit: number, count: number): number[] {
  const primes: number[] = [];
  for (let n = limit - 1; primes.length < count; n -= 2) if (isPrime(n)) primes.push(n);
  return primes;
}

function isPrime(n: number): boolean {
  for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
  return true;
}

function fromResidues(residues: readonly number[], primes: readonly number[]): bigint {
  let value = 0n;
  let product = 1n;
  residues.forEach((residue, i) => {
    const prime = BigInt(primes[i] ?? 1);
    const missing = (((BigInt(residue) - value) % prime) + prime) % prime;
    value += product * ((missing * inverseModulo(product % prime, prime)) % prime);
    product *= prime;
  });
  return value;
}

function inverseModulo(a: bigint, prime: bigint): bigint {
  let [previous, current] = [prime, a];
  let [before, now] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, now] = [now, before - quotient * now];
  }
  return ((before % prime) + prime) % prime;
}
