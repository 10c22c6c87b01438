/** Which points are used first: those that expire first. */
export interface Lot {
  readonly id: string;
  readonly left: number;
  readonly expiresAt: Date;
}

export interface Taken {
  readonly lot: string;
  readonly points: number;
}

/** Lots that can be used at that moment, the first to expire first; equal ones by their id. */
export const usable = <L extends Lot>(lots: readonly L[], now: Date): readonly L[] =>
  lots
    .filter(({ left, expiresAt }) => left > 0 && expiresAt > now)
    .toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime() || (a.id < b.id ? -1 : 1));

/** What is taken of which lot to come to `points` (above 0); undefined where there are too few. */
export function consume(
  lots: readonly Lot[],
  points: number,
  now: Date,
): readonly Taken[] | undefined {
  const taken: Taken[] = [];
  let missing = points;
  for (const { id, left } of usable(lots, now)) {
    if (missing === 0) break;
    const part = Math.min(left, missing);
    taken.push({ lot: id, points: part });
    missing -= part;
  }
  return missing === 0 ? taken : undefined;
}
