/**
 * Counts products by walking through them, up to a limit: exact, or a proven lower bound.
 *
 * Every branch walked into holds a product already found, so no step leads nowhere. Two products
 * that differ only in which of several interchangeable slots holds what count once.
 */
import type { CompiledFamily } from '#rules/compile/compiled-family.ts';
import type { Literal } from '#rules/engine/sat/literal.ts';
import type { Product, Space } from './space.ts';

export interface ProductCount {
  readonly count: bigint;
  readonly exact: boolean;
  /** Where it is not exact: whether there are at least or at most so many. */
  readonly bound?: 'least' | 'most';
}

export function countProducts(
  compiled: CompiledFamily,
  space: Space,
  assumptions: readonly Literal[],
  limit: number,
): ProductCount {
  const first = space.find(assumptions);
  if (first.status === 'unsat') return { count: 0n, exact: true };
  if (first.status === 'unknown') return { count: 0n, exact: false, bound: 'least' };
  const nameOf = canonicalName(compiled);
  const seen = new Set<string>();
  let exact = true;
  const walk = (variable: number, prefix: readonly Literal[], product: Product): void => {
    if (!exact) return;
    const domain = compiled.variables[variable]?.domain;
    if (!domain) {
      if (seen.size >= limit && !seen.has(nameOf(product))) exact = false;
      else seen.add(nameOf(product));
      return;
    }
    for (let value = 0; value < domain.length && exact; value++) {
      const longer = [...prefix, space.literal(variable, value)];
      if (product[variable] === value) {
        walk(variable + 1, longer, product);
        continue;
      }
      const finding = space.find(longer);
      if (finding.status === 'unknown') exact = false;
      if (finding.status === 'sat') walk(variable + 1, longer, finding.product);
    }
  };
  walk(0, assumptions, first.product);
  return { count: BigInt(seen.size), exact, ...(exact ? {} : { bound: 'least' }) };
}

/** A name that products have in common exactly if they differ by exchanging slots at most. */
export function canonicalName({
  variables,
  interchangeable,
}: CompiledFamily): (p: Product) => string {
  const sets = interchangeable.map((owner) =>
    variables.flatMap((variable, number) => (variable.owner === owner ? [number] : [])),
  );
  return (product) => {
    const sorted = Int16Array.from(product);
    for (const set of sets) {
      const values = set.map((number) => product[number] ?? -1).sort((a, b) => a - b);
      set.forEach((number, i) => (sorted[number] = values[i] ?? -1));
    }
    return sorted.join();
  };
}
