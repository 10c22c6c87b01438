/** How much a search may do before it says that it does not know. Counted, never timed. */
export interface Budget {
  readonly conflicts: number;
}

/** Enough for any family of a few hundred components; a guard, not a target. */
export const DEFAULT_BUDGET: Budget = { conflicts: 50_000 };
