/** Why a value is not available, and what to give up for it, over a space with named rules. */
import type { Literal } from '#rules/engine/sat/literal.ts';
import { quickXplain } from '#rules/engine/explain/quickxplain.ts';
import { take } from '#rules/kernel/take.ts';
import type { Space } from './space.ts';
import type { Decision, Explanation, LossOf } from './types.ts';

/** A decision, in whichever form the caller has it, and its literal. */
export interface Placed<D = Decision> {
  readonly decision: D;
  readonly literal: Literal;
}

export interface Clash<D> {
  readonly status: Explanation['status'];
  readonly decisions: readonly D[];
  readonly rules: readonly string[];
}

/**
 * A minimal clash of rules and decisions with `wanted` (or among themselves), over the products of one customer: `plain`,
 * where all rules simply hold, and `named`, where each can be left out; recent decisions are blamed first.
 *
 * First the decisions, under all rules; then the rules, under those decisions. Together they are
 * minimal: fewer decisions would not clash with all rules, so not with some of them. The rules are
 * first cut down to those the solver's own proof used.
 */
export function explainClash<D>(
  spaces: { readonly plain: Space; readonly named: Space },
  decisions: readonly Placed<D>[],
  wanted?: Literal,
): Clash<D> {
  const asked = wanted === undefined ? [] : [wanted];
  const { plain, named } = spaces;
  let unknown = false;
  const find = (space: Space, assumptions: readonly Literal[]) => {
    const finding = space.find(assumptions);
    unknown ||= finding.status === 'unknown';
    return finding;
  };
  const literals = (some: readonly Placed<D>[]): Literal[] => some.map(({ literal }) => literal);
  const underAllRules = (some: readonly Placed<D>[]): boolean =>
    find(plain, [...asked, ...literals(some)]).status !== 'unsat';
  const none = { decisions: [], rules: [] };
  // Newest last: what stands later in the list is blamed first.
  if (underAllRules(decisions)) return { status: unknown ? 'unknown' : 'valid', ...none };
  const clash = quickXplain(decisions, underAllRules);

  const fixed = [...asked, ...literals(clash)];
  const selectors = named.selectors.map(({ literal }) => literal);
  const proof = find(named, [...fixed, ...selectors]);
  const used = new Set(proof.status === 'unsat' ? proof.core : selectors);
  const suspects = named.selectors.filter(({ literal }) => used.has(literal));
  const rules = quickXplain(
    suspects,
    (some) => find(named, [...fixed, ...some.map(({ literal }) => literal)]).status !== 'unsat',
  );
  if (unknown) return { status: 'unknown', ...none };
  const blamed = new Set(clash.map(({ decision }) => decision));
  return {
    status: 'invalid',
    decisions: decisions.map(({ decision }) => decision).filter((each) => blamed.has(each)),
    rules: rules.map(({ name }) => name),
  };
}

/** Who finds, over the products where all rules hold, what has to be given up. */
export interface Correcting {
  /**
   * Minimal sets of literals to give up, out of those with a loss, so that some product has all
   * others and the fixed ones; least loss first, until the caller stops.
   */
  corrections(
    fixed: readonly Literal[],
    losses: ReadonlyMap<Literal, number>,
  ): Iterable<readonly Literal[]>;
}

/**
 * Minimal sets of decisions without which `wanted` (or else the rest of them) is possible; least
 * loss first.
 */
export function setsToGiveUp(
  products: Correcting,
  decisions: readonly Placed[],
  limit: number,
  lossOf: LossOf,
  wanted?: Literal,
): readonly (readonly Decision[])[] {
  const losses = new Map(decisions.map(({ decision, literal }) => [literal, lossOf(decision)]));
  const sets = take(products.corrections(wanted === undefined ? [] : [wanted], losses), limit);
  return sets.map((set) =>
    decisions.filter(({ literal }) => set.includes(literal)).map(({ decision }) => decision),
  );
}
