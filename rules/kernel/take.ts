/** The first of what comes one after the other, at most `limit`; no more than those are made. */
export function take<T>(each: Iterable<T>, limit: number): T[] {
  const taken: T[] = [];
  if (limit <= 0) return taken;
  for (const one of each) {
    taken.push(one);
    if (taken.length >= limit) break;
  }
  return taken;
}
