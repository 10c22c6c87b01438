/**
 * Whether two records are likely one customer, and why: every reason is one line a person can read,
 * with a weight of its own; the score is their sum. Names are compared word by word, in any order,
 * by edit distance (Levenshtein 1966). Texts come in folded: no case, no diacritics.
 */
import { distance } from 'fastest-levenshtein';
import { normalPostalCode } from './blocking.ts';
import { SHAREABLE_KINDS, type ShareableKind } from './identifiers.ts';

export const DUPLICATE_REASONS = [
  'email-verified',
  'phone-verified',
  'loyalty-card-verified',
  'email',
  'phone',
  'loyalty-card',
  'name-same',
  'name-similar',
  'names-differ',
  'postal-code',
  'street',
  'town',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What each reason adds, in points of a hundred. */
export const WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  'email-verified': 75,
  'phone-verified': 60,
  'loyalty-card-verified': 75,
  email: 60,
  phone: 35,
  'loyalty-card': 60,
  'name-same': 30,
  'name-similar': 20,
  // Couples and families share phone, mailbox and address.
  'names-differ': -20,
  'postal-code': 10,
  street: 10,
  // Towns are full of people of one name: the two together say nothing yet.
  town: 5,
};

/** From this score on two records are shown to a person. */
export const WORTH_A_LOOK = 40;
const MOST = 100;

export interface Comparable {
  readonly name: readonly string[];
  readonly street?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly country: string;
  readonly identifiers: readonly {
    readonly kind: string;
    readonly value: string;
    readonly verified: boolean;
  }[];
}

export interface Likeness {
  /** 0 to 100. */
  readonly score: number;
  /** In the order of `DUPLICATE_REASONS`. */
  readonly reasons: readonly DuplicateReason[];
}

/** Symmetric: the order of the two makes no difference. O(identifiers + words² · length²). */
export function compareCustomers(a: Comparable, b: Comparable): Likeness {
  const found = new Set<DuplicateReason>([
    ...SHAREABLE_KINDS.flatMap((kind) => sharedIdentifier(kind, a, b) ?? []),
    compareNames(a.name, b.name),
    ...comparePlaces(a, b),
  ]);
  const reasons = DUPLICATE_REASONS.filter((reason) => found.has(reason));
  const points = reasons.reduce((total, reason) => total + WEIGHTS[reason], 0);
  return { score: Math.min(MOST, Math.max(0, points)), reasons };
}

/**
 * Whether a rule may make them one without asking: both have proven the same identifier, and their
 * names do not speak against it.
 */
export const certainlyOne = ({ reasons }: Likeness): boolean =>
  SHAREABLE_KINDS.some((kind) => reasons.includes(`${kind}-verified`)) &&
  !reasons.includes('names-differ');

function sharedIdentifier(
  kind: ShareableKind,
  a: Comparable,
  b: Comparable,
): DuplicateReason | undefined {
  const others = new Map(
    b.identifiers
      .filter((other) => other.kind === kind)
      .map(({ value, verified }) => [value, verified]),
  );
  const shared = a.identifiers.filter((one) => one.kind === kind && others.has(one.value));
  if (shared.length === 0) return undefined;
  const proven = shared.some(({ value, verified }) => verified && others.get(value) === true);
  return proven ? `${kind}-verified` : kind;
}

/** Words differ by at most a quarter of their letters; a single letter stands for a name. */
const CLOSE = 0.25;

function wordsMatch(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.replace('.', '').length === 1) return long.startsWith(short.charAt(0));
  return distance(a, b) <= long.length * CLOSE;
}

function compareNames(
  a: readonly string[],
  b: readonly string[],
): 'name-same' | 'name-similar' | 'names-differ' {
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) return 'name-same';
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0 || !allMatch(few, many)) return 'names-differ';
  // A surname alone is no name to go by unless it is the very same.
  return few.length > 1 || many.includes(few[0] ?? '') ? 'name-similar' : 'names-differ';
}

/** Whether each of `few` has a partner of its own in `many`; names are short enough to try all. */
function allMatch(few: readonly string[], many: readonly string[]): boolean {
  const [first, ...rest] = few;
  if (first === undefined) return true;
  return many.some(
    (candidate, index) => wordsMatch(first, candidate) && allMatch(rest, many.toSpliced(index, 1)),
  );
}

function comparePlaces(a: Comparable, b: Comparable): readonly DuplicateReason[] {
  if (a.country !== b.country) return [];
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one !== '' && one === other;
  const code = (postalCode: string | undefined) => normalPostalCode(postalCode ?? '');
  return [
    ...(same(code(a.postalCode), code(b.postalCode)) ? (['postal-code'] as const) : []),
    ...(same(a.street, b.street) ? (['street'] as const) : []),
    ...(same(a.city, b.city) ? (['town'] as const) : []),
  ];
}
