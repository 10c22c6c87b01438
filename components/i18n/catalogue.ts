/**
 * The messages of each language as they are known where this runs: all of them on the server, in a
 * browser those it has fetched. They are not part of a page's data: one file for each language, kept
 * by the browser for as long as its text does not change.
 */
import type { Messages } from './messages.ts';

/** The id of the link in the head by which a page says where the texts of its language are. */
export const CATALOGUE_LINK = 'catalogue';

const known = new Map<string, Messages>();

export function keepCatalogue(locale: string, messages: Messages): void {
  known.set(locale, messages);
}

export const catalogueOf = (locale: string): Messages | undefined => known.get(locale);

/** Fetches the messages of a language; at once where they are here. Rejects where they do not come. */
export async function loadCatalogue(locale: string, href: string): Promise<Messages> {
  const here = known.get(locale);
  if (here) return here;
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  const messages = (await answer.json()) as Messages;
  keepCatalogue(locale, messages);
  return messages;
}
