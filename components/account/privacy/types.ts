/** What the privacy pages show. Texts of purposes come in the reader's language. */
import type { Channel, Purpose, PurposeDeclaration } from '#rules/customers/consent/purposes.ts';
import type { ConsentSource } from '#rules/customers/consent/ledger.ts';

export interface ShownDecision {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  readonly decision: 'granted' | 'denied';
  readonly source: ConsentSource;
  /** The words that were answered. */
  readonly text: string;
  readonly version: number;
}

export interface ShownChoice {
  /** `marketing.email` */
  readonly name: string;
  readonly channel: Channel;
  readonly state: 'granted' | 'denied' | 'unasked';
  /** The denials shown, for the form to send back. */
  readonly seen: string;
  readonly history: readonly ShownDecision[];
}

export interface ShownPurpose {
  readonly id: Purpose;
  readonly title: string;
  readonly text: string;
  readonly ground: PurposeDeclaration['ground'];
  /** None where nothing is asked. */
  readonly choices: readonly ShownChoice[];
}

export const AREAS = [
  'account',
  'profile',
  'preferences',
  'consents',
  'configurations',
  'quotes',
  'orders',
  'invoices',
  'interactions',
  'mails',
  'messages',
  'points',
  'accesses',
] as const;
export type AreaId = (typeof AREAS)[number];

export const FACTS = [
  'name',
  'email',
  'phone',
  'birthday',
  'address',
  'vatId',
  'language',
  'market',
  'group',
  'tier',
  'manager',
  'identifiers',
  'segment',
  'worth',
  'categorySpend',
  'wanted',
  'usage',
  'since',
  'session',
  'value',
  'source',
  'used',
  'channel',
  'decision',
  'words',
  'changed',
  'status',
  'total',
  'product',
  'delivery',
  'wishes',
  'validUntil',
  'comment',
  'issuedOn',
  'by',
  'about',
  'text',
  'because',
  'rating',
  'sure',
  'orders',
] as const;
export type FactLabel = (typeof FACTS)[number];

export interface ShownFact {
  readonly label: FactLabel;
  /** One of these: words, a message of the catalogue by its key, a moment, an amount. */
  readonly text?: string | undefined;
  readonly message?: string | undefined;
  readonly moment?: string | undefined;
  readonly money?: { readonly amount: number; readonly currency: string } | undefined;
}

export interface ShownEntry {
  readonly id: string;
  readonly title?: string | undefined;
  /** Key of the catalogue, instead of a title. */
  readonly titleMessage?: string | undefined;
  /** ISO time. */
  readonly at?: string | undefined;
  readonly facts: readonly ShownFact[];
}

export interface ShownArea {
  readonly id: AreaId;
  readonly entries: readonly ShownEntry[];
  /** How many more there are than are shown. */
  readonly more: number;
}
