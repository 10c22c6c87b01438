/**
 * One minimal conflict among constraints: no proper subset of it is a conflict.
 *
 * Prefers to blame constraints late in the list. Needs the list to be a conflict together with the
 * background, and the background alone to be consistent (else the conflict is empty).
 * Method: Junker, QuickXplain: Preferred Explanations and Relaxations for Over-Constrained
 * Problems, 2004.
 */
export function quickXplain<T>(
  constraints: readonly T[],
  isConsistent: (some: readonly T[]) => boolean,
): readonly T[] {
  if (!isConsistent([])) return [];
  const minimal = (background: readonly T[], added: boolean, rest: readonly T[]): readonly T[] => {
    if (added && !isConsistent(background)) return [];
    if (rest.length <= 1) return rest;
    // What is looked at with the other half as background is blamed only where that half can't be.
    const half = rest.length >> 1;
    const earlier = rest.slice(0, half);
    const later = rest.slice(half);
    const fromEarlier = minimal([...background, ...later], true, earlier);
    const fromLater = minimal([...background, ...fromEarlier], fromEarlier.length > 0, later);
    return [...fromEarlier, ...fromLater];
  };
  return minimal([], false, constraints);
}
