/**
 * What personal data are used for, on what ground, by which channels, and the words in which people
 * are asked: the one place where that is declared.
 *
 * A wording is never changed once it has been shown; a new one gets the next version. Every decision
 * names the version it answers, so that years later it can be read what was said yes to.
 */
import type { Text } from '#rules/model/text.ts';

/** The ways a customer is contacted; `none` for purposes that contact nobody. */
export const CHANNELS = ['email', 'phone', 'sms', 'post', 'none'] as const;
export type Channel = (typeof CHANNELS)[number];

export const PURPOSES = ['service', 'profile', 'marketing', 'recommendations', 'research'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Wording {
  readonly version: number;
  readonly title: Text;
  /** What the customer says yes or no to. */
  readonly text: Text;
}

export interface PurposeDeclaration {
  readonly id: Purpose;
  /**
   * `contract`: part of serving an order, so nothing is asked and nothing can be refused. `told`: what
   * the customer said themselves, for this, and switches off bit by bit; a restriction ends all of it.
   */
  readonly ground: 'contract' | 'told' | 'consent';
  readonly channels: readonly [Channel, ...Channel[]];
  /** Ascending by version; the last one is shown. */
  readonly wordings: readonly [Wording, ...Wording[]];
  /** A yes to an older wording than this one counts no longer; a no always counts. */
  readonly countsFrom: number;
}

const DECLARATIONS: Readonly<Record<Purpose, PurposeDeclaration>> = {
  service: {
    id: 'service',
    ground: 'contract',
    channels: ['email', 'phone', 'sms', 'post'],
    countsFrom: 1,
    wordings: [
      {
        version: 1,
        title: { en: 'Messages about your orders', sv: 'Meddelanden om dina beställningar' },
        text: {
          en: 'Confirmations, changes of the date, invoices and what you need to know about safety. They are part of every order, so there is nothing to agree to.',
          sv: 'Bekräftelser, ändrade datum, fakturor och det du behöver veta om säkerhet. De hör till varje beställning, så det finns inget att godkänna.',
        },
      },
    ],
  },
  profile: {
    id: 'profile',
    ground: 'told',
    channels: ['none'],
    countsFrom: 1,
    wordings: [
      {
        version: 1,
        title: { en: 'What you tell us about yourself', sv: 'Det du berättar om dig själv' },
        text: {
          en: 'Your preferences steer what you are offered: that is what you told them for.',
          sv: 'Dina önskemål styr vad du erbjuds: det är därför du berättade dem.',
        },
      },
    ],
  },
  marketing: {
    id: 'marketing',
    ground: 'consent',
    channels: ['email', 'phone', 'sms', 'post'],
    countsFrom: 1,
    wordings: [
      {
        version: 1,
        title: { en: 'Offers and news', sv: 'Erbjudanden och nyheter' },
        text: {
          en: 'We may tell you about offers, news and upgrades that fit what you have. You can take this back at any time.',
          sv: 'Vi får berätta om erbjudanden, nyheter och uppgraderingar som passar det du har. Du kan ta tillbaka det när som helst.',
        },
      },
    ],
  },
  recommendations: {
    id: 'recommendations',
    ground: 'consent',
    channels: ['none'],
    countsFrom: 1,
    wordings: [
      {
        version: 1,
        title: { en: 'Proposals worked out for me', sv: 'Förslag uträknade för mig' },
        text: {
          en: 'We may work out from what you chose and bought what may suit you next, and propose it. What you tell us yourself is used in any case; that and marks by what others choose have their own switches under your preferences.',
          sv: 'Vi får räkna ut vad som kan passa dig härnäst av det du valt och köpt, och föreslå det. Det du själv berättar används ändå; det och märken efter vad andra väljer har egna reglage under dina önskemål.',
        },
      },
    ],
  },
  research: {
    id: 'research',
    ground: 'consent',
    channels: ['email', 'phone'],
    countsFrom: 1,
    wordings: [
      {
        version: 1,
        title: { en: 'Questions about how we do', sv: 'Frågor om hur vi sköter oss' },
        text: {
          en: 'We may ask you how you like what you bought, and use the answers to make it better.',
          sv: 'Vi får fråga vad du tycker om det du köpt, och använda svaren för att göra det bättre.',
        },
      },
    ],
  },
};

export const declarationOf = (purpose: Purpose): PurposeDeclaration => DECLARATIONS[purpose];

/** The wording people are shown now. */
export function currentWording(purpose: Purpose): Wording {
  const { wordings } = DECLARATIONS[purpose];
  return wordings.at(-1) ?? wordings[0];
}

/** A wording of the past, as it was answered; undefined when there never was one. */
export const wordingOf = (purpose: Purpose, version: number): Wording | undefined =>
  DECLARATIONS[purpose].wordings.find((wording) => wording.version === version);

/** One thing that can be allowed or refused. */
export interface Choice {
  readonly purpose: Purpose;
  readonly channel: Channel;
}

/** Every choice there is to make, in the order in which they are shown. */
export const CHOICES: readonly Choice[] = PURPOSES.filter(
  (purpose) => DECLARATIONS[purpose].ground === 'consent',
).flatMap((purpose) => DECLARATIONS[purpose].channels.map((channel) => ({ purpose, channel })));

/** A choice as forms name it: `marketing.email`. */
export const choiceName = ({ purpose, channel }: Choice): string => `${purpose}.${channel}`;

/** The choice of that name; undefined when there is none. */
export const choiceNamed = (name: string): Choice | undefined =>
  CHOICES.find((choice) => choiceName(choice) === name);
