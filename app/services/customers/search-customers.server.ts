/**
 * Customers by the beginnings of words, in a time that hardly grows with their number: the index is
 * read for the rarest of the words, at most a few thousand entries of it, and each customer found
 * there is asked for the others.
 */
import { database } from '#app/utils/database.server.ts';
import { foldedWords } from '#app/utils/fold.ts';

/** Entries of the index read at once. */
const AT_ONCE = 500;
/** Stretches of the index read before a search is taken to be too broad. */
const STRETCHES = 20;

export interface FoundCustomers {
  readonly ids: readonly string[];
  /** Some were not looked at: there may be others. */
  readonly more: boolean;
}

/** All texts that begin with `prefix`, as a range the index knows. */
export function beginsWith(prefix: string): { gte: string; lt: string; startsWith: string } {
  const last = prefix.charCodeAt(prefix.length - 1);
  const after = `${prefix.slice(0, -1)}${String.fromCharCode(last + 1)}`;
  return { gte: prefix, lt: after, startsWith: prefix };
}

/**
 * The words of what somebody typed. Digits are taken together, without the zeros people dial or leave
 * out.
 */
export const searchedWords = (text: string): readonly string[] =>
  /^[\d\s+()/-]*\d[\d\s+()/-]*$/.test(text)
    ? [text.replace(/\D/g, '').replace(/^0+/, '')].filter(Boolean)
    : foldedWords(text);

/**
 * Customers of whose words (`CustomerWord`, folded) some begins with each of `words`: all of them
 * where one of the words is the beginning of at most 500 others; else the first that come, until there
 * are `enough`, so that whoever types on finds the others. Nobody where no word is asked for.
 */
export async function searchCustomers(
  words: readonly string[],
  enough: number,
): Promise<FoundCustomers> {
  const starts = await Promise.all(words.map(async (word) => ({ word, few: await entries(word) })));
  const [rarest, ...others] = starts.toSorted((a, b) => a.few.length - b.few.length);
  if (rarest === undefined) return { ids: [], more: false };
  const found = new Set<string>();
  let stretch = rarest.few;
  for (let read = 1; ; read += 1) {
    for (const id of await having(stretch, others)) found.add(id);
    const last = stretch.length < AT_ONCE;
    if (last || found.size >= enough || read === STRETCHES) return { ids: [...found], more: !last };
    stretch = await entries(rarest.word, stretch.at(-1));
  }
}

/**
 * Those of the ids who are not erased, by name. Each is looked up by its id and sorted here: asked to
 * sort and to stop after a few, PostgreSQL walks the index of all names.
 */
export async function byName(ids: readonly string[]): Promise<string[]> {
  const rows = await database().customer.findMany({
    where: { id: { in: [...ids] }, erasedAt: null },
    select: { id: true, name: true },
  });
  return rows
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
    .map(({ id }) => id);
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

interface Entry {
  readonly word: string;
  readonly customerId: string;
}

/** The first entries that begin with `prefix`, or the first after one of them. */
function entries(prefix: string, after?: Entry): Promise<readonly Entry[]> {
  const range = beginsWith(prefix);
  return database().customerWord.findMany({
    where: {
      word: after === undefined ? range : { ...range, gte: after.word },
      ...(after && {
        OR: [{ word: { gt: after.word } }, { customerId: { gt: after.customerId } }],
      }),
    },
    orderBy: [{ word: 'asc' }, { customerId: 'asc' }],
    take: AT_ONCE,
    select: { word: true, customerId: true },
  });
}

/** Customers of the stretch who have all wanted words, too: each is a look-up in the index. */
async function having(
  stretch: readonly Entry[],
  wanted: readonly { readonly word: string }[],
): Promise<readonly string[]> {
  let ids = [...new Set(stretch.map(({ customerId }) => customerId))];
  for (const { word } of wanted) {
    if (ids.length === 0) break;
    const rows = await database().customerWord.findMany({
      where: { customerId: { in: ids }, word: beginsWith(word) },
      select: { customerId: true },
    });
    ids = [...new Set(rows.map(({ customerId }) => customerId))];
  }
  return ids;
}
