/** The mails we send, by language; plain paragraphs, as text and as HTML. */

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const isLink = (paragraph: string): boolean => /^https?:\/\/\S+$/.test(paragraph);

/** Plain paragraphs; one that is a link becomes one. */
export function mail(subject: string, paragraphs: readonly string[]): MailText {
  const html = paragraphs.map((paragraph) => {
    const safe = escape(paragraph);
    return `<p>${isLink(paragraph) ? `<a href="${safe}">${safe}</a>` : safe}</p>`;
  });
  // A line break would let a name write headers of its own.
  const oneLine = subject.replace(/[\r\n]+/g, ' ');
  return { subject: oneLine, text: `${paragraphs.join('\n\n')}\n`, html: html.join('\n') };
}

export function moneyText(locale: string, minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minorUnits / 10 ** digits);
}

/** A day given as YYYY-MM-DD, in words. */
export function longDay(locale: string, day: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

const inSwedish = (locale: string): boolean => locale.split('-')[0] === 'sv';

export function passwordResetMail(
  locale: string,
  { name, link }: { readonly name: string; readonly link: string },
): MailText {
  return inSwedish(locale)
    ? mail('Välj ett nytt lösenord', [
        `Hej ${name},`,
        'Med den här länken väljer du ett nytt lösenord. Den gäller en timme och kan användas en gång.',
        link,
        'Har du inte bett om det behöver du inte göra något: ditt lösenord är oförändrat.',
      ])
    : mail('Choose a new password', [
        `Hello ${name},`,
        'This link lets you choose a new password. It works once, within one hour.',
        link,
        'If you did not ask for it, there is nothing to do: your password has not changed.',
      ]);
}

export function orderPlacedMail(
  locale: string,
  order: {
    readonly name: string;
    readonly number: string;
    readonly total: string;
    readonly deliveryDate: string;
    readonly link: string;
  },
): MailText {
  return inSwedish(locale)
    ? mail(`Tack för din beställning ${order.number}`, [
        `Hej ${order.name},`,
        `Vi har tagit emot din beställning ${order.number} på ${order.total}. Den beräknas vara hos dig ${order.deliveryDate}.`,
        'Här följer du den och hämtar orderbekräftelsen:',
        order.link,
      ])
    : mail(`Thank you for your order ${order.number}`, [
        `Hello ${order.name},`,
        `We have received your order ${order.number} for ${order.total}. We expect it to reach you on ${order.deliveryDate}.`,
        'Follow it and fetch your order sheet here:',
        order.link,
      ]);
}

export function orderShippedMail(
  locale: string,
  order: { readonly name: string; readonly number: string; readonly link: string },
): MailText {
  return inSwedish(locale)
    ? mail(`Din beställning ${order.number} är på väg`, [
        `Hej ${order.name},`,
        `Din beställning ${order.number} har lämnat verkstaden.`,
        order.link,
      ])
    : mail(`Your order ${order.number} is on its way`, [
        `Hello ${order.name},`,
        `Your order ${order.number} has left the workshop.`,
        order.link,
      ]);
}

export function quoteSentMail(
  locale: string,
  quote: {
    readonly name: string;
    readonly number: string;
    readonly total: string;
    readonly validUntil: string;
    /** The rep. */
    readonly from: string;
    readonly link: string;
  },
): MailText {
  return inSwedish(locale)
    ? mail(`Din offert ${quote.number}`, [
        `Hej ${quote.name},`,
        `Här är vår offert ${quote.number} på ${quote.total}. Den gäller till och med ${quote.validUntil}.`,
        'Med länken läser du den, hämtar den som PDF, frågar, ändrar och godtar den. Den är bara din: skicka den inte vidare.',
        quote.link,
        quote.from,
      ])
    : mail(`Your quote ${quote.number}`, [
        `Hello ${quote.name},`,
        `Here is our quote ${quote.number} for ${quote.total}. It is valid until ${quote.validUntil}.`,
        'This link lets you read it, fetch it as a PDF, ask, change and accept it. It is yours alone: do not pass it on.',
        quote.link,
        quote.from,
      ]);
}

export function orderChangedMail(
  locale: string,
  order: {
    readonly name: string;
    readonly number: string;
    readonly total: string;
    readonly link: string;
  },
): MailText {
  return inSwedish(locale)
    ? mail(`Din beställning ${order.number} är ändrad`, [
        `Hej ${order.name},`,
        `Din beställning ${order.number} är ändrad. Den kostar nu ${order.total}.`,
        order.link,
      ])
    : mail(`Your order ${order.number} has been changed`, [
        `Hello ${order.name},`,
        `Your order ${order.number} has been changed. It now comes to ${order.total}.`,
        order.link,
      ]);
}

export function orderCancelledMail(
  locale: string,
  order: { readonly name: string; readonly number: string; readonly link: string },
): MailText {
  return inSwedish(locale)
    ? mail(`Din beställning ${order.number} är avbeställd`, [
        `Hej ${order.name},`,
        `Din beställning ${order.number} är avbeställd. Den kostar dig ingenting.`,
        order.link,
      ])
    : mail(`Your order ${order.number} is cancelled`, [
        `Hello ${order.name},`,
        `Your order ${order.number} is cancelled. It costs you nothing.`,
        order.link,
      ]);
}
