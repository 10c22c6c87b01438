/** The universal restart sequence 1 1 2 1 1 2 4 … (Luby, Sinclair, Zuckerman, 1993). */
export function luby(index: number): number {
  let power = 1;
  while (power - 1 < index + 1) power *= 2;
  // The sequence up to place 2^k - 1 ends with 2^(k-1); before it stands the shorter one twice.
  if (power - 1 === index + 1) return power / 2;
  return luby(index - (power / 2 - 1));
}
