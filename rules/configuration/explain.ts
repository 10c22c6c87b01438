/** Why a value is not available, and what to give up for it, over a space with named rules. */
import type { Literal } from '#rules/engine/sat/literal.ts';
import { correctionSets } from '#rules/engine/explain/hitting-sets.ts';
import { quickXplain } from '#rules/engine/explain/quickxplain.ts';
import type { Space } from './space.ts';
import type { Decision, Explanation } from './types.ts';

export interface Placed {
  readonly decision: Decision;
  readonly literal: Literal;
}

/**
 * A minimal clash of rules and decisions with `wanted`; recent decisions are blamed first.
 *
 * First the decisions, under all rules; then the rules, under those decisions. Together they are
 * minimal: fewer decisions would not clash with all rules, so not with some of them. The rules are
 * first cut down to those the solver's own proof used.
 */
export function explainClash(
  space: Space,
  decisions: readonly Placed[],
  wanted: Literal,
): Explanation {
  const selectors = space.selectors.map(({ literal }) => literal);
  let unknown = false;
  const find = (assumptions: readonly Literal[]) => {
    const finding = space.find(assumptions);
    unknown ||= finding.status === 'unknown';
    return finding;
  };
  const literals = (some: readonly Placed[]): Literal[] => some.map(({ literal }) => literal);
  // The rules come first, so that the solver keeps what follows from them between calls.
  const underAllRules = (some: readonly Placed[]): boolean =>
    find([...selectors, wanted, ...literals(some)]).status !== 'unsat';
  const none = { decisions: [], rules: [] };
  // Newest last: what stands later in the list is blamed first.
  if (underAllRules(decisions)) return { status: unknown ? 'unknown' : 'valid', ...none };
  const clash = quickXplain(decisions, underAllRules);

  const fixed = [wanted, ...literals(clash)];
  const proof = find([...fixed, ...selectors]);
  const used = new Set(proof.status === 'unsat' ? proof.core : selectors);
  const suspects = space.selectors.filter(({ literal }) => used.has(literal));
  const rules = quickXplain(
    suspects,
    (some) => find([...fixed, ...some.map(({ literal }) => literal)]).status !== 'unsat',
  );
  if (unknown) return { status: 'unknown', ...none };
  const blamed = new Set(clash.map(({ decision }) => decision));
  return {
    status: 'invalid',
    decisions: decisions.map(({ decision }) => decision).filter((each) => blamed.has(each)),
    rules: rules.map(({ name }) => name),
  };
}

/** Smallest sets of decisions without which `wanted` is possible, over a space where rules hold. */
export function decisionsToGiveUp(
  space: Space,
  decisions: readonly Placed[],
  wanted: Literal,
  limit: number,
): readonly (readonly Decision[])[] {
  if (space.find([wanted]).status !== 'sat') return [];
  const findConflict = (without: ReadonlySet<Placed>): readonly Placed[] | undefined => {
    const kept = decisions.filter((placed) => !without.has(placed));
    const finding = space.find([wanted, ...kept.map(({ literal }) => literal)]);
    if (finding.status === 'sat') return undefined;
    // Out of budget: nothing known, so this way is not followed further.
    if (finding.status === 'unknown') return [];
    const core = new Set(finding.core);
    return kept.filter(({ literal }) => core.has(literal));
  };
  return correctionSets(findConflict, limit, 2000).map((set) =>
    set.map(({ decision }) => decision),
  );
}
