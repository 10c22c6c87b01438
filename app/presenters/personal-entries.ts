/** What is known in each area, as entries of a few facts each. */
import type {
  AreaId,
  FactLabel,
  ShownEntry,
  ShownFact,
} from '#components/account/privacy/types.ts';
import type { PersonalData } from '#app/services/customers/personal-data.server.ts';
import { wordingOf } from '#rules/customers/consent/purposes.ts';
import type { Purpose } from '#rules/customers/consent/purposes.ts';
import { isJourney, journeyOf } from '#rules/customers/messages/journeys.ts';
import { translate } from '#rules/model/translate.ts';
import type { Text } from '#rules/model/text.ts';

type Entries = (data: PersonalData, locale: string) => readonly ShownEntry[];

/** Only what there is. */
const fact = (label: FactLabel, text: unknown): readonly ShownFact[] =>
  text === null || text === undefined || text === '' ? [] : [{ label, text: String(text) }];
const message = (label: FactLabel, key: string): ShownFact => ({ label, message: key });
const moment = (label: FactLabel, at: Date): ShownFact => ({ label, moment: at.toISOString() });
const total = (amount: number, currency: string): ShownFact => ({
  label: 'total',
  money: { amount, currency },
});

interface Address {
  readonly name?: unknown;
  readonly email?: unknown;
  readonly phone?: unknown;
  readonly street?: unknown;
  readonly postalCode?: unknown;
  readonly city?: unknown;
  readonly country?: unknown;
}

/** A person with an address in one line each. */
const addressText = ({ name, email, phone, street, postalCode, city, country }: Address): string =>
  [name, street, [postalCode, city].filter(Boolean).join(' '), country, email, phone]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n');

const json = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** What was chosen, in the words it was shown in: the summary of a line. */
function chosenText(summary: unknown, locale: string): string {
  const { groups = [] } = summary as {
    groups?: readonly { choices: readonly { title: Text; value: Text }[] }[];
  };
  return groups
    .flatMap(({ choices }) => choices)
    .map(({ title, value }) => `${translate(title, locale)}: ${translate(value, locale)}`)
    .join('\n');
}

const decisionsText = (decisions: unknown): string =>
  (decisions as readonly { variable: string; value: unknown }[])
    .map(({ variable, value }) => `${variable}: ${String(value)}`)
    .join('\n');

