/** What somebody on another's configuration may do there; each role may do what those before it may. */
export const LIVE_ROLES = ['view', 'suggest', 'edit'] as const;
export type LiveRole = (typeof LIVE_ROLES)[number];

export const isLiveRole = (value: unknown): value is LiveRole =>
  LIVE_ROLES.some((role) => role === value);

/** Whether somebody in `role` may do what `needed` is asked for. */
export const mayAs = (role: LiveRole, needed: LiveRole): boolean =>
  LIVE_ROLES.indexOf(role) >= LIVE_ROLES.indexOf(needed);

/** The role that may do more. */
export const widerRole = (one: LiveRole, other: LiveRole): LiveRole =>
  mayAs(one, other) ? one : other;
