/**
 * The exact number of solutions: sums over edges, products over pairs, in one pass up.
 *
 * As long as all of the diagram has less than 2⁵³ solutions, doubles are exact. Else the count is
 * taken modulo several primes below 2²⁶, whose products of two fit a double, and put together by
 * the Chinese remainder theorem in Garner's form (Knuth, The Art of Computer Programming 2, 4.3.2).
 * A pass counts only what hangs on variables that changed since the last: linear in that part,
 * times the number of primes.
 */
import { NOTHING_LEFT, NO_SOLUTION, nodeCount, type Diagram } from './diagram.ts';
import type { Restriction } from './restriction.ts';

const EXACT = 2n ** 53n;
const PRIME_BITS = 26;

export class Counting {
  /** One prime after the other for node 0, then for node 1 …; or just the counts. */
  private readonly counts: Float64Array;
  /** When a node was counted last. */
  private readonly counted: Float64Array;
  private readonly wanted: Uint8Array;
  private readonly primes: readonly number[];

  constructor(private readonly restriction: Restriction) {
    const { diagram } = restriction;
    const most = countAll(diagram);
    const needed = most < EXACT ? 0 : Math.ceil(most.toString(2).length / (PRIME_BITS - 1)) + 1;
    this.primes = primesBelow(2 ** PRIME_BITS, needed);
    this.counts = new Float64Array(nodeCount(diagram) * Math.max(1, needed));
    this.counts.fill(1, 0, Math.max(1, needed));
    this.counted = new Float64Array(nodeCount(diagram));
    this.wanted = new Uint8Array(nodeCount(diagram));
  }

  count(): bigint {
    if (!this.restriction.settle()) return 0n;
    const { root } = this.restriction.diagram;
    this.refresh(root);
    if (this.primes.length === 0) return BigInt(this.counts[root] as number);
    const start = root * this.primes.length;
    return fromResidues(this.counts.subarray(start, start + this.primes.length), this.primes);
  }

  /** Counts anew what hangs on a variable that changed since; all the rest still holds. */
  private refresh(root: number): void {
    const { wanted, counted } = this;
    const { diagram, allowed, alive, freshness } = this.restriction;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = diagram;
    const stale = (node: number): void => {
      if (wanted[node] === 0 && (counted[node] as number) < freshness.lastChanged(node))
        wanted[node] = 1;
    };
    counted[NOTHING_LEFT] = Infinity;
    stale(root);
    for (let node = root; node > NOTHING_LEFT; node--) {
      if (wanted[node] === 0) continue;
      const end = edgeStarts[node + 1] as number;
      let e = edgeStarts[node] as number;
      if (e === end) {
        stale(lefts[node] as number);
        stale(rights[node] as number);
      }
      for (; e < end; e++) {
        if ((allowed[edgeSets[e] as number] as number) > 0) stale(edgeTargets[e] as number);
      }
    }
    for (let node = NOTHING_LEFT + 1; node <= root; node++) {
      if (wanted[node] === 0) continue;
      wanted[node] = 0;
      counted[node] = freshness.time;
      if (this.primes.length === 0) this.countNode(node, alive[node] === 1);
      else this.countNodeModulo(node, alive[node] === 1);
    }
  }

  private countNode(node: number, alive: boolean): void {
    const { counts } = this;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.restriction.diagram;
    const end = edgeStarts[node + 1] as number;
    let e = edgeStarts[node] as number;
    let sum = 0;
    if (e === end) {
      sum = (counts[lefts[node] as number] as number) * (counts[rights[node] as number] as number);
    }
    for (; e < end; e++) {
      const width = this.restriction.allowed[edgeSets[e] as number] as number;
      if (width > 0) sum += width * (counts[edgeTargets[e] as number] as number);
    }
    counts[node] = alive ? sum : 0;
  }

  private countNodeModulo(node: number, alive: boolean): void {
    const { counts, primes } = this;
    const { edgeStarts, edgeSets, edgeTargets, lefts, rights } = this.restriction.diagram;
    const many = primes.length;
    const own = node * many;
    const end = edgeStarts[node + 1] as number;
    let e = edgeStarts[node] as number;
    if (!alive) counts.fill(0, own, own + many);
    else if (e === end) {
      const left = (lefts[node] as number) * many;
      const right = (rights[node] as number) * many;
      for (let k = 0; k < many; k++) {
        counts[own + k] = rest(
          (counts[left + k] as number) * (counts[right + k] as number),
          primes[k] as number,
        );
      }
    } else {
      counts.fill(0, own, own + many);
      for (; e < end; e++) {
        const width = this.restriction.allowed[edgeSets[e] as number] as number;
        if (width === 0) continue;
        const target = (edgeTargets[e] as number) * many;
        for (let k = 0; k < many; k++) {
          counts[own + k] = rest(
            (counts[own + k] as number) + width * (counts[target + k] as number),
            primes[k] as number,
          );
        }
      }
    }
  }
}

/** Before: 0 ≤ a < 2⁵³. */
function rest(a: number, prime: number): number {
  const left = a - Math.floor(a / prime) * prime;
  return left < 0 ? left + prime : left;
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
