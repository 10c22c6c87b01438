/** The limits of proposing something besides: how likely it must be, to whom not, and not again how soon. */

/** Of what often goes with the rest: so likely at least that it would be chosen. */
export const LEAST_CHANCE = 0.25;
/** After a refusal it is not proposed again, in any product, for so many days. */
export const NOT_AGAIN_DAYS = 90;
/** To one of so many people nothing is proposed. */
const HELD_OUT_OF = 10;

/**
 * Whether somebody is among those to whom nothing is proposed, so that what proposing does can be told
 * from what they would have chosen anyway. Always the same for the same person; by the FNV-1a hash (Fowler, Noll and
 * Vo), of which one of ten comes out the same however ids are made.
 */
export function isHeldOut(person: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < person.length; at++) {
    hash = Math.imul(hash ^ person.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash % HELD_OUT_OF === 0;
}
