/** Puts numbers in random order, each order as likely as any other (R. Fisher, F. Yates). */
export function shuffle(numbers: number[] | Int32Array | Uint32Array, random: () => number): void {
  for (let i = numbers.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [numbers[i], numbers[j]] = [numbers[j] as number, numbers[i] as number];
  }
}
