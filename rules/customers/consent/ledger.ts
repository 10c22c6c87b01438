/**
 * The consent ledger: what a customer allowed and refused, and what holds now.
 *
 * Always holds: a denial counts until a grant replaces it by name, and a grant can only name the
 * denials that whoever granted it had before them. So a denial that arrives late, at the same time,
 * or with another customer's ledger that is put together with this one, is never lost, and neither
 * the order of decisions nor anybody's clock matters. (A flag on which disabling wins, of the
 * observed-remove family of replicated data types: Shapiro, Preguiça, Baquero, Zawirski, 'A
 * comprehensive study of convergent and commutative replicated data types', INRIA RR-7506, 2011.)
 */
import { type Choice, declarationOf } from './purposes.ts';

export const SOURCES = ['web', 'desk', 'import', 'unsubscribe-link'] as const;
export type ConsentSource = (typeof SOURCES)[number];

export interface ConsentDecision extends Choice {
  /** Unique over all customers. */
  readonly id: string;
  readonly decision: 'granted' | 'denied';
  readonly textVersion: number;
  readonly source: ConsentSource;
  /** Denials this grant answers; of a denial: empty. */
  readonly replaces: readonly string[];
  /** ISO time; for people to read, nothing follows from it but which of two is shown. */
  readonly at: string;
}

export type Ledger = readonly ConsentDecision[];

export interface ConsentState {
  /** `unasked` counts as no. */
  readonly state: 'granted' | 'denied' | 'unasked';
  /** The decision it follows from; the newest where there are several. */
  readonly because?: ConsentDecision | undefined;
  /** Ids of the denials that count: a grant has to name all of them. */
  readonly denials: readonly string[];
}

const isOf =
  ({ purpose, channel }: Choice) =>
  (decision: ConsentDecision): boolean =>
    decision.purpose === purpose && decision.channel === channel;

/** By time, then by id, so that the same ledger shows the same in any order of its rows. */
const newest = (decisions: readonly ConsentDecision[]): ConsentDecision | undefined =>
  decisions
    .toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
    .at(-1);

/**
 * What holds for one choice, by a ledger in any order and with any repetitions; O(n log n) in its
 * length.
 */
export function consentState(ledger: Ledger, choice: Choice): ConsentState {
  const decisions = ledger.filter(isOf(choice));
  const grants = decisions.filter(({ decision }) => decision === 'granted');
  const replaced = new Set(grants.flatMap(({ replaces }) => replaces));
  const denials = decisions.filter(
    ({ id, decision }) => decision === 'denied' && !replaced.has(id),
  );
  if (denials.length > 0) {
    const ids = [...new Set(denials.map(({ id }) => id))].sort();
    return { state: 'denied', because: newest(denials), denials: ids };
  }
  const { countsFrom } = declarationOf(choice.purpose);
  const counting = grants.filter(({ textVersion }) => textVersion >= countsFrom);
  const because = newest(counting);
  return because === undefined
    ? { state: 'unasked', denials: [] }
    : { state: 'granted', because, denials: [] };
}

/** Several customers' ledgers put together, each decision once. */
export function mergeLedgers(...ledgers: readonly Ledger[]): Ledger {
  return [...new Map(ledgers.flat().map((decision) => [decision.id, decision])).values()];
}
