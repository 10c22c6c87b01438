/** For how long somebody stands in for somebody else: whole days (YYYY-MM-DD), both ends included. */
export interface Absence {
  /** Absent: since ever. */
  readonly from?: string | undefined;
  readonly until: string;
}

/** Whether the day `today` (YYYY-MM-DD) is in the absence. */
export const isAway = ({ from, until }: Absence, today: string): boolean =>
  (from === undefined || from <= today) && today <= until;
