/** Hides a part of a past configuration, as the part of it that is not decided yet. */
import { shuffle } from '#rules/kernel/shuffle.ts';
import { UNSET, type Sample } from './sample.ts';

/** A random part of a row's variables, as many as likely as any other number; and the others. */
export function hide(
  { domains, rows }: Sample,
  row: number,
  random: () => number,
): { readonly known: Uint32Array; readonly hidden: Uint32Array } {
  const width = domains.length;
  const set = Uint32Array.from(domains, (_, variable) => variable).filter(
    (variable) => rows[row * width + variable] !== UNSET,
  );
  shuffle(set, random);
  const known = Math.floor(random() * set.length);
  return { known: set.subarray(0, known), hidden: set.subarray(known) };
}
