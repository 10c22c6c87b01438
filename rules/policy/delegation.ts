/** For how long somebody stands in for somebody else: whole days, both ends included. */
export interface Absence {
  /** YYYY-MM-DD; absent: since ever. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Whether the day `today` (YYYY-MM-DD) is in the absence; never, where it has no end. */
export const isAway = ({ from, until }: Absence, today: string): boolean =>
  until !== null && (from === null || from <= today) && today <= until;