export const ENTRIES: Readonly<Record<AreaId, Entries>> = {
  account: ({ account }) =>
    account === null
      ? []
      : [
          {
            id: 'account',
            facts: [
              ...fact('name', account.name),
              ...fact('email', account.email),
              ...fact('language', account.locale),
              moment('since', account.createdAt),
              ...account.sessions.map(({ createdAt }) => moment('session', createdAt)),
            ],
          },
        ],
  profile: ({ profile, value, identifiers }) => [
    {
      id: 'profile',
      facts: [
        ...fact('name', profile.name),
        ...fact('email', profile.email),
        ...fact('phone', profile.phone),
        ...fact('birthday', profile.birthday),
        ...fact('address', addressText({ ...profile, name: '', email: '', phone: '' })),
        ...fact('vatId', profile.vatId),
        ...fact('language', profile.locale),
        ...fact('market', profile.market),
        ...fact('group', profile.customerGroup),
        ...fact('tier', profile.tier),
        ...fact('manager', profile.manager),
        ...(profile.terms === null ? [] : fact('delivery', json(profile.terms))),
        ...fact('identifiers', identifiers.map(({ value: one }) => one).join('\n')),
        ...(profile.categorySpend === null || profile.categoryCurrency === null
          ? []
          : [
              {
                label: 'categorySpend' as const,
                money: { amount: profile.categorySpend, currency: profile.categoryCurrency },
              },
            ]),
        ...(value === null
          ? []
          : [
              ...fact('segment', value.segment),
              {
                label: 'worth' as const,
                money: { amount: value.realised, currency: value.currency },
              },
            ]),
        moment('since', profile.createdAt),
      ],
    },
  ],
  preferences: ({ preferences }) =>
    preferences.map(({ key, value, source, enabled, confidence, orders, updatedAt }) => ({
      id: key,
      title: key,
      at: updatedAt.toISOString(),
      facts: [
        ...fact('value', json(value)),
        message('source', `privacy.preferenceSources.${source}`),
        ...fact('sure', confidence === null ? undefined : `${Math.round(100 * confidence)} %`),
        ...fact('orders', orders === null ? undefined : (orders as string[]).join(', ')),
        message('used', enabled ? 'privacy.used' : 'privacy.unused'),
      ],
    })),
  consents: ({ consents }, locale) =>
    consents.toReversed().map((one) => {
      const wording = wordingOf(one.purpose as Purpose, one.textVersion);
      return {
        id: one.id,
        title: wording ? translate(wording.title, locale) : one.purpose,
        at: one.at.toISOString(),
        facts: [
          message('channel', `privacy.channels.${one.channel}`),
          message('decision', `privacy.states.${one.decision}`),
          message('source', `privacy.sources.${one.source}`),
          ...fact('by', one.by),
          ...(wording ? fact('words', translate(wording.text, locale)) : []),
        ],
      };
    }),
  configurations: ({ configurations }) =>
    configurations.map((one) => ({
      id: one.id,
      title: one.name,
      at: one.updatedAt.toISOString(),
      facts: [
        ...fact('product', decisionsText(one.decisions)),
        ...fact('wanted', decisionsText(one.wanted)),
      ],
    })),
  quotes: ({ quotes }, locale) =>
    quotes.map((quote) => ({
      id: quote.id,
      title: `${quote.number}/${quote.revision}`,
      at: quote.sentAt?.toISOString(),
      facts: [
        message('status', `quotes.status.${quote.status}`),
        total(quote.total, quote.currency),
        ...fact('validUntil', quote.validUntil),
        ...(quote.client === null ? [] : fact('address', addressText(quote.client as Address))),
        ...quote.lines.flatMap((line) => fact('product', translate(line.title as Text, locale))),
        ...quote.comments.flatMap(({ authorName, text }) =>
          fact('comment', `${authorName}: ${text}`),
        ),
      ],
    })),
  orders: ({ orders }, locale) =>
    orders.map((order) => ({
      id: order.id,
      title: order.number,
      at: order.placedAt.toISOString(),
      facts: [
        message('status', `orders.status.${order.status}`),
        total(order.total, order.currency),
        ...fact('delivery', addressText(order.customer as Address)),
        ...fact(
          'wishes',
          Object.values(order.wishes as object)
            .filter(Boolean)
            .join('\n'),
        ),
        ...fact('by', order.placedBy),
        ...order.lines.flatMap(({ configurationName, summary }) =>
          fact('product', `${configurationName}\n${chosenText(summary, locale)}`),
        ),
        ...order.lines.flatMap(({ usage }) =>
          usage.flatMap(({ measure, value }) => fact('usage', `${measure}: ${value}`)),
        ),
      ],
    })),
  invoices: ({ orders }) => {
    const invoices = orders.flatMap((order) => order.invoices);
    const once = new Map(invoices.map((invoice) => [invoice.number, invoice]));
    return [...once.values()].map(
      ({ number, kind, currency, total: amount, issuedOn, document }) => ({
        id: number,
        title: number,
        facts: [
          message('status', `privacy.invoiceKinds.${kind}`),
          ...fact('issuedOn', issuedOn),
          total(amount, currency),
          ...fact('address', buyerText(document)),
        ],
      }),
    );
  },
  interactions: ({ interactions, crossSells }) => [
    ...interactions.map(({ id, kind, channel, at, by, data }) => ({
      id,
      titleMessage: `sales.kinds.${kind}`,
      at: at.toISOString(),
      facts: [
        message('channel', `sales.channels.${channel}`),
        ...fact('by', by),
        ...(Object.keys(data as object).length > 0 ? fact('about', json(data)) : []),
      ],
    })),
    // How they answered is among the contacts above.
    ...crossSells.map(({ id, variable, value, at }) => ({
      id,
      titleMessage: 'sales.kinds.proposal-open',
      at: at.toISOString(),
      facts: fact('about', `${variable}: ${value}`),
    })),
  ],
  mails: ({ mails }) =>
    mails.map(({ to, subject, text, createdAt }, index) => ({
      id: String(index),
      title: subject,
      at: createdAt.toISOString(),
      facts: [...fact('email', to), ...fact('text', text)],
    })),
  messages: ({ messages }, locale) =>
    messages.map(({ id, journey, status, reason, rating, decidedAt }) => ({
      id,
      title: isJourney(journey) ? translate(journeyOf(journey).title, locale) : journey,
      at: decidedAt.toISOString(),
      facts: [
        message('status', `messages.status.${status}`),
        ...(status === 'sent' && isJourney(journey)
          ? fact('because', translate(journeyOf(journey).because, locale))
          : [message('because', `messages.reasons.${reason}`)]),
        ...fact('rating', rating),
      ],
    })),
  points: ({ points: { lots } }) =>
    lots
      .flatMap(({ rule, expiresAt, movements }) =>
        movements.map((one) => ({ ...one, rule, expiresAt })),
      )
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .map(({ kind, rule, subject, text, at, points, expiresAt }, index) => ({
        id: String(index),
        titleMessage: kind === 'earn' ? `loyalty.rules.${rule}` : `loyalty.kinds.${kind}`,
        at: at.toISOString(),
        facts: [
          ...fact('value', points),
          ...fact('about', subject),
          ...fact('because', text),
          ...(points > 0 ? [moment('validUntil', expiresAt)] : []),
        ],
      })),
  accesses: ({ accesses }) =>
    accesses.map(({ at, name }, index) => ({
      id: String(index),
      title: name,
      at: at.toISOString(),
      facts: [],
    })),
};

function buyerText(document: unknown): string {
  const { buyer } = document as { buyer?: Address & { address?: Address } };
  return buyer ? addressText({ ...buyer, ...buyer.address }) : '';
}
