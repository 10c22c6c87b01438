/**
 * What is written to customers of its own accord, and when: the one place where that is declared.
 * A new journey is an entry here, words in `app/services/messages/message-texts`, and a finder of its
 * occasions in `app/services/messages/occasions`.
 */
import type { Text } from '#rules/model/text.ts';
import type { Purpose } from '#rules/customers/consent/purposes.ts';

export const JOURNEYS = [
  'thanks',
  'satisfaction',
  'birthday',
  'abandoned',
  'win-back',
  'upgrade',
  'points-expire',
] as const;
export type JourneyId = (typeof JOURNEYS)[number];
export const isJourney = (id: string): id is JourneyId => JOURNEYS.some((known) => known === id);

/** By the ways a message can really go: a mail, or a call that somebody is asked to make. */
export const MESSAGE_CHANNELS = ['email', 'phone'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

export interface Journey {
  readonly id: JourneyId;
  readonly purpose: Purpose;
  readonly channels: readonly [MessageChannel, ...MessageChannel[]];
  /** Days from what gives occasion to it until it is written. */
  readonly afterDays: number;
  /** Days after that in which it still makes sense. */
  readonly lapsesAfterDays: number;
  readonly title: Text;
  /** What leads to it; the end of 'sent because …'. */
  readonly because: Text;
}

const DECLARED: Readonly<Record<JourneyId, Journey>> = {
  thanks: {
    id: 'thanks',
    purpose: 'service',
    channels: ['email'],
    afterDays: 0,
    lapsesAfterDays: 14,
    title: { en: 'Thanks, and how to care for it', sv: 'Tack, och hur du sköter den' },
    because: { en: 'your order was shipped', sv: 'din beställning har skickats' },
  },
  satisfaction: {
    id: 'satisfaction',
    purpose: 'research',
    channels: ['email', 'phone'],
    afterDays: 14,
    lapsesAfterDays: 30,
    title: { en: 'How do you like it?', sv: 'Vad tycker du om den?' },
    because: {
      en: 'your order was shipped two weeks ago',
      sv: 'din beställning skickades för två veckor sedan',
    },
  },
  birthday: {
    id: 'birthday',
    purpose: 'marketing',
    channels: ['email'],
    afterDays: 0,
    lapsesAfterDays: 2,
    title: { en: 'Birthday', sv: 'Födelsedag' },
    because: { en: 'it is your birthday', sv: 'du fyller år' },
  },
  abandoned: {
    id: 'abandoned',
    purpose: 'marketing',
    channels: ['email', 'phone'],
    afterDays: 3,
    lapsesAfterDays: 7,
    title: { en: 'Product left unfinished', sv: 'Produkt som blev liggande' },
    because: {
      en: 'you worked on a product and did not order it',
      sv: 'du arbetade med en produkt utan att beställa den',
    },
  },
  'win-back': {
    id: 'win-back',
    purpose: 'marketing',
    channels: ['email', 'phone'],
    afterDays: 0,
    lapsesAfterDays: 30,
    title: { en: 'Not seen for long', sv: 'Inte sett på länge' },
    because: {
      en: 'you have not bought for longer than you used to',
      sv: 'du har inte köpt på längre tid än du brukade',
    },
  },
  upgrade: {
    id: 'upgrade',
    purpose: 'marketing',
    channels: ['email', 'phone'],
    afterDays: 0,
    lapsesAfterDays: 14,
    title: {
      en: 'Something would suit the use better',
      sv: 'Något skulle passa användningen bättre',
    },
    because: {
      en: 'you use what you have more than it was made for',
      sv: 'du använder det du har mer än det är avsett för',
    },
  },
  // Nobody should lose what is theirs because they want no offers.
  'points-expire': {
    id: 'points-expire',
    purpose: 'service',
    channels: ['email'],
    afterDays: 0,
    lapsesAfterDays: 30,
    title: { en: 'Points about to expire', sv: 'Poäng som snart förfaller' },
    because: { en: 'points of yours expire soon', sv: 'dina poäng förfaller snart' },
  },
};

export const journeyOf = (id: JourneyId): Journey => DECLARED[id];

const DAY_MS = 24 * 60 * 60 * 1000;

/** From when on it is due, and when it makes no sense any more, by the time of its occasion. */
export function windowOf(journey: Journey, occasionAt: Date): { dueAt: Date; lapsesAt: Date } {
  const dueAt = new Date(occasionAt.getTime() + journey.afterDays * DAY_MS);
  return { dueAt, lapsesAt: new Date(dueAt.getTime() + journey.lapsesAfterDays * DAY_MS) };
}
