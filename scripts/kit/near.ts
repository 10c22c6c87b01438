/** Names close to a mistyped one, by edit distance (Wagner and Fischer, 1974). */

const SHOWN = 3;

/** “; did you mean …?” with the nearest names; empty when none is near. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const near = nearest(word, names);
  return near.length > 0 ? `; did you mean ${near.map((name) => `“${name}”`).join(' or ')}?` : '';
}

export function nearest(word: string, names: Iterable<string>): readonly string[] {
  const most = word.length < 3 ? 0 : Math.ceil(word.length / 3);
  return [...names]
    .map((name) => ({ name, far: name.includes(word) ? 1 : distance(word, name, most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, SHOWN)
    .map(({ name }) => name);
}

function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
