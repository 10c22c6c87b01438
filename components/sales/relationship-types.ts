/** What the desk shows of a relationship beside the profile: who, what was said, what is next. */
import type { Channel } from '#rules/customers/contact.ts';
import type { DuplicateReason } from '#rules/customers/duplicates.ts';
import type { IdentifierKind } from '#rules/customers/identifiers.ts';

export interface ShownIdentifier {
  readonly id: string;
  readonly kind: IdentifierKind;
  /** Absent where it says nothing to a person: account and device. */
  readonly value?: string | undefined;
  readonly verified: boolean;
  readonly source: string;
  /** ISO time. */
  readonly lastSeenAt: string;
  readonly mayVerify: boolean;
  readonly mayRemove: boolean;
}

/** One line of the summary, with where to go on. */
export interface ShownFact {
  readonly id: string;
  readonly text: string;
  /** ISO time. */
  readonly at: string;
  readonly href?: string | undefined;
}

export interface ShownFollowUp {
  readonly id: string;
  /** YYYY-MM-DD */
  readonly dueOn: string;
  readonly due: boolean;
  readonly text: string;
  readonly by?: string | undefined;
}

export const SUMMARY_PARTS = ['open', 'lookedAt', 'asked', 'bought', 'refused'] as const;
export type SummaryPart = (typeof SUMMARY_PARTS)[number];

export interface ShownSummary {
  readonly followUps: readonly ShownFollowUp[];
  readonly facts: Readonly<Record<SummaryPart, readonly ShownFact[]>>;
}

export interface ShownTimeline {
  /** The channel shown alone. */
  readonly channel?: Channel | undefined;
  readonly filters: readonly { readonly channel?: Channel | undefined; readonly href: string }[];
  readonly older?: string | undefined;
}

export interface ShownSame {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly href: string;
}

export interface ShownMerge {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly reasons: readonly DuplicateReason[];
  /** ISO time. */
  readonly mergedAt: string;
  /** Absent: by rule. */
  readonly mergedBy?: string | undefined;
  /** Only the last one can be undone. */
  readonly mayUndo: boolean;
}

/** What was sent from the page and not taken. */
export interface RefusedIntent {
  readonly intent: string;
  readonly code: string;
  readonly typed: Readonly<Record<string, string>>;
}

export interface ShownPair {
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly href: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly contact: string;
  }[];
}

/** A record of a pair, or what would become of both. */
export interface ShownRecord {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly account: boolean;
  /** ISO time. */
  readonly since: string;
  readonly counts: Readonly<
    Record<'orders' | 'quotes' | 'configurations' | 'preferences' | 'interactions', number>
  >;
}

export interface ShownComparison {
  readonly keepId: string;
  readonly giveId: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly kept: ShownRecord;
  readonly given: ShownRecord;
  /** Absent where both have an account. */
  readonly merged?: ShownRecord | undefined;
  /** The other way round; absent where the account decides. */
  readonly swapHref?: string | undefined;
  readonly distinct: boolean;
  readonly hrefs: { readonly kept: string; readonly given: string; readonly list: string };
}
