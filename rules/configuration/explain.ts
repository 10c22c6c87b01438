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

type Item = { readonly rule: string; readonly literal: Literal } | Placed;

/** A minimal clash of rules and decisions with `wanted`; recent decisions are blamed last. */
export function explainClash(
  space: Space,
  decisions: readonly Placed[],
  wanted: Literal,
): Explanation {
  const rules = space.selectors.map(({ name, literal }) => ({ rule: name, literal }));
  // Newest first: what stands later in the list is blamed first.
  const items: readonly Item[] = [...[...decisions].reverse(), ...rules];
  let unknown = false;
  const isConsistent = (some: readonly Item[]): boolean => {
    const { status } = space.find([wanted, ...some.map(({ literal }) => literal)]);
    unknown ||= status === 'unknown';
    return status !== 'unsat';
  };
  const none = { decisions: [], rules: [] };
  if (isConsistent(items)) return { status: unknown ? 'unknown' : 'valid', ...none };
  const clash = quickXplain(items, isConsistent);
  if (unknown) return { status: 'unknown', ...none };
  const blamed = new Set<Decision | string>(
    clash.map((item) => ('rule' in item ? item.rule : item.decision)),
  );
  return {
    status: 'invalid',
    decisions: decisions.map(({ decision }) => decision).filter((each) => blamed.has(each)),
    rules: rules.map(({ rule }) => rule).filter((each) => blamed.has(each)),
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
