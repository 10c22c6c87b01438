/** Why somebody is erased: a closed list, so that nobody's name is written into the audit. */

/** Given by an administrator, for a customer without an account. */
export const ASKED_REASONS = ['asked-in-person', 'asked-in-writing', 'law'] as const;

export type ErasureReason = 'own-wish' | (typeof ASKED_REASONS)[number];
