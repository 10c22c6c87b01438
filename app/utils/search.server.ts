/**
 * Searching text whatever its case, on both databases. SQLite knows the case of the letters A to Z
 * alone, and so does PostgreSQL where its locale is C. So what a search looks in is stored in lower
 * case where there is a column for it, and elsewhere the usual spellings of a word are tried.
 */
import { databaseProvider, type Prisma } from './database.server.ts';

/** As stored for searching. */
export const searchable = (...parts: readonly string[]): string =>
  parts.join(' ').normalize('NFC').toLowerCase();

/** The words of a search; every one of them has to be found. */
export const searchWords = (search: string | undefined): readonly string[] =>
  (search ?? '').normalize('NFC').split(/\s+/).filter(Boolean);

/** What a column in natural spelling may hold of `word`: any of these will do. */
export function anyCase(word: string): readonly Prisma.StringFilter[] {
  const [first = '', ...rest] = word.toLowerCase();
  const capitalised = `${first.toUpperCase()}${rest.join('')}`;
  const spellings = new Set([word, word.toLowerCase(), word.toUpperCase(), capitalised]);
  // The SQLite client's types know no `mode`; PostgreSQL needs it for A to Z.
  const mode = databaseProvider() === 'postgresql' ? { mode: 'insensitive' } : {};
  return [...spellings].map((contains) => ({ contains, ...mode }));
}
