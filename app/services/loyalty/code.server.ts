/** Codes that people type: no letter that looks like another. */
import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;

/** 49 bits nobody guesses, after a letter that says what it is. */
export const newCode = (kind: 'F' | 'P'): string =>
  `${kind}-${Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
