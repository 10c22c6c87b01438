/**
 * The exact number of solutions: sums over edges, products over pairs, in one pass up.
 *
 * As long as all of the diagram has less than 2⁵³ solutions, doubles are exact. Else the count is
 * taken modulo several primes below 2²⁶, whose products of two fit a double, and put together by
 * the Chinese remainder theorem in Garner's form (Knuth, The Art of Computer Programming 2, 4.3.2).
 * A pass counts only what hangs on variables that changed since the last: linear in that part,
 * times the number of primes.
 */
import { NO_SOLUTION, nodeCount, type Diagram } from './diagram.ts';
import type { Restriction } from './restriction.ts';
import { StaleNodes } from './stale-nodes.ts';

const EXACT = 2n ** 53n;
const PRIME_BITS = 26;

export class Counting {
  /** One prime after the other for node 0, then for node 1 …; or just the counts. */
  private readonly counts: Float64Array;
  private readonly stale: StaleNodes;
  private readonly primes: readonly number[];
  private readonly inverses: readonly number[];
  constructor(private readonly restriction: Restriction) {
    const { diagram } = restriction;
    const most = countAll(diagram);
    this.primes = most < EXACT ? [] : primesBeyond(most);
    this.inverses = this.primes.map((prime) => 1 / prime);
    const width = Math.max(1, this.primes.length);
    this.counts = new Float64Array(nodeCount(diagram) * width).fill(1, 0, width);
    this.stale = new StaleNodes(restriction);
  }

  count(): bigint {
    if (!this.restriction.settle()) return 0n;
    const { root } = this.restriction.diagram;
    const { stale, primes } = this;
    stale.collect();
    for (let i = stale.count - 1; i >= 0; i--) {
      const place = stale.list[i] as number;
      if (primes.length === 0) this.countNode(place);
      else this.countNodeModulo(place);
    }
    if (primes.length === 0) return BigInt(this.counts[root] as number);
    const start = root * primes.length;
    return fromResidues(this.counts.subarray(start, start + primes.length), primes);
  }

  /** Of a live node, by its place in `live`; as for all that follow. */
  private countNode(place: number): void {
    const { counts } = this;
    const { diagram, allowed, live, liveStarts, liveSets, liveTargets } = this.restriction;
    const { lefts, rights } = diagram;
    const node = live[place] as number;
    const end = liveStarts[place + 1] as number;
    let e = liveStarts[place] as number;
    let sum = 0;
    if (e === end) {
      sum = (counts[lefts[node] as number] as number) * (counts[rights[node] as number] as number);
    }
    for (; e < end; e++) {
      const width = allowed[liveSets[e] as number] as number;
      sum += width * (counts[liveTargets[e] as number] as number);
    }
    counts[node] = sum;
  }

  private countNodeModulo(place: number): void {
    const { live, liveStarts } = this.restriction;
    const start = liveStarts[place] as number;
    const end = liveStarts[place + 1] as number;
    if (start === end) this.multiplySides(live[place] as number);
    else this.addEdges(live[place] as number, start, end);
  }

  private multiplySides(node: number): void {
    const { counts, primes, inverses } = this;
    const { lefts, rights } = this.restriction.diagram;
    const many = primes.length;
    const own = node * many;
    const left = (lefts[node] as number) * many;
    const right = (rights[node] as number) * many;
    for (let k = 0; k < many; k++) {
      counts[own + k] = rest(
        (counts[left + k] as number) * (counts[right + k] as number),
        primes[k] as number,
        inverses[k] as number,
      );
    }
  }

  private addEdges(node: number, start: number, end: number): void {
    const { counts, primes, inverses } = this;
    const { allowed, liveSets, liveTargets } = this.restriction;
    const many = primes.length;
    for (let k = 0; k < many; k++) {
      // The widths are at most 2¹⁶ together, so the sum has 42 bits at most.
      let sum = 0;
      for (let e = start; e < end; e++) {
        const width = allowed[liveSets[e] as number] as number;
        sum += width * (counts[(liveTargets[e] as number) * many + k] as number);
      }
      counts[node * many + k] = rest(sum, primes[k] as number, inverses[k] as number);
    }
  }
}

/** Before: 0 ≤ a < 2⁵³. */
function rest(a: number, prime: number, inverse: number): number {
  const left = a - Math.floor(a * inverse) * prime;
  // The product with the inverse is off by one at most.
  return left < 0 ? left + prime : left >= prime ? left - prime : left;
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

/** The greatest primes of PRIME_BITS bits whose product is greater than `most`. */
function primesBeyond(most: bigint): number[] {
  const primes: number[] = [];
  let product = 1n;
  for (let n = 2 ** PRIME_BITS - 1; product <= most; n -= 2) {
    if (!isPrime(n)) continue;
    primes.push(n);
    product *= BigInt(n);
  }
  return primes;
}

function isPrime(n: number): boolean {
  for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
  return true;
}

function fromResidues(residues: Float64Array, primes: readonly number[]): bigint {
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
