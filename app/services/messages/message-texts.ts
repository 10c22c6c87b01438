/** The words of each journey's mail, by language; plain paragraphs, with a link of the customer's own. */
import { journeyOf, type JourneyId } from '#rules/customers/messages/journeys.ts';
import { translate } from '#rules/model/translate.ts';
import { mail, type MailText } from '../mail/mail-texts.ts';

export interface MessageWords {
  readonly name: string;
  /** What it is about: the order's number, the product's name. */
  readonly subject: string;
  /** Leads to what the message proposes, and says that it was followed. */
  readonly link: string;
  /** Ends messages of this purpose; absent where nothing was asked. */
  readonly unsubscribe?: string | undefined;
}

interface Words {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Texts = (words: MessageWords) => Words;

const ENGLISH: Readonly<Record<JourneyId, Texts>> = {
  thanks: ({ subject }) => ({
    title: `Your ${subject} is on its way: how to care for it`,
    paragraphs: [
      `Thank you for your order ${subject}. What you need to know about each part, how to fit and to care for it, is with the order:`,
    ],
  }),
  satisfaction: ({ subject }) => ({
    title: 'How do you like it?',
    paragraphs: [
      `Your order ${subject} has been with you for some days. Are you happy with it? One click tells us, a sentence helps us more:`,
    ],
  }),
  birthday: () => ({
    title: 'Happy birthday',
    paragraphs: [
      'All the best from all of us in the workshop. If there is something you have been thinking of building for yourself, today is a good day to begin:',
    ],
  }),
  abandoned: ({ subject }) => ({
    title: `${subject} is still here`,
    paragraphs: [
      `You worked on “${subject}” some days ago. Everything is as you left it; this is where you go on:`,
      'If something was unclear, just answer this mail.',
    ],
  }),
  'win-back': () => ({
    title: 'It has been a while',
    paragraphs: [
      'We have not built anything for you in a while. What you told us and what you have is still known, so a new product begins close to what you like:',
    ],
  }),
  upgrade: ({ subject }) => ({
    title: 'Something that would suit you better',
    paragraphs: [
      `What you have from order ${subject} is used more than it was made for. What would suit you better, and what it would cost, is with the order:`,
      'If it is fine as it is, say so there, and we do not ask again.',
    ],
  }),
  'points-expire': ({ subject }) => ({
    title: `${subject} of your points expire soon`,
    paragraphs: [
      `${subject} of your points are good for a few weeks more. What they can become, and until when, is here:`,
    ],
  }),
};

const SWEDISH: Readonly<Record<JourneyId, Texts>> = {
  thanks: ({ subject }) => ({
    title: `Din ${subject} är på väg: så sköter du den`,
    paragraphs: [
      `Tack för din beställning ${subject}. Vad du behöver veta om varje del, hur du monterar och sköter den, finns hos beställningen:`,
    ],
  }),
  satisfaction: ({ subject }) => ({
    title: 'Vad tycker du om den?',
    paragraphs: [
      `Du har haft din beställning ${subject} några dagar. Är du nöjd? Ett klick räcker, en mening hjälper oss mer:`,
    ],
  }),
  birthday: () => ({
    title: 'Grattis på födelsedagen',
    paragraphs: [
      'Vi i verkstaden önskar dig allt gott. Om det är något du har tänkt bygga åt dig själv är i dag en bra dag att börja:',
    ],
  }),
  abandoned: ({ subject }) => ({
    title: `${subject} finns kvar`,
    paragraphs: [
      `Du arbetade med ”${subject}” för några dagar sedan. Allt är som du lämnade det; här fortsätter du:`,
      'Om något var oklart kan du bara svara på det här mejlet.',
    ],
  }),
  'win-back': () => ({
    title: 'Det var ett tag sedan',
    paragraphs: [
      'Vi har inte byggt något åt dig på ett tag. Det du berättat och det du har vet vi än, så en ny produkt börjar nära det du tycker om:',
    ],
  }),
  upgrade: ({ subject }) => ({
    title: 'Något som skulle passa dig bättre',
    paragraphs: [
      `Det du har från beställning ${subject} används mer än det är avsett för. Vad som skulle passa dig bättre, och vad det kostar, finns hos beställningen:`,
      'Om det är bra som det är säger du det där, så frågar vi inte igen.',
    ],
  }),
  'points-expire': ({ subject }) => ({
    title: `${subject} av dina poäng förfaller snart`,
    paragraphs: [
      `${subject} av dina poäng gäller några veckor till. Vad de kan bli, och till när, finns här:`,
    ],
  }),
};

/** `locale`: the customer's; English where there are no words in it. */
export function messageMail(journey: JourneyId, locale: string, words: MessageWords): MailText {
  const swedish = locale.split('-')[0] === 'sv';
  const { title, paragraphs } = (swedish ? SWEDISH : ENGLISH)[journey](words);
  const because = translate(journeyOf(journey).because, locale);
  return mail(title, [
    swedish ? `Hej ${words.name},` : `Hello ${words.name},`,
    ...paragraphs.slice(0, 1),
    words.link,
    ...paragraphs.slice(1),
    swedish ? `Du får det här för att ${because}.` : `You get this because ${because}.`,
    ...(words.unsubscribe === undefined
      ? []
      : [
          swedish ? 'Vill du inte ha sådana mejl?' : 'You would rather not get such mails?',
          words.unsubscribe,
        ]),
  ]);
}
