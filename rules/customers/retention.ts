/**
 * How long each kind of data is kept when nothing else ends it, and why: the one place where that is
 * declared. `app/services/customers/forget-overdue` keeps to it.
 */
export const RETAINED = [
  'guest-configurations',
  'guest-interactions',
  'interactions',
  'mails',
  'messages',
  'profile-accesses',
  'guest-orders',
] as const;
export type Retained = (typeof RETAINED)[number];

export interface Retention {
  /** Days since it was last touched. */
  readonly days: number;
  /** `forget`: the rows go. `pseudonymise`: the person goes, the books stay. */
  readonly then: 'forget' | 'pseudonymise';
  readonly because: string;
}

export const RETENTION: Readonly<Record<Retained, Retention>> = {
  'guest-configurations': {
    days: 90,
    then: 'forget',
    because: 'A session lasts 30 days; nobody can open the work of one that is long over.',
  },
  'guest-interactions': {
    days: 90,
    then: 'forget',
    because: 'They follow into an account at sign-in; after that they tell of nobody.',
  },
  interactions: {
    days: 3 * 365,
    then: 'forget',
    because: 'A relationship goes on where it ended, also after years; three are enough.',
  },
  mails: {
    days: 365,
    then: 'forget',
    because: 'Questions about what was written come within the year.',
  },
  messages: {
    days: 3 * 365,
    then: 'forget',
    because: 'What somebody was told once is not told again; after three years it may be.',
  },
  'profile-accesses': {
    days: 2 * 365,
    then: 'forget',
    because: 'Long enough to see who looked, and to ask why.',
  },
  'guest-orders': {
    days: 10 * 365,
    then: 'pseudonymise',
    because: 'Books and warranties ask for a name for seven to ten years, by country.',
  },
};

/** What was last touched before this moment is overdue. */
export const overdueBefore = (kind: Retained, now: Date): Date =>
  new Date(now.getTime() - RETENTION[kind].days * 24 * 60 * 60 * 1000);
